import { expect, test } from 'vitest';
import { keptTranscript, readTranscript } from './transcript.ts';

const tt = (body: string, head = '', attributes = '') => `<?xml version="1.0"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" ${attributes}>
<head><metadata>${head}</metadata><styling><style xml:id="s1"/></styling></head><body>${body}</body></tt>`;

function read(text: string) {
  const found = readTranscript(text);
  if (!found) throw new Error('not read');
  return {
    ...keptTranscript(found),
    cues: found.cues.map(({ start, end, fromMs, toMs }) => [found.text.slice(start, end), fromMs, toMs]),
    said: found.turns.map(({ label, start, end }) => [label, found.text.slice(start, end)]),
  };
}

const AGENTS = `<ttm:agent xml:id="a1" type="person"><ttm:name type="full">Ada Holm</ttm:name></ttm:agent>
  <ttm:agent xml:id="a2" type="person"><ttm:name type="full">Mara Lund</ttm:name></ttm:agent>`;

test('words, breaks, times and agents', () => {
  const found = read(
    tt(
      `<div><p begin="00:00:01.000" end="00:00:04.000" ttm:agent="a1">We will pay for every house<br/>before the winter.</p>
       <p begin="5s" dur="3s" ttm:agent="a2"><span style="s1">I cannot</span> <span>promise &amp; will not.</span></p></div>`,
      AGENTS,
    ),
  );
  expect(found.cues).toEqual([
    ['We will pay for every house\nbefore the winter.', 1000, 4000],
    ['I cannot promise & will not.', 5000, 8000],
  ]);
  expect(found.said).toEqual([
    ['Ada Holm', 'We will pay for every house\nbefore the winter.'],
    ['Mara Lund', 'I cannot promise & will not.'],
  ]);
  expect(found.form).toBe('transcript');
});

test('times in frames, ticks and from where the division begins; two people in one paragraph', () => {
  const found = read(
    tt(
      `<div begin="00:01:00.000"><p begin="00:00:01:12" end="00:00:03:00">One.</p><p begin="50000000t" end="6s"><span ttm:agent="a1">Who?</span><span ttm:agent="a2">Me.</span></p></div>`,
      AGENTS,
      'ttp:frameRate="25" ttp:tickRate="10000000"',
    ),
  );
  expect(found.cues).toEqual([
    ['One.', 61_480, 63_000],
    ['Who?', 65_000, 66_000],
    ['Me.', 65_000, 66_000],
  ]);
  expect(found.said).toEqual([
    ['Ada Holm', 'Who?'],
    ['Mara Lund', 'Me.'],
  ]);
});

test('elder DFXP without metadata, with names before a colon', () => {
  const found = read(
    '<tt xmlns="http://www.w3.org/2006/10/ttaf1"><body><div><p begin="00:00:01.00" end="00:00:02.00">ADA HOLM: Who paid?</p><p begin="00:00:02.00" end="00:00:04.00">MARA LUND: We did.</p></div></body></tt>',
  );
  expect(found.said).toEqual([
    ['ADA HOLM', 'Who paid?'],
    ['MARA LUND', 'We did.'],
  ]);
});

test.each([
  ['a broken one', '<tt xmlns="x"><body><p begin="1s">cut'],
  ['one with a document type', '<!DOCTYPE tt [<!ENTITY x "y">]><tt><body><p>&x;</p></body></tt>'],
  ['other XML', '<?xml version="1.0"?><note><p>no subtitles</p></note>'],
])('%s is no transcript', (_, text) => {
  expect(readTranscript(text)).toBeNull();
});
