/** What became of a published statement from edition to edition: it was corrected, or there is more to say of it. */
import { bare, changesOf } from './compare-editions.ts';
import type { ReportStatement, Snapshot, StatementChange, StatementHistory } from './snapshot.ts';

/**
 * A snapshot with the history of each statement that has an address.
 *
 * @param published each statement as it was last published, with its history up to then, by its address
 */
export function withHistories(
  snapshot: Snapshot,
  published: ReadonlyMap<string, ReportStatement> = new Map(),
): Snapshot {
  // A story may be a megabyte, and many of its statements changed.
  const text = bare(snapshot.story.text);
  return {
    ...snapshot,
    statements: snapshot.statements.map((one) =>
      one.id === undefined ? one : { ...one, history: historyOf(one, published.get(one.id), snapshot, text) },
    ),
  };
}

function historyOf(
  now: ReportStatement,
  before: ReportStatement | undefined,
  { edition, changes: all }: Snapshot,
  text: string,
): StatementHistory[] {
  if (!before) return [];
  const known = before.history ?? [];
  const changes = changesOf(before, now);
  if (changes.length === 0) return known;
  const event = { edition: edition.number, publishedAt: edition.publishedAt, note: all?.note ?? '', changes };
  return [...known, { ...event, is: isCorrection(changes, text) ? 'CORRECTED' : 'UPDATED' }];
}

/**
 * Whether what was published before no longer stands: its words are not in the story any more, somebody else said them
 * or said them otherwise, or a verdict was another one. A verdict that there was none of, a source more, and a statement
 * that only begins or ends elsewhere in the same words of the story (it was split, or merged with another) are no
 * correction.
 *
 * @param text the story as it is published now, bare
 */
function isCorrection(changes: readonly StatementChange[], text: string): boolean {
  return changes.some((change) => {
    switch (change.what) {
      case 'words':
        return !partsOf(change.before).every((part) => has(text, part));
      case 'speaker':
      case 'quotation':
      case 'substance':
        return change.before !== null;
      case 'cue':
        return change.before.text !== null;
      case 'status':
        return change.before.status !== change.after.status && change.before.status !== 'PENDING';
      default:
        return false;
    }
  });
}

/** Whether a bare text has these words, whole ones. */
const has = (text: string, words: string) => ` ${text} `.includes(` ${words} `);

/** The pieces of a statement that the story has in several places (" … " stands between them). */
function partsOf(words: string): string[] {
  return words.split(' … ').map(bare);
}

/**
 * The statement of a newer edition that has the words of one which it no longer publishes by itself: they were merged.
 *
 * @returns null where the story does not say them any more, or says them unchecked
 */
export function takenUpBy<One extends Pick<ReportStatement, 'id' | 'words'>>(
  gone: Pick<ReportStatement, 'words'>,
  statements: readonly One[],
): One | null {
  const words = partsOf(gone.words);
  return (
    statements.find((one) => one.id !== undefined && words.every((part) => has(bare(one.words), part))) ??
    null
  );
}
