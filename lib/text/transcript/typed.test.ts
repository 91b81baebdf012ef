import { expect, test } from 'vitest';
import { read } from './transcript.fixture.ts';
import { asTyped } from './typed.ts';

const COURT =
  ' 1      MR. HALDER:  So you saw it.\n 2      THE WITNESS:  I saw the invoice on the\n 3   desk and paid it.\n';

test.each([
  [
    'voices',
    'WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ada Holm>We paid &lt;all&gt;.</v>\n\n00:05.000 --> 00:08.000\n<v Mara Lund>Half.</v>\n',
  ],
  [
    'names and times',
    'Marla Quint  0:03\nWe knew in March.\n\nReporter  0:20\nWhose mistake?\n\nMarla Quint  0:22\nMine.\n\nTranscribed by https://otter.ai\n',
  ],
  ['labels', 'Ada Holm: We will pay.\nMara Lund: I cannot promise that.\n'],
  [
    'a briefing with an opening',
    'BRIEFING\n\nMS. HOLM: Good morning.\n\n(Laughter.)\n\nQUESTION: Why?\n\nMS. HOLM: Because.\n',
  ],
  [
    'names alone',
    'Mara Lund\n(Harbourtown) (Lab)\nNothing was done.\n\nErik Dahl\nI gave the order.\n\nMara Lund\nWho kept it?\n',
  ],
  [
    'a machine’s',
    JSON.stringify({
      segments: [
        { start: 0.5, end: 2, text: 'Who knew?', speaker: 'SPEAKER_00' },
        { start: 2, end: 4, text: 'All of us.', speaker: 'SPEAKER_01' },
      ],
    }),
  ],
  ['a court’s', COURT],
])('%s: what is given back to be corrected is read as the same', (_, text) => {
  const first = read(text);
  const again = read(asTyped(first));
  const words = ({ text, turns }: typeof first) =>
    turns.map(({ label, start, end }) => [label, text.slice(start, end).replace(/\s+/g, ' ')]);
  const spoken = (of: typeof first) => words(of).filter(([label]) => label !== null);
  expect(spoken(again)).toEqual(spoken(first));
  expect(again.text.replace(/\s+/g, ' ')).toBe(first.text.replace(/\s+/g, ' '));
  // What nobody says falls within the time of the words before it.
  const times = (of: typeof first) => of.cues.map(({ fromMs }) => fromMs);
  expect(times(again).slice(0, first.cues.length)).toEqual(times(first));
});
