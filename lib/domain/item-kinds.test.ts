import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ITEM_KINDS, kindRow } from './item-kinds.ts';

test('what each kind of item decides, in words', () => {
  const said = ITEM_KINDS.map((kind) => {
    const row = kindRow(kind);
    const asked = [row.asksQuotation === true && 'was it said', row.asksSubstance && 'is it true'].filter(
      Boolean,
    );
    return `${row.label}: ${row.tells}; asks ${asked.join(', ') || 'nothing'}; rests on ${row.restsOn}; verified by ${row.verifiedBy}${row.mustBeTrue ? ', true' : ''}`;
  });
  expect(said).toEqual([
    'Direct quote: quote; asks was it said, is it true; rests on sources; verified by quotation',
    'Partial quote: quote; asks was it said, is it true; rests on sources; verified by quotation',
    'Paraphrase: reported; asks was it said, is it true; rests on sources; verified by quotation or source',
    'Attributed claim: reported; asks was it said, is it true; rests on sources; verified by quotation or source',
    'Factual claim: own voice; asks is it true; rests on sources; verified by independent origins, true',
    'Non-response: silence; asks nothing; rests on contact log; verified by contact log',
  ]);
});

test('the database knows the same kinds', () => {
  const schema = readFileSync(path.resolve(import.meta.dirname, '../../prisma/schema.prisma'), 'utf8');
  const kinds = /enum ItemKind \{([^}]*)\}/.exec(schema)?.[1]?.match(/\b[A-Z_]{4,}\b/g);
  expect(kinds).toEqual(ITEM_KINDS);
});
