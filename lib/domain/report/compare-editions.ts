/** What a new edition changes, statement by statement. Statements carry no lasting name in public, so they are
 * recognised by their words: the same ones first, then the most alike. */
import { meantWords } from '../force.ts';
import { QUOTATION_WORDS, STATUS_WORDS, SUBSTANCE_WORDS } from '../vocabulary.ts';
import { countWords } from '../wording.ts';
import type { EditionChanges, ReportSnapshot, ReportStatement, StatementChange } from './snapshot.ts';

/** The parts of a report that are compared. */
export type Comparable = Pick<ReportSnapshot, 'edition' | 'statements'> & {
  story: Pick<ReportSnapshot['story'], 'headline'>;
};

/** Below this share of common words two statements are two, not one reworded. */
const ALIKE = 0.6;

/**
 * @param note the editor's own account of the correction.
 * @returns changes in the order of the newer edition, then what is gone in the order of the older one.
 */
export function compareEditions(previous: Comparable, next: Comparable, note: string): EditionChanges {
  const pairs = pairStatements(previous.statements, next.statements);
  const paired = new Set(pairs.values());
  const { headline: before } = previous.story;
  const { headline: after } = next.story;
  return {
    since: previous.edition.number,
    note,
    headline: before === after ? null : { before, after },
    statements: [
      ...next.statements.flatMap((statement) => changesOf(pairs.get(statement) ?? null, statement)),
      ...previous.statements.filter((old) => !paired.has(old)).map((old) => change('removed', old)),
    ],
  };
}

function pairStatements(
  older: readonly ReportStatement[],
  newer: readonly ReportStatement[],
): Map<ReportStatement, ReportStatement> {
  const pairs = new Map<ReportStatement, ReportStatement>();
  const free = new Set(older);
  const take = (statement: ReportStatement, isMatch: (old: ReportStatement) => boolean) => {
    if (pairs.has(statement)) return;
    const found = [...free].find(isMatch);
    if (!found) return;
    pairs.set(statement, found);
    free.delete(found);
  };
  const isSame = (a: ReportStatement, b: ReportStatement) => bare(a.words) === bare(b.words);
  for (const one of newer)
    take(one, (old) => isSame(old, one) && old.kind === one.kind && old.speaker === one.speaker);
  for (const one of newer) take(one, (old) => isSame(old, one));
  const bags = new Map([...older, ...newer].map((one) => [one, bagOf(one.words)]));
  const likeness = newer
    .filter((one) => !pairs.has(one))
    .flatMap((one) => [...free].map((old) => ({ one, old, alike: alike(bags.get(one), bags.get(old)) })))
    .filter(({ alike }) => alike >= ALIKE)
    .sort((a, b) => b.alike - a.alike || a.one.number - b.one.number || a.old.number - b.old.number);
  for (const { one, old } of likeness) take(one, (candidate) => candidate === old);
  return pairs;
}

function bare(words: string): string {
  return words
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

type Bag = ReadonlyMap<string, number>;

function bagOf(words: string): Bag {
  const bag = new Map<string, number>();
  for (const word of bare(words).split(' ')) bag.set(word, (bag.get(word) ?? 0) + 1);
  return bag;
}

/** Dice's coefficient over words: 1 for the same words, 0 for none in common. */
function alike(a: Bag = new Map(), b: Bag = new Map()): number {
  let common = 0;
  for (const [word, n] of a) common += Math.min(n, b.get(word) ?? 0);
  const size = (bag: Bag) => [...bag.values()].reduce((sum, n) => sum + n, 0);
  return (2 * common) / (size(a) + size(b));
}

function change(
  what: StatementChange['what'],
  { number, words }: ReportStatement,
  before: string | null = null,
  after: string | null = null,
): StatementChange {
  return { what, number, words, before, after };
}

function changesOf(old: ReportStatement | null, now: ReportStatement): StatementChange[] {
  if (!old) return [change('added', now)];
  const compared: [StatementChange['what'], string, string][] = [
    ['words', old.words, now.words],
    ['speaker', old.speaker ?? 'nobody', now.speaker ?? 'nobody'],
    // Editions made before cues were kept say nothing of them, and so nothing changed in them.
    ...(old.cue === undefined
      ? []
      : [['cue', cueWords(old), cueWords(now)] satisfies [StatementChange['what'], string, string]]),
    ['status', statusWords(old), statusWords(now)],
    ['quotation', quotationWords(old), quotationWords(now)],
    ['substance', substanceWords(old), substanceWords(now)],
    ['sources', countWords(old.sources.length, 'source'), countWords(now.sources.length, 'source')],
  ];
  return compared.flatMap(([what, before, after]) =>
    before === after ? [] : [change(what, now, before, after)],
  );
}

/** "has never said", with what it does where that is no plain "said". */
function cueWords({ cue = null, force = null, polarity = null }: ReportStatement): string {
  const meant = meantWords({ force, polarity });
  return cue === null ? meant || 'no cue' : meant ? `“${cue}” (${meant})` : `“${cue}”`;
}

function statusWords({ status, reason }: ReportStatement): string {
  return reason === '' ? STATUS_WORDS[status] : `${STATUS_WORDS[status]}: ${reason}`;
}

function quotationWords({ quotation }: ReportStatement): string {
  return quotation ? QUOTATION_WORDS[quotation] : 'No verdict';
}

function substanceWords({ substance }: ReportStatement): string {
  return substance ? SUBSTANCE_WORDS[substance] : 'No verdict';
}
