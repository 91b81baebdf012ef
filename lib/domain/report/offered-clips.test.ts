import { describe, expect, test } from 'vitest';
import { assembleReport } from './assemble.ts';
import { isClipName, isClipOf, type NamedClip, namedClips, publishableClips } from './offered-clips.ts';
import { sampleEvidence, sampleInput } from './sample.fixture.ts';
import { sampleCheck } from './sample-check.fixture.ts';

const AT = new Date('2025-03-04T18:41:00Z');
/** Its words are at 21:07.0–21:10.0 of the recording "recording". */
const check = sampleCheck('meeting', 'We will not wait', 'No, we will not wait until May.');
const clip: NamedClip = {
  file: 'clip-1.wav',
  ...{ offerId: 'offer', sourceId: 'meeting', recordingId: 'recording', fromMs: 1_266_750, toMs: 1_270_250 },
  ...{ sha256: 'ab'.repeat(32), size: 96_000, mediaType: 'audio/wav', ending: 'wav' },
};
const offered = (
  clips: readonly NamedClip[],
  evidence = [sampleEvidence('meeting')],
  checks: Parameters<typeof publishableClips>[0]['checks'] = [check],
) => publishableClips({ checks, evidence }, clips, AT);

describe('a clip stands beside a statement', () => {
  test('whose words were found there, with the words of the source', () => {
    expect(offered([clip])).toEqual([
      {
        ...{ file: 'clip-1.wav', sha256: clip.sha256, mediaType: 'audio/wav' },
        ...{ source: sampleEvidence('meeting').source.title, words: check.kept.passage },
        ...{ fromMs: 1_266_750, toMs: 1_270_250 },
      },
    ]);
    expect(check.kept.passage).toContain('we will not wait');
  });

  test.each(['BACKGROUND', 'DEEP_BACKGROUND', 'OFF_RECORD', 'EMBARGOED'] as const)(
    'never on terms %s',
    (terms) => {
      const embargoUntil = new Date('2025-01-01T00:00:00Z');
      expect(offered([clip], [sampleEvidence('meeting', { source: { terms, embargoUntil } })])).toEqual([]);
    },
  );

  test('never where the statement does not name the source, or it was not compared with it', () => {
    expect(offered([clip], [sampleEvidence('letter')])).toEqual([]);
    expect(offered([clip], undefined, [])).toEqual([]);
    expect(offered([{ ...clip, sourceId: 'letter' }])).toEqual([]);
  });

  test('under a name of its own, the same whatever the order, though its bytes are those of another', () => {
    const other = { ...clip, offerId: 'another offer', sourceId: 'letter', ending: 'mp4' };
    const names = (clips: NamedClip[]) => namedClips(clips).map(({ offerId, file }) => [offerId, file]);
    expect(names([clip, other])).toEqual([
      ['another offer', 'clip-1.mp4'],
      ['offer', 'clip-2.wav'],
    ]);
    expect(names([other, clip])).toEqual(names([clip, other]));
    expect(namedClips([clip, other]).every(({ file }) => isClipName(file))).toBe(true);
  });
});

describe('a clip of a quote', () => {
  const heard = { recordingId: 'recording', fromMs: 20_000, toMs: 24_000 };
  const at = (fromMs: number, toMs: number, recordingId = 'recording') => ({ recordingId, fromMs, toMs });
  test.each([
    ['holds its words, and a sentence around them', at(12_000, 30_000), true],
    ['may begin where the recording’s frames do, a little inside', at(20_050, 23_950), true],
    ['lacks none of them', at(20_500, 24_000), false],
    ['nor at the end', at(20_000, 23_500), false],
    ['has not much before them', at(9_000, 24_000), false],
    ['nor after them', at(20_000, 35_000), false],
    ['is of that recording', at(20_000, 24_000, 'another'), false],
  ])('%s', (_, of, is) => {
    expect(isClipOf(of, heard)).toBe(is);
  });

  test('is of none whose place is not known', () => {
    expect(isClipOf(at(0, 5_000), { ...heard, fromMs: null, toMs: null })).toBe(false);
    expect(isClipOf(at(0, 5_000), { ...heard, recordingId: null })).toBe(false);
  });
});

describe('a report', () => {
  const input = sampleInput();
  const altered = input.items.find(({ quotation }) => quotation === 'ALTERED');
  const [sourceId = ''] = altered?.checks.map((one) => one.sourceId) ?? [];

  test('without clips is to the byte what it was before there were any', () => {
    expect(JSON.stringify(assembleReport({ ...input, clips: [] }))).toBe(
      JSON.stringify(assembleReport(input)),
    );
    expect(JSON.stringify(assembleReport(input))).not.toContain('clips');
  });

  test('has each beside its statement and no other', () => {
    const { statements } = assembleReport({ ...input, clips: [{ ...clip, sourceId }] });
    const playing = statements.filter(({ clips }) => clips);
    expect(playing.map(({ quotation }) => quotation)).toEqual(['ALTERED']);
    expect(playing[0]?.clips).toHaveLength(1);
  });
});
