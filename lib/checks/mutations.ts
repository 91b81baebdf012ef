import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { appendAudit } from '../audit/append.ts';
import { spend } from '../auth/limits.ts';
import { db, type Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { itemEvent } from '../domain/audit/event.ts';
import { invalid } from '../domain/errors.ts';
import { isQuoted } from '../domain/item-kinds.ts';
import { authorise } from '../domain/permissions.ts';
import { type Checked, wordsToCheck } from '../domain/quote-check.ts';
import { lapse } from '../domain/status.ts';
import type { Span } from '../domain/vocabulary.ts';
import { recordLapses } from '../items/reading-records.ts';
import {
  type ChangedItems,
  changedItems,
  itemAsSeen,
  judged,
  loadItem,
  writeItem,
} from '../items/records.ts';
import { type ItemRow, itemRows } from '../items/row-queries.ts';
import type { Found, QuotesToCheck } from '../reading/check-quotes.ts';
import { readAside } from '../reading/read-aside.ts';
import { Moved, readFirst } from '../reading/read-first.ts';
import { Steps } from '../reading/steps.ts';
import { insertRows } from '../rows-in-bulk.ts';
import { changingStory } from '../stories/changing-story.ts';
import { finishChange } from '../stories/finish-change.ts';
import { type StoryScope, storyScope } from '../stories/queries.ts';
import { SLOW } from '../waits.ts';
import { type CheckableText, checkableText, holdText } from './queries.ts';
import type { checkAllSchema, checkQuoteSchema, setOriginalSchema } from './schema.ts';

/** Where a place is printed: the page, the last page if it spans several, and the line where lines are numbered. */
function printedAt(
  { form, places }: CheckableText,
  place: Span | null,
): { page: number | null; lastPage: number | null; line: number | null } {
  const on =
    place && (form === 'pages' || form === 'lines')
      ? places.filter(([start = 0, end = 0]) => start < place.end && place.start < end)
      : [];
  // A record with numbered lines may leave its pages unnumbered.
  const pages = on.flatMap(([, , page]) => (page ? [page] : []));
  const [first, last] = [Math.min(...pages), Math.max(...pages)];
  return {
    page: pages.length > 0 ? first : null,
    lastPage: pages.length > 0 && last > first ? last : null,
    line: (form === 'lines' && on[0]?.[3]) || null,
  };
}

function quoteOf(scope: StoryScope, row: ItemRow): QuotesToCheck['quotes'][number] {
  const words = wordsToCheck({ ...row, spans: row.spans as Span[] }, scope.revision.text);
  return { words, speaker: row.speakerName };
}

type Result = { row: ItemRow; checkedWords: string; checked: Checked };

/** The parts of a source's text that a comparison needs. */
const textToCheck = ({ text, form, places, turns }: CheckableText) => ({ text, form, places, turns });

/** The latest check of an item against a source replaces the one before. */
async function keep(tx: Tx, actor: Actor, source: CheckableText, results: readonly Result[]): Promise<void> {
  const rows = results.map(({ row, checkedWords, checked }) => ({
    id: randomUUID(),
    itemId: row.id,
    sourceId: source.sourceId,
    outcome: checked.outcome,
    similarity: checked.similarity,
    start: checked.place?.start ?? null,
    end: checked.place?.end ?? null,
    fromMs: checked.time?.fromMs ?? null,
    toMs: checked.time?.toMs ?? null,
    ...printedAt(source, checked.place),
    saidBy: checked.speakers.length > 0 ? checked.speakers : null,
    speaker: row.speakerName,
    edits: checked.kept,
    words: checkedWords,
    textSha256: source.sha256,
    textId: source.textId,
    byId: actor.id,
    at: new Date(),
  }));
  await insertRows(tx, 'quote_check', rows, ['itemId', 'sourceId']);
}

/** Checks one quote against one source. The result is a proposal; it changes no status. */
export function checkQuote(actor: Actor, input: z.output<typeof checkQuoteSchema>): Promise<ChangedItems> {
  return readFirst(async () => {
    const read = await quoteToCheck(db, actor, input);
    const text = textToCheck(read.source);
    const held = await readAside(actor, 'holdQuotes', { source: text, quotes: [read.quote] });
    const change = { storyId: input.storyId, may: 'source.manage' } as const;
    const saving = async (tx: Tx) => {
      const { scope, row, source, quote } = await quoteToCheck(tx, actor, input);
      await holdText(tx, source);
      const isAsRead = source.textId === read.source.textId && isSameQuote(quote, read.quote);
      const [result] = held;
      if (!isAsRead || !result) throw new Moved();
      const { checked, found } = result;
      await keep(tx, actor, source, [{ row, checkedWords: quote.words, checked }]);
      await appendAudit(
        tx,
        actor,
        itemEvent('item.checkQuote', row, { title: source.title, outcome: found }),
      );
      return changedItems(tx, scope, [row.id]);
    };
    return changingStory(actor, change, saving, SLOW);
  });
}

async function quoteToCheck(client: Tx, actor: Actor, input: z.output<typeof checkQuoteSchema>) {
  const scope = await storyScope(client, actor, input.storyId);
  const row = await loadItem(client, input.storyId, input.itemId);
  authorise(actor, 'source.manage', scope.subject);
  const source = await checkableText(client, actor, input.sourceId);
  if (!isQuoted(row.kind))
    throw invalid('itemId', 'Only words in quotation marks can be held against a source.');
  return { scope, row, source, quote: quoteOf(scope, row) };
}

type Quote = QuotesToCheck['quotes'][number];

const isSameQuote = (a: Quote, b: Quote) => a.words === b.words && a.speaker === b.speaker;

export type CheckProgress =
  | { done: number; of: number }
  | { finished: true; counts: Record<Found, number>; changed: ChangedItems };

/**
 * Checks every quote of a story against one source, reporting progress after each. The source is indexed once; the
 * results are written in one transaction at the end, so that a broken connection leaves nothing half done.
 */
export async function* checkAllQuotes(
  actor: Actor,
  input: z.output<typeof checkAllSchema>,
): AsyncGenerator<CheckProgress> {
  const scope = await storyScope(db, actor, input.storyId);
  authorise(actor, 'source.manage', scope.subject);
  const source = await checkableText(db, actor, input.sourceId);
  const rows = (await itemRows(db, input.storyId)).filter((row) => row.cutAt === null && isQuoted(row.kind));
  const quotes = rows.map((row) => quoteOf(scope, row));
  await spend(actor, 'texts');
  yield { done: 0, of: rows.length };
  const steps = new Steps();
  const reading = readAside(
    actor,
    'holdQuotes',
    { source: textToCheck(source), quotes },
    { tell: (done) => steps.reach(done), isCounted: true },
  ).finally(() => steps.end());
  for await (const done of steps) yield { done, of: rows.length };
  const counts: Record<Found, number> = {
    verbatim: 0,
    trimmed: 0,
    misattributed: 0,
    altered: 0,
    not_found: 0,
  };
  const results = (await reading).flatMap(({ checked, found }, i): Result[] => {
    const [row, quote] = [rows[i], quotes[i]];
    if (!row || !quote) return [];
    counts[found] += 1;
    return [{ row, checkedWords: quote.words, checked }];
  });
  const saving = async (tx: Tx) => {
    const now = await storyScope(tx, actor, input.storyId);
    authorise(actor, 'source.manage', now.subject);
    await holdText(tx, source);
    await keep(tx, actor, source, results);
    const changed = await changedItems(
      tx,
      now,
      results.map(({ row }) => row.id),
    );
    await appendAudit(tx, actor, {
      act: 'story.checkQuotes',
      subject: { type: 'story', id: input.storyId },
      storyId: input.storyId,
      payload: {
        title: source.title,
        count: results.length,
        ...counts,
      },
    });
    return changed;
  };
  const change = { storyId: input.storyId, may: 'source.manage' } as const;
  const changed = await changingStory(actor, change, saving, SLOW);
  yield { finished: true, counts, changed };
}

/**
 * Records what was actually said where the story prints a translation. The check uses those words; the verdict lapses.
 */
export function setOriginal(actor: Actor, input: z.output<typeof setOriginalSchema>): Promise<ChangedItems> {
  const change = { storyId: input.storyId, may: 'item.annotate', basedOn: itemAsSeen(input) } as const;
  return changingStory(actor, change, async (tx) => {
    const scope = await storyScope(tx, actor, input.storyId);
    const row = await loadItem(tx, input.storyId, input.itemId, input.version);
    authorise(actor, 'item.annotate', scope.subject);
    const original = {
      originalWords: input.words || null,
      originalLanguage: input.words ? input.language || null : null,
      translator: input.words ? input.translator || null : null,
    };
    const isSame =
      original.originalWords === row.originalWords &&
      original.originalLanguage === row.originalLanguage &&
      original.translator === row.translator;
    if (isSame) return changedItems(tx, scope, [row.id]);
    const lapsed = original.originalWords === row.originalWords ? null : lapse(judged(row));
    await writeItem(tx, row, { ...original, ...lapsed, isMachine: false });
    const events = [itemEvent('item.setOriginal', row, { words: input.words, language: input.language })];
    if (lapsed) {
      const before = row.originalWords ?? row.exact;
      const after = original.originalWords ?? row.exact;
      events.push(
        ...(await recordLapses(tx, [{ row, lapsed, changes: [{ what: 'words', before, after }] }])),
      );
    }
    const changed = await changedItems(tx, scope, [row.id]);
    await finishChange(tx, actor, scope, { because: 'ORIGINAL_SET' }, ...events);
    return changed;
  });
}
