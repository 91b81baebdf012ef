/** What is shown of a quote's comparison with a source, and whether it is still valid. */
import type { Prisma } from '../db.ts';
import { restsOnStale } from '../domain/basis.ts';
import { type KeptComparison, proposedVerdict } from '../domain/quote-check.ts';
import { isUnread } from '../domain/recognised.ts';
import type { CheckInput } from '../domain/report/wordings.ts';
import { type SaidBy, saidBy } from '../domain/said-by.ts';
import type { SpeakerLabel } from '../text/transcript/types.ts';
import type { ItemRow } from './row-queries.ts';
import type { CheckView, HeardView } from './view.ts';

const NOTHING_SHOWN: KeptComparison = { edits: [], passage: '', from: 0, before: '', after: '', others: 0 };

/**
 * A check is valid for the words and the text it was made with; for a confidential source only the outcome is shown.
 */
export function checkView(row: ItemRow, { source, ...check }: ItemRow['checks'][number]): CheckView {
  const kept = check.edits as unknown as KeptComparison;
  const shown: KeptComparison = source.isConfidential ? NOTHING_SHOWN : kept;
  const outcome = check.outcome as CheckView['outcome'];
  const recording = source.files[0];
  const said = saidIn(row, { source, ...check });
  return {
    sourceId: check.sourceId,
    sourceTitle: source.title,
    outcome,
    proposed: proposedVerdict(outcome, said),
    similarity: check.similarity,
    edits: shown.edits,
    words: check.words,
    passage: shown.passage,
    from: shown.from,
    before: shown.before,
    after: shown.after,
    others: shown.others,
    fromMs: check.fromMs,
    toMs: check.toMs,
    page: check.page,
    lastPage: check.lastPage,
    line: check.line,
    said: said && source.isConfidential ? hidden(said) : said,
    media: recording ? { fileId: recording.id, isVideo: recording.mediaType.startsWith('video/') } : null,
    heard: source.isConfidential ? [] : heardOf(row, { source, ...check }),
    by: check.by.name,
    at: check.at.toISOString(),
    isStale: isStale(row, { source, ...check }),
    isUnread: isUnreadCheck(check),
    version: check.on?.number ?? null,
    ...(isReplaced({ source, ...check }) && { replacedBy: source.text?.number ?? null }),
  };
}

/** Whether it was made on a recogniser's words that nobody has read against the sound. */
const isUnreadCheck = ({ on }: Pick<ItemRow['checks'][number], 'on'>): boolean => on !== null && isUnread(on);
/** The answers of the sound about this check's differences; each holds for the words, the text and the file it was given on. */
function heardOf(row: ItemRow, check: ItemRow['checks'][number]): HeardView[] {
  return row.heard
    .filter(({ sourceId }) => sourceId === check.sourceId)
    .map((heard) => ({
      ...{ id: heard.id, start: heard.start, fromMs: heard.fromMs, toMs: heard.toMs },
      ...{ printed: heard.printed, source: heard.source, margin: heard.margin },
      kind: heard.kind as HeardView['kind'],
      answer: heard.answer as HeardView['answer'],
      because: heard.because as HeardView['because'],
      by: heard.by.name,
      at: heard.at.toISOString(),
      listenedBy: heard.listenedBy?.name ?? null,
      listenedAt: heard.listenedAt?.toISOString() ?? null,
      isStale:
        isStale(row, check) ||
        heard.words !== check.words ||
        heard.textId !== check.textId ||
        heard.fileId !== check.source.files[0]?.id,
    }));
}

/**
 * An item's comparisons that are valid for its words and the sources' present text, leaving out confidential sources, and
 * words of a recogniser that nobody has read: what it heard is no wording to be published.
 */
export function liveChecks(row: ItemRow): CheckInput[] {
  return row.checks
    .filter(({ source, ...check }) => !source.isConfidential && !isStale(row, { source, ...check }))
    .filter((check) => !isUnreadCheck(check))
    .map(({ sourceId, source, words, edits, fromMs, toMs, page, lastPage }) => ({
      ...{ sourceId, words, page, lastPage, fromMs, toMs },
      kept: edits as unknown as KeptComparison,
      recordingId: source.files[0]?.id ?? null,
    }));
}

/** Whether the version a check was made on has been replaced; it is valid for that one only. */
const isReplaced = ({ textId, source }: Pick<ItemRow['checks'][number], 'textId' | 'source'>): boolean =>
  textId === null || textId !== source.currentTextId;

/** Whether an item's verdict rests on a check of words that were since replaced: it must not be published like that. */
export function isBasisStale(row: ItemRow): boolean {
  const [verdict] = row.verdicts;
  const stale = row.checks.filter(isReplaced).map(({ at, source }) => ({
    at,
    replacedAt: source.texts[0]?.at ?? new Date(),
  }));
  return restsOnStale(row.status === 'PENDING' ? null : (verdict?.at ?? null), stale);
}

function isStale(row: ItemRow, check: ItemRow['checks'][number]): boolean {
  return isReplaced(check) || !holdsWords(row, check.words) || isChosenForAnother(row, check);
}

/**
 * Who says the words in the source, compared with whom the item names now: the speaker may have been corrected since.
 */
function saidIn(row: ItemRow, { saidBy: labels, source }: ItemRow['checks'][number]): SaidBy | null {
  return saidBy(row.speakerName, labelsIn(labels), labelsIn(source.text?.speakers ?? null));
}

const labelsIn = (kept: Prisma.JsonValue): SpeakerLabel[] => (kept as SpeakerLabel[] | null) ?? [];

/** For a confidential source not even the names in it are shown. */
function hidden(said: SaidBy): SaidBy {
  const words = {
    told: 'the transcript gives these words to the same person',
    other: 'the transcript gives these words to somebody else',
    partly: 'the transcript gives part of these words to somebody else',
    unknown: 'who says this cannot be told from the transcript',
    unnamed: 'the item names nobody',
  }[said.kind];
  return { kind: said.kind, words, speakers: [] };
}

/** Whether the place was chosen among several because of whom the item then named. */
function isChosenForAnother(row: ItemRow, check: ItemRow['checks'][number]): boolean {
  if (check.speaker === row.speakerName) return false;
  const said = saidIn(row, check);
  if (said === null || said.kind === 'told') return false;
  return (check.edits as unknown as KeptComparison).others > 0;
}

/** Whether the words that were checked are still the item's; for a partial quote they are only part of it. */
function holdsWords(row: ItemRow, words: string): boolean {
  const now = row.originalWords ?? row.exact;
  const plain = (text: string) => text.replaceAll('…', ' ').replace(/\s+/g, ' ').trim();
  return words.split(' … ').every((part) => plain(now).includes(plain(part)));
}
