import type { z } from 'zod';
import { lastChange } from '../audit/queries.ts';
import { db, type Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import type { ProposalsPlan } from '../domain/draft-proposals.ts';
import { stale } from '../domain/errors.ts';
import { authorise, can, type Subject } from '../domain/permissions.ts';
import { hullOf } from '../domain/reading-of-item.ts';
import type { PlannedItem } from '../domain/revision-plan.ts';
import { statementOf } from '../domain/statement.ts';
import { lapse } from '../domain/status.ts';
import type { Span, Tick } from '../domain/vocabulary.ts';
import { whatWasRead } from '../domain/what-was-read.ts';
import { placesOf } from '../items/held.ts';
import { statementOfRow } from '../items/queries.ts';
import { lapseFor } from '../items/reading-records.ts';
import { judged } from '../items/records.ts';
import { type ItemRow, itemRows } from '../items/row-queries.ts';
import { heldProposals } from '../proposals/records.ts';
import { readAside } from '../reading/read-aside.ts';
import type { Incoming, LaidText } from '../reading/read-incoming.ts';
import { type StoryScope, storyScope } from '../stories/queries.ts';
import type { previewRevisionSchema } from '../stories/schema.ts';
import type { FoundItem } from '../text/words/types.ts';
import { itemsUnder, revisedFrom } from './revised-from.ts';
import type { PreviewItem, RevisionPreview } from './view.ts';

/**
 * A story that may be revised, and the items that a plan looks at. Throws AppError `conflict` for another revision's.
 */
export async function revisable(
  client: Tx,
  actor: Actor,
  { storyId, revisionId }: { storyId: string; revisionId: string },
) {
  const scope = await storyScope(client, actor, storyId);
  authorise(actor, 'story.revise', scope.subject);
  if (scope.revision.id !== revisionId) throw stale(await lastChange(client, scope.story.id));
  const rows = itemsUnder(scope, await itemRows(client, scope.story.id));
  const proposals = await heldProposals(client, scope.story.id);
  return { scope, rows, from: revisedFrom(scope, rows, proposals) };
}

/** What the permission table needs once this person has brought the text in: from then on they are an author of it. */
export function onceRevisedBy(actor: Actor, { subject }: StoryScope): Subject {
  return { ...subject, story: { authorIds: [...(subject.story?.authorIds ?? []), actor.id] } };
}

/** What bringing in this text would do, without storing anything. Refuses whatever saving would refuse. */
export async function previewRevision(
  actor: Actor,
  input: z.output<typeof previewRevisionSchema>,
  incoming: Incoming,
): Promise<RevisionPreview> {
  const { scope, rows, from } = await revisable(db, actor, input);
  const { story, revision } = scope;
  const { laid, plan, proposals, headline, seen, changes } = await readAside(actor, 'planRevision', {
    from,
    incoming,
    withChanges: true,
  });
  const mayJudge = can(actor, 'item.recordVerdict', onceRevisedBy(actor, scope)).allowed;
  const live = plan.items.flatMap((one, i) => {
    const row = rows[i] as ItemRow;
    return row.cutAt === null ? [itemOf(scope, laid, row, one, mayJudge)] : [];
  });
  const found = plan.found.map((one) => newItem(laid, one));
  const count = (state: PreviewItem['state']) => live.filter((item) => item.state === state).length;
  const signOff = story.signOffs[0];
  return {
    seen,
    number: revision.number + 1,
    headline,
    format: laid.format,
    read: whatWasRead(laid.text, laid.blocks, laid.readings),
    counts: {
      stand: count('stands'),
      lapse: count('lapses'),
      readAnew: count('read anew'),
      gone: count('gone'),
      found: found.length,
    },
    notes: notesOf(proposals),
    blocks: (changes ?? []).map((pieces, i) => ({
      kind: laid.blocks[i]?.kind ?? 'PARAGRAPH',
      asideReason: laid.blocks[i]?.asideReason ?? null,
      pieces,
    })),
    items: [...live, ...found].filter(isWorthTelling).sort((a, b) => a.block - b.block),
    endsSignOff: signOff ? { revision: revision.number, by: signOff.by.name } : null,
  };
}

/** A text without notes says nothing of those there are: none of them is gone. */
function notesOf({ kept, found }: ProposalsPlan): RevisionPreview['notes'] {
  const stand = kept.filter(({ draft }) => draft !== null).length;
  const hasNotes = stand + found.length > 0;
  return { found: found.length, stand, gone: hasNotes ? kept.length - stand : 0 };
}

const isWorthTelling = ({ state, told }: PreviewItem) => state !== 'stands' || told.length > 0;

function itemOf(
  scope: StoryScope,
  laid: LaidText,
  row: ItemRow,
  plan: PlannedItem,
  mayJudge: boolean,
): PreviewItem {
  const willLapse = lapseFor(row, plan.changes);
  const isJudged = lapse(judged(row)) !== null;
  const state = plan.state === 'changed' ? (willLapse ? 'lapses' : 'read anew') : plan.state;
  return {
    id: row.id,
    state,
    kind: plan.attribution.kind ?? row.kind,
    statement:
      plan.state === 'gone' ? statementOfRow(row, scope.revision) : plannedStatement(laid, row, plan),
    changes: willLapse?.changes ?? plan.changes,
    told: plan.told.map(({ before, after }) => ({ before, after })),
    asked: plan.asked,
    was: isJudged ? { status: row.status, ticks: row.ticks as Tick[], quotation: row.quotation } : null,
    canGiveAnew: state === 'lapses' && isJudged && mayJudge && plan.asked.length === 0,
    block: plan.state === 'gone' ? nearestBlock(scope, laid, row) : blockAt(laid, hullOf(plan.spans).start),
  };
}

function plannedStatement(laid: LaidText, row: ItemRow, { spans, attribution, reading }: PlannedItem) {
  const { speaker, cue } = attribution;
  const { speakerStart, speakerEnd, cueStart, cueEnd } = placesOf(attribution, reading, {
    text: laid.text,
    spans,
  });
  return statementOf(laid.text, row.exact, {
    spans,
    speaker: speaker && { name: speaker.name, start: speakerStart, end: speakerEnd },
    cue: cue?.text == null ? null : { text: cue.text, start: cueStart, end: cueEnd },
  });
}

function newItem(laid: LaidText, found: FoundItem): PreviewItem {
  const { kind, spans, speaker, cue } = found;
  return {
    id: null,
    state: 'new',
    kind,
    statement: statementOf(laid.text, '', { spans, speaker, cue }),
    changes: [],
    told: [],
    asked: [],
    was: null,
    canGiveAnew: false,
    block: blockAt(laid, hullOf(spans).start),
  };
}

/** The first block that ends after an offset, or the last one where none does; the blocks are in order. */
function blockAt({ blocks }: Pick<LaidText, 'blocks'>, offset: number): number {
  let [low, high] = [0, Math.max(0, blocks.length - 1)];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (offset < (blocks[middle]?.end ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** What is gone is shown at its former place, as far as there are that many paragraphs. */
function nearestBlock({ revision }: StoryScope, laid: LaidText, row: ItemRow): number {
  const { start } = hullOf(row.spans as Span[]);
  return Math.min(blockAt(revision, start), Math.max(0, laid.blocks.length - 1));
}
