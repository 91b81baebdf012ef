/**
 * Our own development set: stories in scripts/eval/own/*.txt with their attributions marked in the text. The README
 * beside them explains what is marked, and how; what can be checked without a reader is checked here.
 */
import { readdirSync, readFileSync } from 'node:fs';
import type { GoldDocument, GoldQuote } from '../fit/corpus.ts';
import { typeOf, withinMarks } from './score.ts';

const folder = new URL('own/', import.meta.url);

/** `{q …}` content, `{c …}` cue, `{s …}` speaker; a digit separates the attributions within a paragraph. */
const MARK = /\{([qcs])([1-9]?) |\}|\{/g;
const QUOTED = /[“"][^”"\n]*[”"]/g;
const OUTER_SPACE = /^\s|\s$/;
/** Longer than a title in quotation marks: somebody's words that nobody marked. */
const MOST_WORDS_OF_A_TITLE = 4;

type Marked = { what: 'q' | 'c' | 's'; group: string; start: number; end: number };

/** All stories, in the order of their files' names. Throws where one is marked wrongly. */
export function ownDocuments(): GoldDocument[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  return files.sort().flatMap((name) => parseStories(readFileSync(new URL(name, folder), 'utf8'), name));
}

/**
 * Reads stories from their mark-up: each begins with a line `=== its-name`, and each paragraph is on a line of its own.
 *
 * @param name of the file, for error messages
 * @throws Error that names story and place, where the marks do not fit each other
 */
export function parseStories(written: string, name: string): GoldDocument[] {
  const [before = '', ...stories] = written.split(/^=== */m);
  if (before.trim() !== '') throw new Error(`${name}: text before the first story.`);
  return stories.map((story) => {
    const cut = story.indexOf('\n');
    const id = `${name.replace(/\.txt$/, '')}/${story.slice(0, cut).trim()}`;
    return parseStory(story.slice(cut).trim(), id);
  });
}

function parseStory(written: string, id: string): GoldDocument {
  const quotes: GoldQuote[] = [];
  let text = '';
  for (const line of written.split(/\n+/)) {
    if (text !== '') text += '\n\n';
    const paragraph = withoutMarks(line, id);
    checkQuoted(paragraph, id);
    quotes.push(...attributionsOf(paragraph, text.length, id));
    text += paragraph.text;
  }
  if (text === '') throw new Error(`${id}: a story without text.`);
  return { id, text, quotes };
}

type Paragraph = { text: string; marked: Marked[] };

function withoutMarks(line: string, id: string): Paragraph {
  const fault = (what: string, at: number) =>
    new Error(`${id}: ${what} at “${line.slice(Math.max(0, at - 20), at + 30)}”.`);
  const marked: Marked[] = [];
  let text = '';
  let from = 0;
  let open: Marked | null = null;
  for (const match of line.matchAll(MARK)) {
    text += line.slice(from, match.index);
    from = match.index + match[0].length;
    if (match[0] === '{') throw fault('a brace that opens no mark', match.index);
    if (match[0] === '}') {
      if (!open) throw fault('a brace that closes nothing', match.index);
      open.end = text.length;
      if (open.end === open.start || OUTER_SPACE.test(text.slice(open.start)))
        throw fault('a mark that is empty or has space at its ends', match.index);
      marked.push(open);
      open = null;
    } else {
      if (open) throw fault('a mark within a mark', match.index);
      open = { what: match[1] as Marked['what'], group: match[2] ?? '', start: text.length, end: 0 };
    }
  }
  if (open) throw fault('a mark that is never closed', line.length);
  return { text: text + line.slice(from), marked };
}

/** Anything in quotation marks is content, whole and with its marks; a title may be outside any content. */
function checkQuoted({ text, marked }: Paragraph, id: string): void {
  const contents = marked.filter(({ what }) => what === 'q');
  for (const match of text.matchAll(QUOTED)) {
    const [start, end] = [match.index, match.index + match[0].length];
    const isInside = contents.some((one) => one.start <= start && end <= one.end);
    const isApart = contents.every((one) => one.end <= start || end <= one.start);
    if (!isInside && !isApart) throw new Error(`${id}: ${match[0]} is cut by a mark.`);
    if (!isInside && match[0].split(/\s+/).length > MOST_WORDS_OF_A_TITLE)
      throw new Error(`${id}: ${match[0]} is nobody’s content.`);
  }
}

/** The attributions of a paragraph, which begins at `offset`; contents of one group share cue and speaker. */
function attributionsOf({ text, marked }: Paragraph, offset: number, id: string): GoldQuote[] {
  const one = (group: string, what: 'c' | 's'): Marked | null => {
    const found = marked.filter((mark) => mark.group === group && mark.what === what);
    if (found.length > 1) throw new Error(`${id}: two marks {${what}${group} } in one paragraph.`);
    return found[0] ?? null;
  };
  const groups = new Set(marked.map(({ group }) => group));
  for (const group of groups)
    if (!marked.some((mark) => mark.group === group && mark.what === 'q'))
      throw new Error(`${id}: a cue or speaker without content in “${text.slice(0, 40)}…”.`);
  return marked
    .filter(({ what }) => what === 'q')
    .map(({ group, start, end }) => {
      const [cue, speaker] = [one(group, 'c'), one(group, 's')];
      return {
        start: offset + start,
        end: offset + end,
        speaker_text: speaker && text.slice(speaker.start, speaker.end),
        speaker_start: speaker && offset + speaker.start,
        speaker_end: speaker && offset + speaker.end,
        cue_start: cue && offset + cue.start,
        cue_end: cue && offset + cue.end,
        type: typeIn(text.slice(start, end)),
      };
    });
}

const typeIn = (content: string) => typeOf(content, withinMarks(content), { start: 0, end: content.length });
