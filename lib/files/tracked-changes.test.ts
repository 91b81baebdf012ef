import { describe, expect, test } from 'vitest';
import { readingSentences } from '../domain/what-was-read.ts';
import { docx, paragraph, run } from './docx.fixture.ts';
import { readHtml } from './html.ts';
import { odt } from './odt.fixture.ts';
import { readOdt } from './odt.ts';
import { linesStream, pdf } from './pdf.fixture.ts';
import { readAnyStory } from './read-any-story.ts';
import { readStoryFile } from './read-story-file.ts';
import { readRtf } from './rtf.ts';
import type { ReadStory } from './story-text.ts';

/** The same suggestions as Word, LibreOffice and rich text keep them. */

const most = 1_000_000;
const change = 'w:id="1" w:author="Ada" w:date="2026-01-01T10:00:00Z"';
const rtf = (body: string) =>
  Buffer.from(
    `{\\rtf1\\ansi\\ansicpg1252{\\*\\revtbl {Unknown;}{Ada;}{Bo;}}\\pard\\plain ${body}\\par }`,
    'latin1',
  );
const info =
  '<office:change-info><dc:creator>Ada</dc:creator><dc:date>2026-01-01T10:00:00</dc:date><text:p>Why so</text:p></office:change-info>';
const region = (id: string, of: string) =>
  `<text:changed-region xml:id="${id}" text:id="${id}">${of}</text:changed-region>`;
const gone = (id: string, words: string) =>
  region(id, `<text:deletion>${info}<text:p>${words}</text:p></text:deletion>`);
const come = (id: string) => region(id, `<text:insertion>${info}</text:insertion>`);
const changes = (...regions: string[]) => `<text:tracked-changes>${regions.join('')}</text:tracked-changes>`;
const put = (id: string, words: string) =>
  `<text:change-start text:change-id="${id}"/>${words}<text:change-end text:change-id="${id}"/>`;
const out = (id: string) => `<text:change text:change-id="${id}"/>`;

const ins = '\\revised\\revauth1\\revdttm-2015294848';
const del = '\\deleted\\revauthdel1\\revdttmdel-2015294848';

const read = (name: string, bytes: Uint8Array) => seen(readStoryFile(name, bytes));

function seen(story: ReadStory) {
  if (!story.ok) throw new Error(story.error.message);
  return { text: story.raw, told: readingSentences(story.readings ?? []), notices: story.notices };
}

describe('tracked changes are read as accepted, and told with their words, in', () => {
  const ferry: [string, Uint8Array][] = [
    [
      'story.docx',
      docx(
        paragraph(
          `${run('“The ferry was ')}<w:del ${change}><w:r><w:delText xml:space="preserve">not </w:delText></w:r></w:del><w:ins ${change}>${run('plainly ')}${run('and wholly ', '<w:b/>')}</w:ins>${run('safe,” he said.')}`,
        ),
      ),
    ],
    [
      'story.odt',
      odt(
        `${changes(gone('c1', 'not '), come('c2'))}<text:p>“The ferry was ${out('c1')}${put('c2', 'plainly <text:span>and wholly </text:span>')}safe,” he said.</text:p>`,
      ),
    ],
    [
      'story.rtf',
      rtf(
        `{\\u8220\\'93}{\\loch The ferry was }{${del} \\loch not }{${ins} \\loch plainly }{${ins} \\loch\\b and wholly }{\\loch safe,\\u8221\\'94 he said.}`,
      ),
    ],
  ];
  test.each(ferry)('%s', (name, bytes) => {
    const { text, told, notices } = read(name, bytes);
    expect(text).toBe('“The ferry was plainly and wholly safe,” he said.');
    expect(told).toEqual([
      '2 tracked changes read as accepted: “not” was taken out, “plainly and wholly” was put in.',
    ]);
    expect(notices).toEqual([]);
  });

  test('files of evidence as well', () => {
    const sentence = '1 tracked change read as accepted: “not” was taken out.';
    const inOdt = readOdt(
      odt(`${changes(gone('c1', 'not'))}<text:p>It was ${out('c1')} safe.</text:p>`),
      most,
    );
    const inRtf = readRtf(rtf(`It was {${del} not }safe.`), most);
    expect([inOdt.notices, inRtf.notices]).toEqual([[sentence], [sentence]]);
  });
});

