/**
 * What a new edition changes, statement by statement. Statements with the same address are the same; those of editions
 * made before there were addresses are matched by their words: identical ones first, then the most alike.
 */
import { inCodes } from './earlier-snapshot.ts';
import type {
  CueValue,
  EditionChanges,
  ReportSnapshot,
  ReportStatement,
  StatementChange,
  StatusValue,
} from './snapshot.ts';

/** The parts of a statement that are compared. Editions made before cues were stored have no `cue`. */
type Compared = Pick<
  ReportStatement,
  'number' | 'kind' | 'words' | 'speaker' | 'status' | 'reason' | 'reasonText' | 'quotation' | 'substance'
> &
  Partial<Pick<ReportStatement, 'id' | 'cue' | 'force' | 'polarity'>> & { sources: readonly unknown[] };

/** The parts of a report that are compared. */
export type Comparable = {
  edition: { number: number };
  story: { headline: string };
  statements: readonly Compared[];
};

/** An edition of any version, in the same codes. */
export function comparable(snapshot: ReportSnapshot): Comparable {
  return snapshot.stet === 'report/1'
    ? { ...snapshot, statements: snapshot.statements.map(inCodes) }
    : snapshot;
}

/** Below this share of common words, two statements are different ones, not one reworded. */
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
      ...previous.statements
        .filter((old) => !paired.has(old))
        .map(({ number, words }) => ({ number, words, what: 'removed' as const })),
    ],
  };
}

function pairStatements(older: readonly Compared[], newer: readonly Compared[]): Map<Compared, Compared> {
  const pairs = new Map<Compared, Compared>();
  const free = new Set(older);
  const take = (statement: Compared, isMatch: (old: Compared) => boolean) => {
    if (pairs.has(statement)) return;
    const found = [...free].find(isMatch);
    if (!found) return;
    pairs.set(statement, found);
    free.delete(found);
  };
  const isSame = (a: Compared, b: Compared) => bare(a.words) === bare(b.words);
  for (const one of newer) if (one.id !== undefined) take(one, (old) => old.id === one.id);
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

/** The words alone, as they are compared: without case, punctuation and spacing. */
export function bare(words: string): string {
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

/**
 * In which respects a statement is otherwise than it was.
 * @param old null for one that is new
 */
export function changesOf(old: Compared | null, now: Compared): StatementChange[] {
  const of = { number: now.number, words: now.words };
  if (!old) return [{ ...of, what: 'added' }];
  const compared: StatementChange[] = [
    { ...of, what: 'words', before: old.words, after: now.words },
    { ...of, what: 'speaker', before: old.speaker, after: now.speaker },
    { ...of, what: 'cue', before: cueOf(old), after: cueOf(now) },
    { ...of, what: 'status', before: statusOf(old), after: statusOf(now) },
    { ...of, what: 'quotation', before: old.quotation, after: now.quotation },
    { ...of, what: 'substance', before: old.substance, after: now.substance },
    { ...of, what: 'sources', before: old.sources.length, after: now.sources.length },
  ];
  // Editions made before cues were stored say nothing of them, so no change can be reported.
  const isTold = (change: StatementChange) => change.what !== 'cue' || old.cue !== undefined;
  return compared.filter((change) => isTold(change) && isChange(change));
}

const cueOf = ({ cue = null, force = null, polarity = null }: Compared): CueValue => ({
  text: cue,
  force,
  polarity,
});

const statusOf = ({ status, reason, reasonText }: Compared): StatusValue => ({ status, reason, reasonText });

function isChange(change: StatementChange): boolean {
  switch (change.what) {
    case 'added':
    case 'removed':
      return true;
    case 'cue':
      return isOtherCue(change.before, change.after);
    case 'status': {
      const { before, after } = change;
      const isSameReason = before.reason === after.reason && before.reasonText === after.reasonText;
      return before.status !== after.status || !isSameReason;
    }
    default:
      return change.before !== change.after;
  }
}

/** A plain "said" is the same whether or not an edition stored that it is plain. */
function isOtherCue(before: CueValue, after: CueValue): boolean {
  const plain = ({ text, force, polarity }: CueValue) => [
    text,
    force === 'SAID' ? null : force,
    polarity === 'AFFIRMED' ? null : polarity,
  ];
  const now = plain(after);
  return plain(before).some((part, i) => part !== now[i]);
}
