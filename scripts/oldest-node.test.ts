/** The first lines of both commands run on the Node that somebody has, which may read no TypeScript and has no packages. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { inCheckout } from './paths.mjs';

/** What a program loads, sooner or later; types named in comments load nothing. */
function loadedBy(file: string, known = new Set<string>()): Set<string> {
  if (known.has(file)) return known;
  known.add(file);
  if (!file.endsWith('.mjs')) return known;
  const code = readFileSync(file, 'utf8').replace(/\/\*.*?\*\//gs, '');
  for (const [, named = ''] of code.matchAll(/(?:\bfrom |\bimport |\bimport\()'(\.[^']+)'/g))
    loadedBy(path.resolve(path.dirname(file), named), known);
  return known;
}

test.each(['start.mjs', 'test.mjs'])('%s loads what any Node can read', (program) => {
  const loaded = [...loadedBy(inCheckout('scripts', program))];
  expect(loaded.length).toBeGreaterThan(5);
  expect(loaded.filter((file) => !/\.(?:mjs|json)$/.test(file))).toEqual([]);
});