describe('an OpenDocument text', () => {
  test('tells whole paragraphs, and what one put in and another took out, once', () => {
    const { text, told } = read(
      'story.odt',
      odt(
        `${changes(
          come('c1'),
          region(
            'c2',
            `<text:deletion>${info}<text:p>Lind <text:s text:c="2"/>denied it.</text:p><text:p/></text:deletion>`,
          ),
          region(
            'c3',
            `<text:deletion>${info}<text:p>taken out</text:p></text:deletion><text:insertion>${info}</text:insertion>`,
          ),
        )}<text:p><text:change-start text:change-id="c1"/>A new one came.</text:p><text:p><text:change-end text:change-id="c1"/>${out('c2')}It sits ${out('c3')} on Monday.</text:p>`,
      ),
    );
    expect(text).toBe('A new one came.\n\nIt sits on Monday.');
    expect(told).toEqual([
      '3 tracked changes read as accepted: “A new one came.” was put in, “Lind denied it.” was taken out, “taken out” was taken out.',
    ]);
  });

  test('does not count what changes no words, and keeps those whose place is lost', () => {
    const { told } = read(
      'story.odt',
      odt(
        `${changes(
          region('c1', `<text:format-change>${info}</text:format-change>`),
          region('c2', `<text:deletion>${info}<text:p/><text:p/></text:deletion>`),
          gone('c3', 'lost'),
          come('c4'),
        )}<text:p>${put('c1', 'It was')} ${out('c2')}safe.${put('c9', 'Yes.')}<text:change-start text:change-id="c4"/></text:p>`,
      ),
    );
    expect(told).toEqual(['1 tracked change read as accepted: “lost” was taken out.']);
  });

  test('of twenty thousand changes that hold one another is read in time', () => {
    const many = 20_000;
    const ids = Array.from({ length: many }, (_, at) => `c${at}`);
    const start = process.cpuUsage().user;
    const { told } = read(
      'story.odt',
      odt(
        `${changes(...ids.map(come))}<text:p>${ids.map((id) => `<text:change-start text:change-id="${id}"/>`).join('')}${'So it was. '.repeat(20_000)}${ids.map((id) => `<text:change-end text:change-id="${id}"/>`).join('')}</text:p>`,
      ),
    );
    expect(told[0]).toMatch(/^20000 tracked changes read as accepted/);
    expect(process.cpuUsage().user - start).toBeLessThan(5_000_000);
  });
});

describe('rich text', () => {
  test('tells a move once, where its words are now, and reads them there alone', () => {
    const moved = (word: string) => `{\\${word}\\mvauth1\\mvdate-2015294848 In May it sank.}`;
    const { text, told } = read('story.rtf', rtf(`Monday. ${moved('mvf')}\\par Then: ${moved('mvt')}`));
    expect(text).toBe('Monday.\n\nThen: In May it sank.');
    expect(told).toEqual(['1 tracked change read as accepted: “In May it sank.” was moved.']);
  });

  test('tells apart who suggested what, and counts no note or change of looks', () => {
    const { text, told } = read(
      'story.rtf',
      rtf(
        `{${ins} One {\\footnote\\pard\\plain {\\deleted gone }Notice.}two }{\\revised\\revauth2\\revdttm-1478421888 three}{${ins}${del} never}{\\crauth1\\crdate5\\b  four}{${del} \\par }{\\plain  five}`,
      ),
    );
    expect(text).toBe('One two three four five');
    expect(told).toEqual([
      '3 tracked changes read as accepted: “One two” was put in, “three” was put in, “never” was taken out.',
      '1 footnote is not part of the text: Notice.',
    ]);
  });
});

