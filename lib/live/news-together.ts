import type { Changed, News } from './news.ts';

/** News of which several may be told together. */
export type Gathered = Extract<News, { kind: 'changed' | 'here' }>;

/** More stories than this are not named one by one; as in the trigger `live_tell_events`. */
export const MOST_NAMED = 50;

/**
 * What several pieces of news say together, in as few as can be: where something changed in one, under the last number,
 * so that whoever comes back with it has missed nothing; and each story once at which somebody came or went.
 */
export function newsTogether(news: readonly Gathered[]): Gathered[] {
  const changed = news.filter((one) => one.kind === 'changed');
  const here = new Set(news.flatMap((one) => (one.kind === 'here' ? [one.story] : [])));
  return [
    ...(changed.length > 0 ? [changedTogether(changed)] : []),
    ...[...here].map((story) => ({ kind: 'here' as const, story })),
  ];
}

function changedTogether(changed: readonly Changed[]): Changed {
  const named = new Set(changed.flatMap(({ stories }) => stories ?? []));
  const isMany = named.size > MOST_NAMED || changed.some(({ stories }) => stories === null);
  const seqs = changed.map(({ seq }) => BigInt(seq)).sort((a, b) => (a < b ? -1 : 1));
  return {
    kind: 'changed',
    seq: `${seqs.at(-1)}`,
    stories: isMany ? null : [...named],
    isWider: changed.some(({ isWider }) => isWider),
  };
}
