import { describe, expect, it } from 'vitest';
import { assembleReport } from './assemble.ts';
import { sampleEvidence, sampleInput } from './sample.fixture.ts';
import { sampleCheck } from './sample-check.fixture.ts';
import type { WordingPiece } from './told.ts';
import { publishableWordings } from './wordings.ts';

const AT = new Date('2025-03-04T18:41:00Z');
const check = sampleCheck('meeting', 'We will not wait', 'No, we will wait until May.');
const differing = (pieces: readonly WordingPiece[]) =>
  pieces.flatMap(({ is, text }) => (is === 'differs' ? [text] : []));

describe('both wordings of an altered quote', () => {
  it('stand in the report word by word, with the source and the place in it', () => {
    const { statements } = assembleReport(sampleInput());
    const altered = statements.find(({ quotation }) => quotation === 'ALTERED');
    const [wording] = altered?.wordings ?? [];
    expect(wording).toMatchObject({
      source: 'Recording of the harbour board’s public meeting',
      place: { ms: 1_267_000 },
    });
    expect(wording?.printed.map(({ text }) => text).join('')).toBe('a number for a brochure');
    expect(differing(wording?.printed ?? [])).toEqual(['for']);
    expect(differing(wording?.found ?? [])).toEqual(['in']);
  });

  it('are in no report of a quote that was not altered', () => {
    const { statements } = assembleReport(sampleInput());
    for (const { quotation, wordings } of statements)
      if (quotation !== 'ALTERED') expect(wordings).toEqual([]);
  });

  it.each(['BACKGROUND', 'DEEP_BACKGROUND', 'OFF_RECORD', 'EMBARGOED'] as const)(
    'are never told of a source on terms %s',
    (terms) => {
      const evidence = [sampleEvidence('meeting', { source: { terms } })];
      expect(publishableWordings([check], evidence, AT)).toEqual([]);
    },
  );

  it('are never told of a source that the statement does not name', () => {
    expect(publishableWordings([check], [sampleEvidence('letter')], AT)).toEqual([]);
    expect(publishableWordings([check], [sampleEvidence('meeting')], AT)).toHaveLength(1);
  });
});
