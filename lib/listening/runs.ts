/** Stretches of text found in a sound, and which of them can be true together. */
import { isSound } from './loose-grammar.ts';
import { type Heard, isNoWord } from './recogniser.ts';

/** Words heard one after the other as the text has them: from which word of the text on. */
export type Run = { from: number; heard: Heard[] };

/** Words heard without a way around the text between them; each is a stretch of the text, though it does not say which. */
export function groupsOf(heard: readonly Heard[]): Heard[][] {
  const groups: Heard[][] = [[]];
  for (const one of heard) {
    if (isSound(one.word)) groups.push([]);
    else if (!isNoWord(one.word)) groups.at(-1)?.push(one);
  }
  return groups.filter((group) => group.length > 0);
}

/** Every place between `from` and `to` where the text has these words. */
export function placesOf(
  group: readonly Heard[],
  words: readonly string[],
  from: number,
  to: number,
): number[] {
  const places: number[] = [];
  for (let at = from; at + group.length <= to; at++)
    if (group.every(({ word }, i) => words[at + i] === word)) places.push(at);
  return places;
}

/** Words skipped cost this much of a run's weight each: of two places that fit alike, the near one. */
const SKIPPED = 0.02;

/**
 * The runs that follow one another both in the sound and in the text, and weigh most together. `runs` are in the order
 * of the sound; several may share their `heard`: the same sound, at another place of the text.
 */
export function heaviestChain(runs: readonly Run[], weightOf: (run: Run) => number, from: number): Run[] {
  const best = runs.map((run) => ({
    total: weightOf(run) - SKIPPED * Math.max(0, run.from - from),
    before: -1,
  }));
  let top = -1;
  runs.forEach((run, i) => {
    const own = weightOf(run);
    for (let j = 0; j < i; j++) {
      const earlier = runs[j] as Run;
      const end = earlier.from + earlier.heard.length;
      if (earlier.heard === run.heard || end > run.from) continue;
      const total = (best[j]?.total ?? 0) + own - SKIPPED * (run.from - end);
      if (total > (best[i]?.total ?? 0)) best[i] = { total, before: j };
    }
    if (top < 0 || (best[i]?.total ?? 0) > (best[top]?.total ?? 0)) top = i;
  });
  const chain: Run[] = [];
  for (let i = top; i >= 0; i = best[i]?.before ?? -1) chain.unshift(runs[i] as Run);
  return chain;
}

/**
 * Only those runs of a chain that something speaks for: runs that belong together stand and fall together, by the
 * heaviest of them or by all of them. `belongs` says whether there is as much time between two runs as their text takes;
 * a text that has nothing to do with the sound has runs by chance, but they are light and lie anywhere.
 */
export function wellFounded(
  chain: readonly Run[],
  weightOf: (run: Run) => number,
  { one, all, belongs }: { one: number; all: number; belongs: (earlier: Run, later: Run) => boolean },
): Run[] {
  const groups: Run[][] = [];
  for (const run of chain) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && belongs(last, run)) group.push(run);
    else groups.push([run]);
  }
  return groups
    .filter((group) => {
      const weights = group.map(weightOf);
      return Math.max(...weights) >= one || weights.reduce((sum, weight) => sum + weight, 0) >= all;
    })
    .flat();
}
