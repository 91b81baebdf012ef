import { describe, expect, test } from 'vitest';
import { assembleReport, type ReportInput } from '../../domain/report/assemble.ts';
import { addressed, sampleInput } from '../../domain/report/sample.fixture.ts';
import { tellReport } from '../../domain/report/tell.ts';
import { storyToPaste } from '../annotated-story/page.ts';
import { renderCard } from '../statement-html/card.ts';
import { renderStatement } from '../statement-html/page.ts';
import { statementUrls } from '../statement-urls.ts';
import { type ClipsGone, PLAYERS } from './clips.ts';
import { inLaterState } from './later-state.ts';
import { renderReport } from './page.ts';

const REPORT = 'https://news.example.org/reports/harbour';
const URL_ = `${REPORT}/1`;
const editions = [{ number: 1, publishedAt: '2025-03-04T18:41:00.000Z', url: URL_ }];
const exports = {
  ...{ json: `${URL_}/report.json`, claimReview: `${URL_}/claim-review.json` },
  ...{ annotations: `${URL_}/annotations.json`, story: `${URL_}/story` },
};

function snapshotWith(mediaType = 'audio/wav', title?: string) {
  const input = addressed(sampleInput());
  const items = input.items.map((item) => ({
    ...item,
    evidence: item.evidence.map((one) => ({
      ...one,
      source: { ...one.source, title: title ?? one.source.title },
    })),
  }));
  const [sourceId = ''] = input.items.flatMap(({ quotation, checks }) =>
    quotation === 'ALTERED' ? checks.map((one) => one.sourceId) : [],
  );
  const clips: ReportInput['clips'] = [
    {
      file: `clip-1.${mediaType.split('/')[1] ?? ''}`,
      ...{ offerId: 'offer', sourceId, recordingId: 'recording', fromMs: 1_266_750, toMs: 1_270_250 },
      ...{ sha256: 'ab'.repeat(32), size: 96_000, mediaType, ending: mediaType.split('/')[1] ?? '' },
    },
  ];
  return assembleReport({ ...input, items, clips });
}

const page = (snapshot = snapshotWith(), clipsGone: ClipsGone = []) =>
  renderReport(snapshot, {
    sha256: 'ab12'.repeat(16),
    url: URL_,
    editions,
    latest: true,
    exports,
    clipsGone,
  });
const figureIn = (text: string) => /<figure class="clip".*?<\/figure>/s.exec(text)?.[0] ?? '';

describe('a clip on the page of a report', () => {
  test('is played by the browser, fetched when it is pressed, with its words and where they are', () => {
    const figure = figureIn(page());
    expect(figure).toContain(
      '<audio controls preload="none" src="/reports/harbour/1/clip-1.wav" aria-label="Recording of',
    );
    expect(figure).toContain('a number in a brochure');
    expect(figure).toContain('Recording of the harbour board’s public meeting, 21:06');
    expect(figure).toContain(`<a href="${URL_}/clip-1.wav">Hear the recording</a></audio>`);
    expect(page()).not.toMatch(/<script|autoplay/);
  });

  test('of a film shows it', () => {
    expect(figureIn(page(snapshotWith('video/mp4')))).toContain(
      '<video controls preload="none" playsinline src="/reports/harbour/1/clip-1.mp4"',
    );
  });

  test('is not there where there is none, and then nothing on the page may play', () => {
    const without = page(assembleReport(addressed(sampleInput())));
    expect(without).not.toContain('<figure class="clip"');
    expect(PLAYERS.some((one) => without.includes(one))).toBe(false);
    expect(PLAYERS.some((one) => page().includes(one))).toBe(true);
  });

  test('has nothing of what somebody typed as markup', () => {
    const typed = '</figure><audio controls src="https://elsewhere.example/x.wav">';
    const made = page(snapshotWith('audio/wav', typed));
    expect(made.match(/<audio/g)).toHaveLength(1);
    expect(made.match(/<\/figure>/g)).toHaveLength(page().match(/<\/figure>/g)?.length ?? 0);
  });
});

describe('a clip that is not offered any more', () => {
  test.each<[string, ClipsGone]>([
    ['by its name', ['clip-1.wav']],
    ['as all are', 'all'],
  ])('is taken out %s, and the page says so, to the byte as if it were made then', (_, gone) => {
    for (const snapshot of [snapshotWith(), snapshotWith('audio/wav', '</figure> clip-1.wav')]) {
      const later = inLaterState(page(snapshot), snapshot, { editions, latest: true, clipsGone: gone });
      expect(later).toBe(page(snapshot, gone));
      expect(later).toContain('This recording is no longer offered here.');
      expect(later).not.toContain('<audio');
      expect(later).not.toContain('/reports/harbour/1/clip-1.wav');
    }
  });

  test('leaves the others where they are', () => {
    expect(inLaterState(page(), snapshotWith(), { editions, latest: true, clipsGone: ['clip-2.wav'] })).toBe(
      page(),
    );
  });
});

test('story, card and page of the statement lead to where it is played, and play nothing', () => {
  const snapshot = snapshotWith();
  const report = tellReport(snapshot);
  const statement = report.statements.find(({ clips }) => clips);
  if (!statement?.id) throw new Error('No statement has a clip.');
  const urls = statementUrls('https://news.example.org', statement.id);
  const link = `href="${URL_}#statement-${statement.number}" target="_blank" rel="noopener">Hear the recording</a>`;
  const made = [
    storyToPaste(snapshot, REPORT),
    renderCard(statement, report, urls, REPORT),
    renderStatement(statement, report, { urls, reportUrl: REPORT }),
  ];
  for (const text of made) {
    expect(text).toContain(link);
    expect(text).not.toContain('<audio');
  }
  const other = report.statements.find(({ clips }) => !clips);
  if (!other) throw new Error('Every statement has a clip.');
  expect(renderCard(other, report, urls, REPORT)).not.toContain('Hear the recording');
});
