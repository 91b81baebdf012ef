/**
 * Learns the rules of lib/listening/letters-to-sounds.ts from the dictionary of the model, and writes them beside it.
 * usage: node scripts/listening/learn-letters.ts [--held-out]
 *   --held-out learns from nineteen words of twenty, reads the twentieth, prints how often it is wrong, writes nothing.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import {
  CONTEXTS,
  contextOf,
  readRules,
  soundsByLetters,
  writtenRule,
} from '../../lib/listening/letters-to-sounds.ts';

type Entry = { word: string; sounds: string[] };

/** Fewer words than this and a rule is a word's whim. */
const LEAST_WORDS = 4;

/** Passes over the dictionary until which letter makes which sound changes no more. */
const PASSES = 6;

const dictionary = readFileSync('node_modules/soundswallower/model/en-us/dict.txt', 'utf8')
  .split('\n')
  .map((line) => line.trim().split(/\s+/))
  .filter(([word, ...sounds]) => word && /^[a-z][a-z']*$/.test(word) && sounds.length > 0)
  .map(([word = '', ...sounds]): Entry => ({ word, sounds }));

/** How often a letter made which sounds, as the logarithm of its share. */
type Shares = Map<string, number>;

const key = (letter: string, sounds: readonly string[]) => `${letter} ${sounds.join(' ')}`;

/** The best way to share a word's sounds out among its letters, none, one or two for each; null where there is none. */
function sharedOut({ word, sounds }: Entry, shares: Shares): string[][] | null {
  const rows = word.length + 1;
  const columns = sounds.length + 1;
  const best = new Float64Array(rows * columns).fill(Number.NEGATIVE_INFINITY);
  const took = new Uint8Array(rows * columns);
  best[0] = 0;
  for (let i = 0; i < word.length; i++)
    for (let j = 0; j < columns; j++) {
      const so = best[i * columns + j] as number;
      if (so === Number.NEGATIVE_INFINITY) continue;
      for (let n = 0; n <= 2 && j + n < columns; n++) {
        const share = shares.get(key(word.charAt(i), sounds.slice(j, j + n))) ?? -12 - 2 * n;
        const to = (i + 1) * columns + j + n;
        if (so + share > (best[to] as number)) {
          best[to] = so + share;
          took[to] = n;
        }
      }
    }
  let j = sounds.length;
  if (best[word.length * columns + j] === Number.NEGATIVE_INFINITY) return null;
  const parts: string[][] = [];
  for (let i = word.length; i > 0; i--) {
    const n = took[i * columns + j] as number;
    parts.unshift(sounds.slice(j - n, j));
    j -= n;
  }
  return parts;
}

function sharesOf(counts: Map<string, number>): Shares {
  const totals = new Map<string, number>();
  for (const [what, n] of counts) totals.set(what.charAt(0), (totals.get(what.charAt(0)) ?? 0) + n);
  return new Map([...counts].map(([what, n]) => [what, Math.log(n / (totals.get(what.charAt(0)) ?? n))]));
}

function learn(entries: readonly Entry[]): string {
  let counts = new Map<string, number>();
  const add = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  for (const { word, sounds } of entries)
    for (let i = 0; i < word.length; i++)
      add(key(word.charAt(i), sounds.slice(Math.floor((i * sounds.length) / word.length)).slice(0, 1)));
  let shared: { word: string; parts: string[][] }[] = [];
  for (let pass = 0; pass < PASSES; pass++) {
    const shares = sharesOf(counts);
    shared = entries.flatMap((entry) => {
      const parts = sharedOut(entry, shares);
      return parts ? [{ word: entry.word, parts }] : [];
    });
    counts = new Map();
    for (const { word, parts } of shared)
      for (const [i, part] of parts.entries()) add(key(word.charAt(i), part));
  }
  return rulesFrom(shared);
}

/** A rule is kept where what most words do in its context differs from what the next more general rule says. */
function rulesFrom(shared: readonly { word: string; parts: string[][] }[]): string {
  const kept = new Map<string, string[]>();
  for (const context of CONTEXTS) {
    const seen = new Map<
      string,
      { n: number; general: string; by: Map<string, { n: number; part: string[] }> }
    >();
    for (const { word, parts } of shared)
      for (let at = 0; at < word.length; at++) {
        const name = contextOf(word, at, context);
        let here = seen.get(name);
        if (!here) {
          let general = '?';
          for (const wider of CONTEXTS.slice(0, CONTEXTS.indexOf(context)))
            general = kept.get(contextOf(word, at, wider))?.join(' ') ?? general;
          here = { n: 0, general, by: new Map() };
          seen.set(name, here);
        }
        const part = parts[at] ?? [];
        const said = part.join(' ');
        const count = here.by.get(said) ?? { n: 0, part };
        count.n++;
        here.n++;
        here.by.set(said, count);
      }
    for (const [name, { n, general, by }] of seen) {
      const most = [...by.values()].reduce((a, b) => (b.n > a.n ? b : a));
      const generals = by.get(general)?.n ?? 0;
      if (general !== '?' && (n < LEAST_WORDS || most.n - generals < LEAST_WORDS - 1)) continue;
      if (most.part.join(' ') !== general) kept.set(name, most.part);
    }
  }
  return [...kept].map(([name, part]) => writtenRule(name, part)).join(' ');
}

/** Sounds to be changed, left out or put in to make one of the other. */
function distance(a: readonly string[], b: readonly string[]): number {
  let row = b.map((_, j) => j + 1);
  a.forEach((sound, i) => {
    let corner = i;
    let left = i + 1;
    row = row.map((above, j) => {
      left = Math.min(above + 1, left + 1, corner + (sound === b[j] ? 0 : 1));
      corner = above;
      return left;
    });
  });
  return row.at(-1) ?? a.length;
}

if (process.argv.includes('--held-out')) {
  const written = learn(dictionary.filter((_, i) => i % 20 !== 0));
  const rules = readRules(written);
  let [wrong, sounds, right, words] = [0, 0, 0, 0];
  dictionary.forEach((entry, i) => {
    if (i % 20 !== 0) return;
    const off = distance(soundsByLetters(entry.word, rules), entry.sounds);
    wrong += off;
    sounds += entry.sounds.length;
    words++;
    if (off === 0) right++;
  });
  console.log(`${rules.size} rules, ${Math.round(written.length / 1024)} KB`);
  console.log(
    `${((100 * wrong) / sounds).toFixed(1)} % of sounds wrong, ${((100 * right) / words).toFixed(1)} % of words right`,
  );
} else {
  const written = learn(dictionary);
  writeFileSync(
    'lib/listening/letter-rules.ts',
    `/** Written by scripts/listening/learn-letters.ts from the dictionary of the model; not to be changed by hand. */\nexport const LETTER_RULES =\n  '${written.replaceAll("'", "\\'")}';\n`,
  );
  console.log(`${Math.round(written.length / 1024)} KB`);
}
