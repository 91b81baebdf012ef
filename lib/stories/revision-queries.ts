import type { z } from 'zod';
import type { Actor } from '../auth/actor.ts';
import { db } from '../db.ts';
import { stale } from '../domain/errors.ts';
import { can, demand } from '../domain/permissions.ts';
import { hullOf } from '../domain/reading-of-item.ts';
import type { PlannedItem } from '../domain/revision-plan.ts';
import { statementOf } from '../domain/statement.ts';
import { lapse } from '../domain/status.ts';
import type { Span, Tick } from '../domain/vocabulary.ts';
import { whatWasRead } from '../domain/what-was-read.ts';
import { placesOf } from '../items/held.ts';
import { judged } from '../items/mutations.ts';
import { type ItemRow, itemRows, lastChange, statementOfRow } from '../items/queries.ts';
import { lapseFor } from '../items/reading-mutations.ts';
import { markChanges } from '../text/anchors/mark-changes.ts';
import type { FoundItem } from '../text/types.ts';
import { type Incoming, type LaidOut, readIncoming } from './mutations.ts';
import { type StoryScope, storyScope } from './queries.ts';
import { planOf } from './revision-plan.ts';
import type { PreviewItem, RevisionPreview } from './revision-view.ts';
import type { previewRevisionSchema } from './schema.ts';

/** What bringing in this text would do, without storing anything. Refuses what saving it would refuse. */
export async function previewRevision(
  actor: Actor,
  input: z.output<typeof previewRevisionSchema>,
  incoming: Incoming,
): Promise<RevisionPreview> {
  const scope = await storyScope(db, actor, input.storyId);
  demand(actor, 'story.revise', scope.subject);
  const { story, revision } = scope;
  if (revision.id !== input.revisionId) throw stale(await lastChange(db, story.id));
  const laid = readIncoming(incoming, '');
  const all = await itemRows(db, story.id);
  const { rows, plan, headline, seen } = planOf(scope, all, laid, 'fileName' in incoming ? 'file' : 'text');
  // Whoever brings the text in is an author of it from then on.
  const authorIds = [...(scope.subject.story?.authorIds ?? []), actor.id];
  const mayJudge = can(actor, 'item.recordVerdict', { ...scope.subject, story: { authorIds } }).allowed;
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
    blocks: markChanges(revision.text, laid.text, laid.blocks).map((pieces, i) => ({
      kind: laid.blocks[i]?.kind ?? 'PARAGRAPH',
      asideReason: laid.blocks[i]?.asideReason ?? null,
      pieces,
    })),
    items: [...live, ...found].filter(isWorthTelling).sort((a, b) => a.block - b.block),
    endsSignOff: signOff ? { revision: revision.number, by: signOff.by.name } : null,
  };
}

const isWorthTelling = ({ state, told }: PreviewItem) => state !== 'stands' || told.length > 0;

function itemOf(
  scope: StoryScope,
  laid: LaidOut,
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

function plannedStatement(laid: LaidOut, row: ItemRow, { spans, attribution, reading }: PlannedItem) {
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

function newItem(laid: LaidOut, found: FoundItem): PreviewItem {
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

function blockAt({ blocks }: LaidOut, offset: number): number {
  const at = blocks.findIndex(({ end }) => offset < end);
  return at < 0 ? Math.max(0, blocks.length - 1) : at;
}

/** What is gone is shown where it stood, as far as there are as many paragraphs. */
function nearestBlock({ revision }: StoryScope, laid: LaidOut, row: ItemRow): number {
  const { start } = hullOf(row.spans as Span[]);
  const before = revision.blocks.findIndex(({ end }) => start < end);
  return Math.min(Math.max(before, 0), Math.max(0, laid.blocks.length - 1));
}
