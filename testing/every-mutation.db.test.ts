import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { mutationsOf, PARTS, tryEveryMutation } from './every-mutation.fixture.ts';

test('every mutation is tried here', () => {
  const lib = path.resolve(import.meta.dirname, '../lib');
  const files = readdirSync(lib, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(^|-|[\\/])mutations\.ts$/.test(file),
  );
  const exported = files.flatMap((file) =>
    [
      ...readFileSync(path.join(lib, file), 'utf8').matchAll(
        /^export (?:async )?function (\w+)\(\s*actor: Actor/gm,
      ),
    ].map(([, name]) => name),
  );
  // These are about oneself: any signed-in person may call them, and lib/members/*.db.test.ts and
  // lib/notices/*.db.test.ts check what they do.
  const own = ['changeAccount', 'proveEarlierPassword', 'signOut', 'markSeen', 'muteStory', 'changeMails'];
  // Reads on behalf of mutations that change a story, and writes nothing itself.
  const reading = ['readTwice'];
  expect(exported.length).toBeGreaterThan(30);
  expect(
    PARTS.flatMap(mutationsOf)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(exported.filter((name) => ![...own, ...reading].includes(name ?? '')).sort());
  for (const part of PARTS) {
    const file = part === 'newsroom' ? 'every-mutation.db.test.ts' : `every-mutation-of-${part}.db.test.ts`;
    expect(readFileSync(path.join(import.meta.dirname, file), 'utf8')).toContain(
      `tryEveryMutation('${part}');`,
    );
  }
});

tryEveryMutation('newsroom');
