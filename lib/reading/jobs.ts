/**
 * What is done off the server's own thread, by name: the costly and pure parts of bringing in a story, revising it,
 * checking its quotes against a source, and writing workbooks. Run by `reading-process.ts`; the server imports only the types.
 */

import { type DraftProposal, draftProposals } from '../domain/draft-proposals.ts';
import { demandItems } from '../domain/story-size.ts';
import { markChanges, type TextPiece } from '../text/anchors/mark-changes.ts';
import type { Extraction } from '../text/engine.ts';
import { checkQuotes, type QuotesToCheck } from './check-quotes.ts';
import { fieldOf, type Incoming, type LaidText, readIncoming } from './read-incoming.ts';
import { readItems } from './read-items.ts';
import { type PlannedRevision, planOf, type RevisedFrom } from './revision-plan.ts';
import { type SourceWords, wordsOf } from './source-text.ts';
import type { SheetToWrite } from './workbook.ts';

/** Reports how far a job has got. */
export type Tell = (done: number) => void;

/** A new story: laid out, and its items found. */
function readStory({
  incoming,
  headline,
  language,
}: {
  incoming: Incoming;
  headline: string;
  language: string;
}): { laid: LaidText; extraction: Extraction; proposals: DraftProposal[] } {
  const laid = readIncoming(incoming, headline);
  const extraction = readItems(laid, language);
  demandItems(extraction.items.length, fieldOf(incoming));
  return { laid, extraction, proposals: draftProposals(laid.notes, laid.text, laid.blocks) };
}

/** What a new text does to a story, with the changes to its paragraphs where a page is to show them. */
function planRevision({
  from,
  incoming,
  withChanges,
}: {
  from: RevisedFrom;
  incoming: Incoming;
  withChanges: boolean;
}): PlannedRevision & { changes: TextPiece[][] | null } {
  const laid = readIncoming(incoming, '');
  const planned = planOf(from, laid, fieldOf(incoming));
  const changes = withChanges ? markChanges(from.revision.text, laid.text, laid.blocks) : null;
  return { ...planned, changes };
}

type LaidIn = Pick<LaidText, 'text' | 'blocks'> & { language: string };

/** The same text read in several ways: with other paragraphs set aside, or as another language. */
const readAgain = (ways: readonly LaidIn[]): Extraction[] =>
  ways.map(({ language, ...laid }) => readItems(laid, language));

const sourceWords = (given: string): SourceWords & { notice: string | null } => wordsOf(given);

const holdQuotes = (input: QuotesToCheck, tell: Tell) => checkQuotes(input, tell);

/** Its library is loaded with the first: most processes never write one. */
async function workbook(sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  const { writeWorkbook } = await import('./workbook.ts');
  return writeWorkbook(sheets);
}

export const jobs = { readStory, planRevision, readAgain, sourceWords, holdQuotes, workbook } as const;

export type Jobs = typeof jobs;
