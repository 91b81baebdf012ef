import { isOwnVerdict, whoPutBack } from '../domain/authors.ts';
import type { Subject } from '../domain/permissions.ts';
import type { Span } from '../domain/vocabulary.ts';
import type { StoryAsItIs, StoryScope } from '../stories/queries.ts';
import type { ItemRow } from './row-queries.ts';

/** Whether an item's present verdict was given by somebody who wrote its words. */
export function isDecidedByAuthor(row: ItemRow, { story, revision }: StoryAsItIs): boolean {
  const [verdict] = row.verdicts;
  if (!verdict || row.status === 'PENDING') return false;
  return isOwnVerdict(verdict, story.authors, whoPutBack(row.spans as Span[], revision.blocks));
}

/** What the permission table needs to know about a story and its verdicts for signing off and publishing. */
export function subjectOfSigning(scope: StoryScope, rows: readonly ItemRow[]): Subject {
  return { ...scope.subject, ownVerdicts: countOwnVerdicts(scope, rows) };
}

/** How many of a story's verdicts were given by somebody who wrote the words. */
export function countOwnVerdicts(scope: StoryAsItIs, rows: readonly ItemRow[]): number {
  return rows.filter((row) => row.cutAt === null && isDecidedByAuthor(row, scope)).length;
}