const OF_A_DRAFT =
  '<p>The ferry was <del cite="mailto:Ada" datetime="2026-01-01T10:00">not </del><ins>plainly <b>and wholly <del>un</del></b></ins>safe, he said, on the quay of the old harbour where it lay.</p><p><del>Mayor Lind denied it, and would say no more of it on that day.</del></p><p>It sits on Monday, and nobody of the port answered.<ins class="adsbygoogle"></ins></p>';
const AS_ACCEPTED =
  'The ferry was plainly and wholly safe, he said, on the quay of the old harbour where it lay.\n\nIt sits on Monday, and nobody of the port answered.';

describe('a page', () => {
  const page = Buffer.from(`<!doctype html><html><body>${OF_A_DRAFT}</body></html>`);

  test('is a story with what it marks as put in and without what it marks as taken out, and both are told', () => {
    const { text, told } = read('story.html', page);
    expect(text).toBe(AS_ACCEPTED);
    expect(told).toEqual([
      '4 tracked changes read as accepted: “not” was taken out, “un” was taken out, “plainly and wholly” was put in, “Mayor Lind denied it, and would say no more of it on that day.” was taken out.',
    ]);
  });

  test('is the same where all of it is taken for the story', () => {
    const { text, told } = seen(readStoryFile('story.html', page, { isWhole: true }));
    expect(text).toBe(AS_ACCEPTED);
    expect(told[0]).toMatch(/^4 tracked changes read as accepted: /);
  });

  test('is evidence with all that it shows', () => {
    expect(readHtml(page, 'html', most, 'evidence').raw).toContain('The ferry was not plainly');
  });
});

describe('a mail', () => {
  const mail = (...parts: string[]) =>
    Buffer.from(
      [
        'From: Ada <ada@port.example>\nSubject: Draft\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary="b"\n',
        ...parts,
        '--b--\n',
      ].join('\n'),
    );
  const plain = '--b\nContent-Type: text/plain\n\nThe ferry was not plainly and wholly safe.\n';

  test('is a story as its form in HTML reads with all accepted', async () => {
    const html = `--b\nContent-Type: text/html\n\n<html>${OF_A_DRAFT}</html>\n`;
    const { text, told } = seen(await readAnyStory('a.eml', mail(plain, html)));
    expect(text).toBe(AS_ACCEPTED);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^4 tracked changes read as accepted: /);
  });

  test('without any is read as it was', async () => {
    const html = '--b\nContent-Type: text/html\n\n<p>The <b>ferry</b> was not plainly safe.</p>\n';
    const { text, told } = seen(await readAnyStory('a.eml', mail(plain, html)));
    expect(text).toContain('wholly safe.');
    expect(told).toEqual([]);
  });
});

test('a PDF tells what somebody marked on its pages, which changes none of its words', async () => {
  const mark = (subtype: string, words = '', more = '') =>
    `<< /Type /Annot /Subtype /${subtype} /Rect [50 740 90 760] /QuadPoints [50 760 90 760 50 740 90 740] ${words && `/Contents (${words})`} ${more} >>`;
  const link = mark('Link', '', '/A << /S /URI /URI (https://port.example) >>');
  const bytes = pdf([
    linesStream(['The ferry was not safe.']),
    {
      ...linesStream(['It sits on Monday.']),
      annotations: [mark('StrikeOut'), mark('Caret', 'plainly'), link].join(' '),
    },
    {
      ...linesStream(['Nobody answered.']),
      annotations: `${mark('Text', 'Who says so?')} ${mark('Highlight')}`,
    },
  ]);
  const { text, notices } = seen(await readAnyStory('a.pdf', bytes));
  expect(text).toContain('The ferry was not safe.');
  expect(notices.slice(1)).toEqual([
    '2 changes that are marked on its pages were not made: words struck out (page 2); words to be put in, “plainly” (page 2).',
    '1 remark on a page is not part of the text: “Who says so?” (page 3).',
  ]);
});
