import { expect, test } from 'vitest';
import { modernNode, run } from './run-tool.mjs';
import { serverFlags } from './web-server.mjs';

test('the Node that serves knows what it is told before the file', async () => {
  expect(serverFlags()).toHaveLength(1);
  const { status, output } = await run(modernNode(), [...serverFlags(), '--print', '6 * 7'], {
    allowFailure: true,
  });
  expect({ status, output: output.trim() }).toEqual({ status: 0, output: '42' });
});
