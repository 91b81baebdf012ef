import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { verdictReason } from './audit/codes.ts';
import { ITEM_KINDS, KIND_LABELS, kindRow } from './item-kinds.ts';
import {
  CHANGED_SINCE_CHECK,
  isChangedSinceCheck,
  isPendingReason,
  isSetByStet,
  NOT_STARTED,
  REASON_WORDS,
  reasonBehind,
  reasonOf,
  reasonRow,
  reasonsFor,
  VERDICT_REASON_CODES,
} from './reasons.ts';
import { ITEM_STATUSES, QUOTATION_LABELS, QUOTATION_VERDICTS, STATUS_LABELS } from './vocabulary.ts';

test('what each reason decides, in words', () => {
  const said = VERDICT_REASON_CODES.map((reason) => {
    const { words, goesWith, setBy, behind } = reasonRow(reason);
    const of = behind ? `; the reason of “${QUOTATION_LABELS[behind]}”` : '';
    return `${reason}, “${words}”: ${STATUS_LABELS[goesWith].toLowerCase()}, set by ${setBy}${of}`;
  });
  expect(said).toEqual([
    'NOT_STARTED, “not started”: pending, set by a person',
    'AWAITING_SOURCE, “awaiting source”: pending, set by a person',
    'AWAITING_REPLY, “awaiting reply”: pending, set by a person',
    'AWAITING_DOCUMENT, “awaiting document”: pending, set by a person',
    'AWAITING_TRANSLATION, “awaiting translation”: pending, set by a person',
    'UNVERIFIABLE, “unverifiable (attributed and said so)”: pending, set by a person',
    'CHANGED_SINCE_CHECK, “changed since check”: pending, set by Stet',
    'SOURCES_CONFLICT, “sources conflict”: disputed, set by a person',
    'PARTY_DENIES, “party denies”: disputed, set by a person',
    'WORDING_ALTERED, “wording altered”: disputed, set by a person; the reason of “Altered”',
    'OUT_OF_CONTEXT, “out of context”: disputed, set by a person; the reason of “Out of context”',
    'MISATTRIBUTED, “misattributed”: disputed, set by a person; the reason of “Misattributed”',
    'NOT_FOUND_IN_SOURCE, “not found in the source”: disputed, set by a person; the reason of “Not found”',
  ]);
});

test('what each kind of item waits for first', () => {
  expect(ITEM_KINDS.map((kind) => `${KIND_LABELS[kind]}: ${REASON_WORDS[kindRow(kind).awaits]}`)).toEqual([
    'Direct quote: awaiting source',
    'Partial quote: awaiting source',
    'Paraphrase: awaiting source',
    'Attributed claim: awaiting source',
    'Factual claim: awaiting source',
    'Non-response: awaiting reply',
  ]);
});

describe('the reasons that a person may choose from', () => {
  test('are those that go with the status, and for a verified item none', () => {
    const offered = ITEM_STATUSES.map((status) => [status, reasonsFor(status, '').length]);
    expect(offered).toEqual([
      ['PENDING', 6],
      ['VERIFIED', 0],
      ['DISPUTED', 6],
    ]);
  });

  test('are without what only Stet sets, unless the item has it', () => {
    expect(reasonsFor('PENDING', 'awaiting reply')).not.toContain(CHANGED_SINCE_CHECK);
    expect(reasonsFor('PENDING', CHANGED_SINCE_CHECK)).toEqual([
      CHANGED_SINCE_CHECK,
      ...reasonsFor('PENDING', ''),
    ]);
    expect(reasonsFor('DISPUTED', CHANGED_SINCE_CHECK)).toEqual(reasonsFor('DISPUTED', ''));
  });
});

test('a reason that somebody typed is none of the list, and the record keeps its words', () => {
  const typed = 'The minister’s office asked for a day.';
  expect([reasonOf(typed), isSetByStet(typed), isPendingReason(typed)]).toEqual([null, false, false]);
  expect(verdictReason(typed)).toEqual({ reason: null, reasonText: typed });
  expect(verdictReason('party denies')).toEqual({ reason: 'PARTY_DENIES', reasonText: null });
  expect(verdictReason('')).toEqual({ reason: null, reasonText: null });
});

test('that an item changed since its check is told of pending ones alone', () => {
  const reason = CHANGED_SINCE_CHECK;
  expect(ITEM_STATUSES.filter((status) => isChangedSinceCheck({ status, reason }))).toEqual(['PENDING']);
  expect(isChangedSinceCheck({ status: 'PENDING', reason: NOT_STARTED })).toBe(false);
});

test('no fair quotation is a reason to dispute', () => {
  expect(QUOTATION_VERDICTS.map((quotation) => reasonBehind(quotation))).toEqual([
    null,
    null,
    null,
    'wording altered',
    'out of context',
    'misattributed',
    'not found in the source',
  ]);
});

test('an item begins in the database with the reason of one that nobody has begun', () => {
  const schema = readFileSync(path.resolve(import.meta.dirname, '../../prisma/schema.prisma'), 'utf8');
  expect(/\breason +String +@default\("([^"]+)"\)/.exec(schema)?.[1]).toBe(NOT_STARTED);
});
