/** What the sound may be asked about a quote: loaded with its comparison, its source's times and its recording. */
import type { Tx } from '../db.ts';
import { db } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { missing } from '../domain/errors.ts';
import { can } from '../domain/permissions.ts';
import type { KeptComparison } from '../domain/quote-check.ts';
import {
  type Asked,
  askedAbout,
  type DifferenceKind,
  differencesIn,
  type UndecidedBecause,
} from '../domain/which-heard.ts';

/** A stretch with both wordings, of which text and file; or why nothing can be asked. */
export type AskedOfSound =
  | (Asked & { start: number; kind: DifferenceKind; textId: string; fileId: string })
  | { because: UndecidedBecause };

type OfDifference = { storyId: string; itemId: string; sourceId: string; start: number };

const isEnglish = (language: string | null): boolean => !language || /^en\b/.test(language);

/**
 * What is asked about one difference. Of a confidential source, of another story's item, and of a comparison that is out
 * of date there is nothing: AppError `missing`.
 */
export async function whichHeard(actor: Actor, input: OfDifference): Promise<AskedOfSound> {
  return (await differenceToHear(db, actor, input)).asked;
}

/** The same within a change, with what is kept and recorded of it. */
export async function differenceToHear(
  client: Tx,
  actor: Actor,
  { storyId, itemId, sourceId, start }: OfDifference,
) {
  if (!can(actor, 'story.read').allowed) throw missing('item');
  const check = await client.quoteCheck.findFirst({
    where: { itemId, sourceId, item: { storyId }, source: { isConfidential: false } },
    include: {
      item: { select: { originalLanguage: true, story: { select: { language: true } } } },
      source: {
        select: {
          title: true,
          currentTextId: true,
          text: { select: { text: true, form: true, places: true } },
          files: {
            where: {
              removedAt: null,
              clip: null,
              OR: [{ mediaType: { startsWith: 'audio/' } }, { mediaType: { startsWith: 'video/' } }],
            },
            select: { id: true, sha256: true },
            orderBy: { addedAt: 'asc' },
            take: 1,
          },
        },
      },
    },
  });
  const file = check?.source.files[0];
  const text = check?.source.text;
  if (!check?.textId || !file || text?.text == null || check.textId !== check.source.currentTextId)
    throw missing('comparison');
  const all = differencesIn((check.edits as unknown as KeptComparison).edits, check.words);
  const difference = all.find((one) => one.start === start);
  if (!difference) throw missing('difference');
  const cues = text.form === 'transcript' ? cuesIn(text.places as number[][] | null) : [];
  const language = check.item.originalLanguage ?? check.item.story.language;
  const found = isEnglish(language) ? askedAbout(difference, all, { text: text.text, cues }) : 'not_english';
  const asked: AskedOfSound =
    typeof found === 'string'
      ? { because: found }
      : { ...found, start, kind: difference.kind, textId: check.textId, fileId: file.id };
  return { asked, words: check.words, title: check.source.title, sha256: file.sha256 };
}

const cuesIn = (places: number[][] | null) =>
  (places ?? []).map(([start = 0, end = 0, fromMs = 0, toMs = 0]) => ({ start, end, fromMs, toMs }));
