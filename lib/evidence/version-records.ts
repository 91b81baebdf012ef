import { Prisma, type Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import type { SourceChange } from '../domain/attribution-change.ts';
import { restOnReplaced } from '../domain/basis.ts';
import { turnsOf } from '../files/transcript.ts';
import { lapseFor, recordLapses } from '../items/reading-records.ts';
import { type SourceWords, textSha256 } from '../reading/source-text.ts';
import { updateRows } from '../rows-in-bulk.ts';
import { finishChanges } from '../stories/finish-change.ts';
import { signedStories } from '../stories/touched-stories.ts';
import { speakersOf } from '../text/transcript/turn-at.ts';

/** How a version came to be. */
export type TextCame =
  | 'typed'
  | 'file'
  | 'answer'
  | 'merged'
  | 'restored'
  | 'removed'
  | 'recognised'
  | 'aligned';

export type TextRow = Prisma.SourceTextGetPayload<object>;

const json = (value: unknown) =>
  (value === null || value === undefined ? Prisma.DbNull : value) as Prisma.InputJsonValue;

/** Words as read or typed; whose correction of a recogniser's words stays the recogniser's, until they are read. */
type CorrectedWords = Omit<SourceWords, 'recogniser'> & { recogniser?: string | null | undefined };

/** The columns that hold words: for a new version, and to see whether they are those of another one. */
export function columnsOf({ text, form, places, turns, recogniser = null }: CorrectedWords) {
  return {
    ...{ text, form },
    places: json(places),
    turns: json(turns),
    speakers: json(turns && speakersOf(turnsOf(turns))),
    sha256: textSha256(text),
    recogniser,
  };
}

/** The same words at the same places, said by the same people: to put the words of an earlier version back. */
export function columnsAgain(row: TextRow) {
  const { text, form, sha256, recogniser, alignedFileId } = row;
  const kept = { places: json(row.places), turns: json(row.turns), speakers: json(row.speakers) };
  return { text, form, ...kept, sha256, recogniser, alignedFileId, spellings: json(row.spellings) };
}

/** The same words, said by the same people, with times that were found in a recording. */
export function columnsAligned(
  row: TextRow,
  times: { places: number[][]; fileId: string; spellings: readonly (readonly string[])[] },
) {
  return {
    ...columnsAgain(row),
    ...{ form: 'transcript', places: json(times.places), alignedFileId: times.fileId },
    spellings: json(times.spellings.length > 0 ? times.spellings : null),
  };
}

/**
 * Adds a version to a source's words, which becomes the current one. The earlier ones stay: the database refuses to
 * change them. The caller already holds the source; where a text is replaced, `lapseOnText` follows.
 * @param columns null: the text is taken away
 */
export async function addVersion(
  tx: Tx,
  by: { id: string } | null,
  sourceId: string,
  columns: ReturnType<typeof columnsOf> | ReturnType<typeof columnsAgain> | null,
  came: TextCame,
  restores: number | null = null,
): Promise<{ id: string; number: number }> {
  const last = await tx.sourceText.findFirst({
    where: { sourceId },
    orderBy: { number: 'desc' },
    select: { number: true },
  });
  const number = (last?.number ?? 0) + 1;
  const { id } = await tx.sourceText.create({
    data: {
      ...(columns ?? { text: null, sha256: '' }),
      ...{ sourceId, number, came, restores, byId: by?.id ?? null, at: new Date() },
    },
    select: { id: true },
  });
  await tx.source.update({ where: { id: sourceId }, data: { currentTextId: columns ? id : null } });
  return { id, number };
}

type Basis = Awaited<ReturnType<typeof itemsOn>>[number];

/** The items of these stories that rest on a source, as the rules see them, including those that were cut. */
async function itemsOn(tx: Tx, stories: readonly string[], sourceId: string) {
  const rows = await tx.item.findMany({
    where: {
      storyId: { in: [...stories] },
      OR: [{ evidence: { some: { sourceId, removedAt: null } } }, { checks: { some: { sourceId } } }],
    },
    orderBy: { id: 'asc' },
    select: {
      ...{
        id: true,
        version: true,
        storyId: true,
        exact: true,
        kind: true,
        status: true,
        reason: true,
        ticks: true,
      },
      ...{ quotation: true, substance: true },
      verdicts: { orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 1, select: { changes: true, at: true } },
      evidence: { where: { sourceId, removedAt: null }, select: { excerpt: true } },
      checks: { where: { sourceId }, select: { textId: true } },
    },
  });
  return rows.map((row) => ({
    ...row,
    checkedOn: row.checks[0]?.textId,
    excerpts: row.evidence.map(({ excerpt }) => excerpt),
  }));
}

/**
 * A text was replaced or removed: verdicts that rested on it lapse, and say why; signatures of the stories that use the
 * source lapse too. The caller already holds these stories.
 */
export async function lapseOnText(
  tx: Tx,
  actor: Actor,
  source: { id: string; title: string },
  stories: readonly string[],
  before: { id: string; number: number },
  after: { number: number; text: string | null },
): Promise<void> {
  const items = restOnReplaced(await itemsOn(tx, stories, source.id), before.id, after.text);
  const number = after.text === null ? null : after.number;
  await lapseItems(tx, actor, stories, items, sourceChange(source, before.number, number));
}

const sourceChange = (
  source: { id: string; title: string },
  before: number,
  after: number | null,
): SourceChange => ({
  ...{ what: 'sourceText', sourceId: source.id, title: source.title },
  ...{ before, after },
});

/** Words that a merge had brought in go out again: only checks made on them in the meantime lose what they rest on. */
export async function lapseOnUnmerged(
  tx: Tx,
  actor: Actor,
  source: { id: string; title: string },
  stories: readonly string[],
  before: { id: string; number: number },
): Promise<void> {
  const items = (await itemsOn(tx, stories, source.id)).filter(({ checkedOn }) => checkedOn === before.id);
  const touched = stories.filter((id) => items.some(({ storyId }) => storyId === id));
  await lapseItems(tx, actor, touched, items, sourceChange(source, before.number, null));
}

/** A file was removed: verdicts given while it was there lapse, where nothing else from the source supports them. */
export async function lapseOnFile(
  tx: Tx,
  actor: Actor,
  source: { id: string; title: string },
  stories: readonly string[],
  file: { fileName: string; addedAt: Date },
): Promise<void> {
  const { text } = await tx.source.findUniqueOrThrow({ where: { id: source.id }, select: { text: true } });
  const items = (await itemsOn(tx, stories, source.id)).filter(
    ({ checkedOn, verdicts: [verdict] }) =>
      (!text || checkedOn !== text.id) && verdict !== undefined && verdict.at >= file.addedAt,
  );
  await lapseItems(tx, actor, stories, restOnReplaced(items, '', text?.text ?? null), {
    ...{ what: 'sourceFile', sourceId: source.id, title: source.title, before: file.fileName, after: null },
  });
}

/**
 * Sets items to pending for the same reason, in a few statements however many there are, and concludes their stories.
 */
async function lapseItems(
  tx: Tx,
  actor: Actor,
  stories: readonly string[],
  items: readonly Basis[],
  change: SourceChange,
): Promise<void> {
  const lapsing = items.flatMap((row) => {
    const lapse = lapseFor(row, [change]);
    return lapse ? [{ row, ...lapse }] : [];
  });
  if (lapsing.length > 0) {
    const updatedAt = new Date();
    const pending = lapsing.map(({ row: { id, version }, lapsed }) => ({
      ...{ id, ...lapsed },
      ...{ version: version + 1, updatedAt },
    }));
    await updateRows(tx, 'item', pending);
  }
  const lapses = await recordLapses(tx, lapsing);
  const signed = await signedStories(tx, stories);
  const because = change.what === 'sourceText' ? 'SOURCE_TEXT_REPLACED' : 'SOURCE_FILE_REMOVED';
  const touched = new Set([...signed, ...lapsing.map(({ row }) => row.storyId)]);
  await finishChanges(tx, actor, [...touched], { because }, lapses);
}
