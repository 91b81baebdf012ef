import { isOwnVerdict, whoPutBack } from '../domain/authors.ts';
import type { Subject } from '../domain/permissions.ts';
import type { Span } from '../domain/vocabulary.ts';
import type { StoryScope } from '../stories/queries.ts';
import type { ItemRow } from './row-queries.ts';

/** Whether the verdict that an item has was given by whoever wrote its words. */
export function isDecidedByAuthor(row: ItemRow, { story, revision }: StoryScope): boolean {
  const [verdict] = row.verdicts;
  if (!verdict || row.status === 'PENDING') return false;
  return isOwnVerdict(verdict, story.authors, whoPutBack(row.spans as Span[], revision.blocks));
}

/** What the permission table needs to know for signing off and publishing: of the story, and of its verdicts. */
export function subjectOfSigning(scope: StoryScope, rows: readonly ItemRow[]): Subject {
  const ownVerdicts = rows.filter((row) => row.cutAt === null && isDecidedByAuthor(row, scope)).length;
  return { ...scope.subject, ownVerdicts };
}
