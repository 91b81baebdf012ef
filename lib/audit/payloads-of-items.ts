/** The schema of what the record keeps of each act that was done to an item of a story (payloads.ts). */
import { z } from 'zod';
import { CUT_CAUSES, QUOTE_FINDINGS } from '../domain/audit/codes.ts';
import type { PayloadsOfItems } from '../domain/audit/payloads-of-items.ts';
import { ITEM_KINDS } from '../domain/item-kinds.ts';
import { VERDICT_REASON_CODES } from '../domain/reasons.ts';
import {
  ITEM_STATUSES,
  QUOTATION_VERDICTS,
  SUBSTANCE_VERDICTS,
  VERIFIED_TICKS,
} from '../domain/vocabulary.ts';
import { DIFFERENCE_KINDS, UNDECIDED_BECAUSE } from '../domain/which-heard.ts';
import {
  changes,
  count,
  heard,
  id,
  moment,
  nothing,
  questions,
  sha256,
  titled,
  value,
} from './payload-values.ts';

export const PAYLOADS_OF_ITEMS: { readonly [Act in keyof PayloadsOfItems]: z.ZodType<PayloadsOfItems[Act]> } =
  {
    'item.make': z.strictObject({ kind: z.enum(ITEM_KINDS), words: value }),
    'item.change': z.strictObject({ changes, isMoved: z.boolean() }),
    'item.split': z.union([z.strictObject({ into: id }), z.strictObject({ from: id })]),
    'item.merge': z.strictObject({ count }),
    'item.cut': z.union([
      z.strictObject({ words: value, because: z.enum(CUT_CAUSES).optional() }),
      z.strictObject({ into: id }),
    ]),
    'item.restore': z.strictObject({ words: value }),
    'item.assign': z.strictObject({ to: value.nullable(), due: moment.optional() }),
    'item.recordVerdict': z.strictObject({
      status: z.enum(ITEM_STATUSES),
      reason: z.enum(VERDICT_REASON_CODES).nullable(),
      reasonText: value.nullable(),
      quotation: z.enum(QUOTATION_VERDICTS).nullable(),
      substance: z.enum(SUBSTANCE_VERDICTS).nullable(),
      ticks: z.array(z.enum(VERIFIED_TICKS)),
      words: value,
      note: value,
      isAgainstEvidence: z.boolean(),
      listened: z.array(z.strictObject({ sha256, fromMs: count, toMs: count })).optional(),
      listenedConfidential: count.optional(),
    }),
    'item.lapse': z.strictObject({ words: value, changes }),
    'item.ask': z.strictObject({ words: value, questions }),
    'item.answer': z.strictObject({ words: value, questions, keep: z.enum(['mine', 'text']) }),
    'item.checkQuote': titled.extend({ outcome: z.enum(QUOTE_FINDINGS) }),
    'item.askWhichHeard': heard.extend({
      kind: z.enum(DIFFERENCE_KINDS),
      margin: z.int().nullable(),
      because: z.enum(UNDECIDED_BECAUSE).nullable(),
    }),
    'item.listenToBoth': heard,
    'item.setOriginal': z.strictObject({ words: value, language: value }),
    'item.addNote': nothing,
  };
