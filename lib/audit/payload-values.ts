/** What the payloads of the record are made of (payloads.ts). */
import { z } from 'zod';
import { ARCHIVED_ADDRESS } from '../domain/archiving.ts';
import { ASIDE_CODES } from '../domain/audit/codes.ts';
import { CONTACT_OUTCOMES } from '../domain/contact-outcomes.ts';
import { FORCES, POLARITIES } from '../domain/force.ts';
import { ITEM_KINDS } from '../domain/item-kinds.ts';
import { MESSAGE_CHANNELS } from '../domain/messages.ts';
import { PROPOSAL_KINDS } from '../domain/proposals.ts';
import { THREAD_PLACES } from '../domain/threads.ts';
import { STANCES } from '../domain/vocabulary.ts';
import { HEARD_ANSWERS } from '../domain/which-heard.ts';

/** Words that are not ours. */
export const value = z.string();
export const id = z.guid();
export const count = z.int().min(0);
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** A code from a list kept by another layer: a format, a media type. */
export const code = z.string().regex(/^[\w.+/-]+$/);
export const ids = z.array(id);
export const archivedAddress = z.string().regex(ARCHIVED_ADDRESS);
export const ofChannel = z.strictObject({ channel: z.enum(MESSAGE_CHANNELS) });
export const moment = z.iso.datetime();

/** Words read from a text, possibly starting in the middle of a surrogate pair. */
const read = value.overwrite((words) => words.toWellFormed());
const turned = <T extends z.ZodType>(one: T) => ({ before: one, after: one });
const speaker = z.object({ name: read, mention: read.nullable() }).nullable();
const cue = z
  .object({
    text: read.nullable(),
    force: z.enum(FORCES).nullable(),
    polarity: z.enum(POLARITIES).nullable(),
  })
  .nullable();
const byHand = { byHand: z.literal(true).optional() };

/** What changed in an attribution. Anything else in a reading is not kept. */
const ATTRIBUTES = [
  z.object({ what: z.literal('kind'), ...turned(z.enum(ITEM_KINDS).nullable()), ...byHand }),
  z.object({ what: z.literal('speaker'), ...turned(speaker), ...byHand }),
  z.object({ what: z.literal('cue'), ...turned(cue), ...byHand }),
  z.object({ what: z.literal('date'), ...turned(read.nullable()), ...byHand }),
  z.object({ what: z.literal('occasion'), ...turned(read.nullable()), ...byHand }),
  z.object({ what: z.literal('parties'), ...turned(z.array(read)), ...byHand }),
  z.object({ what: z.literal('outcome'), ...turned(z.enum(CONTACT_OUTCOMES).nullable()), ...byHand }),
] as const;
const basis = { sourceId: id, title: read };
export const questions = z.array(z.discriminatedUnion('what', ATTRIBUTES));
export const changes = z.array(
  z.discriminatedUnion('what', [
    ...ATTRIBUTES,
    z.object({ what: z.literal('words'), ...turned(read) }),
    z.object({
      what: z.literal('beside'),
      ...turned(read),
      sense: z.enum(['negation', 'number', 'name', 'modal']).nullable(),
    }),
    z.object({ what: z.literal('sourceText'), ...basis, ...turned(count.nullable()) }),
    z.object({ what: z.literal('sourceFile'), ...basis, before: read, after: z.null() }),
  ]),
);

export const ofStory = { storyId: id, headline: value };
export const nothing = z.null();
export const named = z.strictObject({ name: value });
export const titled = z.strictObject({ title: value });
/** Of words that a recording goes with: which version they are, and the SHA-256 of both. */
export const ofWords = titled.extend({ number: count, sha256, fileSha256: sha256 });
/** About a stretch of a source's file: which wording sounds closer there. */
export const heard = titled.extend({ sha256, fromMs: count, toMs: count, answer: z.enum(HEARD_ANSWERS) });
export const onThread = z.strictObject({ on: z.enum(THREAD_PLACES) });
export const ofNote = z.strictObject({ note: z.enum(PROPOSAL_KINDS), number: count });
export const evidence = titled.extend({ stance: z.enum(STANCES) });
export const aside = z.strictObject({
  count,
  reason: z.enum(ASIDE_CODES).nullable(),
  reasonText: value.nullable(),
});
