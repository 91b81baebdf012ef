/** Texts to measure on: the development articles beside the checkout if present, otherwise generated text. */
import { existsSync, readFileSync } from 'node:fs';

const DATA = new URL('../../shared/eval/quotes.dev.jsonl', import.meta.url);

const PEOPLE = [
  'Mayor Ines Calloway',
  'Dr. Tomas Brandt',
  'Sgt. Leila Osei',
  'the harbor master',
  'a spokesman for the port',
];
const CUES = ['said', 'told reporters', 'wrote in a letter', 'argued', 'warned'];
const SUBJECTS = [
  'The council',
  'Our office',
  'The ferry company',
  'Nobody on the board',
  'The school district',
  'A second vessel',
];
const VERBS = [
  'approved',
  'delayed',
  'never discussed',
  'will repair',
  'has paid for',
  'refused to close',
  'may replace',
];
const OBJECTS = [
  'the north pier',
  'forty new berths',
  'the winter timetable',
  'a $3 million loan',
  'every lamp on the quay',
  'the old customs house',
];
const TIMES = [
  'on Tuesday',
  'last winter',
  'before the storm',
  'without a vote',
  'in front of two hundred people',
  'for the third year',
];

/** Chooses from lists, the same way for the same number. */
function chooser(number: number): (list: readonly string[]) => string {
  let state = number * 7919 + 1;
  return (list) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return list[(state >>> 8) % list.length] as string;
  };
}

const clause = (pick: (list: readonly string[]) => string): string =>
  `${pick(SUBJECTS)} ${pick(VERBS)} ${pick(OBJECTS)} ${pick(TIMES)}`;

/** Generated text, varied enough that sentences differ. */
function madeStory(number: number): string {
  const pick = chooser(number);
  const paragraph = (i: number): string =>
    i % 3 === 0
      ? `“${clause(pick)},” ${pick(PEOPLE)} ${pick(CUES)}. “${clause(pick)}.”`
      : `${clause(pick)}. ${clause(pick)}, ${pick(PEOPLE)} ${pick(CUES)}.`;
  return Array.from({ length: 24 }, (_, i) => paragraph(i)).join('\n\n');
}

/** One made story in which every paragraph has one statement to check, in about 15 words. */
export function storyOfStatements(count: number): string {
  const pick = chooser(count);
  const paragraph = (i: number): string =>
    i % 2 === 0
      ? `“${clause(pick)},” ${pick(PEOPLE)} ${pick(CUES)}.`
      : `${clause(pick)}, ${pick(PEOPLE)} ${pick(CUES)}.`;
  return Array.from({ length: count }, (_, i) => paragraph(i)).join('\n\n');
}

/** Stories, and where they come from. */
export interface Stories {
  readonly texts: readonly string[];
  readonly from: string;
}

/** 200 made stories, the same at every run. */
export function madeStories(): Stories {
  return { texts: Array.from({ length: 200 }, (_, i) => madeStory(i)), from: 'made stories' };
}

/** The development articles beside the checkout; made stories where there are none. */
export function newsStories(): Stories {
  if (!existsSync(DATA)) return madeStories();
  const lines = readFileSync(DATA, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return { texts: lines.map((line) => (JSON.parse(line) as { text: string }).text), from: 'news' };
}

/** About `size` characters of speech as in an automatic transcript: no capitals, no punctuation. */
export function transcriptOf({ texts }: Stories, size: number): string {
  let text = '';
  for (let round = 0; text.length < size && round <= 100; round++) {
    for (const story of texts) {
      if (text.length >= size) break;
      text += `${story
        .toLowerCase()
        .replace(/[^\p{L}\p{N}'’\s]+/gu, ' ')
        .replace(/\s+/gu, ' ')} `;
    }
  }
  return text.slice(0, size);
}

export const countWords = (text: string): number => text.match(/\S+/gu)?.length ?? 0;
