import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { modernNode } from '../../scripts/run-tool.mjs';
import * as engine from './engine.ts';

/** A folder with what would be published of the engine, and nothing else of the project. */
const alone = realpathSync(mkdtempSync(path.join(tmpdir(), 'stet-engine-alone-')));
afterAll(() => rmSync(alone, { recursive: true }));

const STORY = [
  'The town engineer, Ida Brekk, said on Monday that the bridge in Harl Street would stay closed until May.',
  '“The piers are sound,” she said. “The deck is not.”',
  'The contractor did not respond to a request for comment.',
].join('\n\n');

const PROGRAM = `
import { compare, extract, reanchor } from './engine/engine.ts';
const story = ${JSON.stringify(STORY)};
const { items } = extract(story);
const quote = items.find(({ kind }) => kind === 'DIRECT_QUOTE');
console.log(JSON.stringify({
  items: items.map(({ kind, speaker, parties }) => [kind, (speaker ?? parties[0])?.name ?? null]),
  comparison: compare('The piers are sound', 'Well, the piers are not sound, I told them.').class,
  again: reanchor(story, 'An hour ago: ' + story, quote.spans).map(({ state, span }, i) => [state, span.start - quote.spans[i].start]),
}));
`;

test('its face is three functions', () => {
  expect(Object.keys(engine).sort()).toEqual(['compare', 'extract', 'reanchor']);
});

test('it runs alone: its own files in an empty folder, without packages, the network or leave to open another file', () => {
  cpSync(import.meta.dirname, path.join(alone, 'engine'), {
    recursive: true,
    filter: (file) => !/\.(test|fixture)\.ts$/.test(file),
  });
  expect(existsSync(path.join(alone, 'engine', 'engine.test.ts'))).toBe(false);
  expect(statSync(path.join(alone, 'engine', 'weights', 'attribution.bin')).size).toBeGreaterThan(1_000_000);
  writeFileSync(path.join(alone, 'package.json'), '{ "type": "module" }');
  writeFileSync(path.join(alone, 'program.ts'), PROGRAM);
  const said = execFileSync(
    modernNode(),
    ['--permission', `--allow-fs-read=${path.join(alone, '*')}`, path.join(alone, 'program.ts')],
    { cwd: alone, env: { NODE_ENV: 'test', NODE_NO_WARNINGS: '1' }, encoding: 'utf8' },
  );
  expect(JSON.parse(said)).toEqual({
    items: [
      ['PARAPHRASE', 'Ida Brekk'],
      ['DIRECT_QUOTE', 'Ida Brekk'],
      ['NON_RESPONSE', 'contractor'],
    ],
    comparison: 'altered',
    again: [
      ['unchanged', 13],
      ['unchanged', 13],
    ],
  });
});
