import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { asksEmbargo, CONFIDENTIAL_TERMS, TERMS, TERMS_LABELS, termsRow } from './terms.ts';

test('what each of the terms decides, in words', () => {
  const said = TERMS.map((terms) => {
    const { label, told, forConfidential } = termsRow(terms);
    return [
      `${label}: in a report ${told}`,
      forConfidential && 'may be agreed with a confidential source',
      asksEmbargo(terms) && 'asks until when',
    ]
      .filter(Boolean)
      .join('; ');
  });
  expect(said).toEqual([
    'On the record: in a report named',
    'Background: in a report described; may be agreed with a confidential source',
    'Deep background: in a report withheld; may be agreed with a confidential source',
    'Off the record: in a report withheld; may be agreed with a confidential source',
    'Embargoed: in a report named after its embargo; asks until when',
  ]);
});

test('nothing that names a source may be agreed with a confidential one', () => {
  expect(CONFIDENTIAL_TERMS.map((terms) => TERMS_LABELS[terms])).toEqual([
    'Background',
    'Deep background',
    'Off the record',
  ]);
  expect(CONFIDENTIAL_TERMS.filter((terms) => termsRow(terms).told.startsWith('named'))).toEqual([]);
});

test('the database knows the same terms', () => {
  const schema = readFileSync(path.resolve(import.meta.dirname, '../../prisma/schema.prisma'), 'utf8');
  const known = /enum Terms \{([^}]*)\}/.exec(schema)?.[1]?.match(/\b[A-Z_]{4,}\b/g);
  expect(known).toEqual(TERMS);
});
