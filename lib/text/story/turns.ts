import type { Analysis } from '../analysis/analysis.ts';
import { endsOrganisation } from '../knowledge/honorifics.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import { initialsOf, namesByInitials } from './initials.ts';
import { intervieweeIn } from './interviewee.ts';
import type { StoryBlock } from './story-blocks.ts';

/** A stretch of one person's words in an interview, a briefing or a debate: one paragraph of a turn. */
export type Turn = {
  content: TokenRange;
  /** The label, or the description in the story, that names the speaker; null where nobody is named. */
  speaker: TokenRange | null;
  /** The label itself, where it only stands in for the speaker ("A"). */
  label?: TokenRange;
  /** Whether it is a question from the newsroom, which is not an item. */
  asks: boolean;
};

/** What was found in a story told in turns: the turns, and the tokens that are nobody's words (labels, questions). */
export type Turns = { turns: Turn[]; aside: TokenRange[] };

/** More words than this before a colon are not a label. */
const LONGEST_LABEL = 90;
const QUESTION = /^(?:q(?:uestion)?|interviewer|reporters?|journalist|host|presenter|moderator)(?: ?\d+)?$/i;
const ANSWER = /^(?:a(?:nswer)?|interviewee)(?: ?\d+)?$/i;
/** "Q: …", "Q. …", "Q — …": a single-letter label may be followed by other marks. */
const LETTER = /^(?:Q|A)(?: ?\d+)?\s*(?:[:.]|[—–-])\s+\S|^Q\s+\p{Lu}/u;
/** Words before a colon in a heading that are not a speaker. */
const OF_THE_STORY =
  /^(?:q ?(?:&|and) ?a|interview|profile|opinion|analysis|exclusive|transcript|subjects?|topics?|present|date|venue|time|members|witness(?:es)?|in attendance)$/i;
/** "Q Governor, did you …?": without a mark, as briefings are typed. */
const BARE_Q = /^Q\s+\p{Lu}/u;
/** How a story says that it is an interview. */
export const INTERVIEW =
  /\b(?:interview(?:ed|s)?|q ?& ?a|q and a|in conversation|questions (?:for|to|and answers)|(?:minutes|an hour|a morning|lunch|tea|coffee) with|(?:spoke|speaks|talked|talks|sat down|caught up|chatted) (?:to|with))\b/i;
const LABEL = /^((?:\p{Lu}[^:;/“”"?!\n]{0,80}))\s*:\s+\S/u;
/** Words that begin like a sentence: among the first ones, one in lower case or a mark at the end. */
const SPEECH = /^["“‘'([…—–.]{0,3}\p{L}(?:[^\n]{0,60}\s\p{Ll}|[^\n]{0,60}[.!?…])/u;
const SMALL = /^(?:of|for|the|de|van|von|da|di|bin|al|and|at|to|in|la|le|on)$/;
const OUTLET = /^(?:\p{Lu}{2,6}|the \p{Lu}.*|.*\b(?:fm|tv|online))$/u;
/** The least share of a story's paragraphs, between its first and last labels, that must have a label. */
const LEAST_SHARE = 0.25;
const FIRST_PERSON = /\b(?:I|we|my|our|me|us|we’re|I’m|I'm|I’ve|I've)\b/i;
const FOOTER =
  /^(?:this (?:interview|conversation|transcript)|interview by|as told to|edited by|the interview)\b/i;
const OF_THE_TALK = /\b(?:this|the) (?:interview|conversation)\b/;
const STAGE = /^[([][^)\]]{1,80}[)\]]\.?$/;

const BRACKETED = /^(?:\([^()]+\)|\[[^[\]]+\])\.?\s*$/;

type Labelled = { at: number; key: string; label: TokenRange; body: number };

/** Reads the turns of a story with labels ("MS. HOLM: …", "Q: …"); null where it is not told in turns. */
export function labelledTurns(analysis: Analysis, blocks: readonly StoryBlock[]): Turns | null {
  const labelled = blocks.flatMap((block, at) => labelAt(analysis, block, at) ?? []);
  if (!isTranscript(labelled) && !isDebate(analysis, labelled)) return null;
  const first = labelled[0] as Labelled;
  const last = labelled.at(-1) as Labelled;
  if (labelled.length < (last.at - first.at + 1) * LEAST_SHARE) return null;
  const newsroom = newsroomIn(analysis, blocks, labelled);
  const byInitials = namesByInitials(analysis, blocks.slice(0, first.at));
  const initialled = labelled.map(({ at }) => initialsOf((blocks[at]?.text ?? '').split(':', 1)[0] ?? ''));
  const isKnown = initialled.some((key) => key !== null && byInitials.get(key)?.isOurs === false);
  const names = labelled.flatMap(({ key }) => (key.length > 2 ? [key] : []));
  const answers = labelled.some(({ key }) => ANSWER.test(key));
  const interviewee = answers ? intervieweeIn(analysis, blocks.slice(0, first.at)) : null;
  const hasQuestions = labelled.some(({ key }) => QUESTION.test(key));
  const turns: Turn[] = [];
  const aside: TokenRange[] = [];
  for (let n = 0; n < labelled.length; n++) {
    const { at, key, label, body } = labelled[n] as Labelled;
    const end = labelled[n + 1]?.at ?? blocks.length;
    const letters = initialled[n] ?? null;
    const person = letters === null ? undefined : byInitials.get(letters);
    // initials of nobody named in the introduction, next to initials of somebody who is: the newsroom's
    const asks = newsroom.has(key) || (letters !== null && isKnown && person?.isOurs !== false);
    const speaker = ANSWER.test(key) ? interviewee : (person?.name ?? label);
    const block = blocks[at] as StoryBlock;
    aside.push({ from: block.from, to: body });
    for (let k = at; k < end; k++) {
      const here = blocks[k] as StoryBlock;
      if (k > at && isBracketed(here.text)) continue;
      if (k > at && (!goesOn(here, n === labelled.length - 1) || isAside(here, names))) break;
      const content = { from: k === at ? body : here.from, to: here.to };
      const isQuestion = k > at && k === end - 1 && ANSWER.test(key) && !hasQuestions;
      // "…." shows that something was left out
      if (
        !/\p{L}/u.test(
          analysis.text.slice(analysis.tokens.start[content.from], analysis.tokens.end[content.to - 1]),
        )
      )
        continue;
      if (asks || isQuestion) aside.push(content);
      else turns.push({ content, speaker, asks, ...(speaker && speaker !== label ? { label } : {}) });
    }
  }
  return { turns, aside };
}

/** Whether a paragraph without a label belongs to the previous turn; after the last label only in the first person. */
function goesOn({ role, text }: StoryBlock, isLast: boolean): boolean {
  if (role !== 'paragraph' && role !== 'list' && role !== 'block_quote') return false;
  if (FOOTER.test(text) || STAGE.test(text)) return false;
  if (!/[.!?…:]\W*$/.test(text.slice(-8))) return false;
  return !isLast || FIRST_PERSON.test(text);
}

/** Whether a paragraph is entirely in brackets and about others: what the reporter adds between two answers. */
export function isBracketed(text: string): boolean {
  return BRACKETED.test(text) && !FIRST_PERSON.test(text);
}

/** Whether a paragraph between two turns is the reporter's: about the interview or the people in it, and not as "I". */
function isAside({ text }: StoryBlock, names: readonly string[]): boolean {
  if (FIRST_PERSON.test(text)) return false;
  const low = text.toLowerCase();
  const words = new Set(low.match(/[\p{L}’'-]+?(?=[’']s\b|[^\p{L}’'-]|$)/gu));
  return OF_THE_TALK.test(low) || names.some((name) => words.has(name));
}

function labelAt(
  { tokens }: Analysis,
  { from, to, text, role, given }: StoryBlock,
  at: number,
): Labelled | null {
  if ((role === 'headline' && given) || role === 'table' || role === 'correction' || role === 'post')
    return null;
  const head = text.slice(0, LONGEST_LABEL);
  // a label by a letter begins with it, and all others end with a colon: most paragraphs need not be matched
  if (!head.includes(':') && !/^[QA]/.test(head)) return null;
  const letter = LETTER.test(head);
  const written = letter ? head.slice(0, 1) : LABEL.exec(head)?.[1];
  if (written === undefined || !isName(written) || OF_THE_STORY.test(written)) return null;
  const mark = letter ? (/[:.—–-]/.exec(text)?.[0] ?? ':') : ':';
  const end = (tokens.start[from] ?? 0) + (BARE_Q.test(head) ? 0 : text.indexOf(mark));
  let body = from;
  while (body < to && (tokens.end[body] ?? 0) <= end + 1) body++;
  const speech = text.slice((tokens.start[body] ?? 0) - (tokens.start[from] ?? 0)).slice(0, 140);
  // "Keller: 547.": a number is not speech
  if (body >= to || !SPEECH.test(speech)) return null;
  const label = speakerIn(tokens, from, body);
  // "Mr Tom Arkle (Whitby)" and "Mr Arkle" are the same: the last word of the name decides
  const key = keyOf(written);
  const isKind = QUESTION.test(key) || ANSWER.test(key);
  return { at, key: isKind ? key : (tokens.lower[label.to - 1] ?? key), label, body };
}

/** Whether every word of a label but the small ones is capitalised; brackets may give a seat, a party or a holder. */
function isName(label: string): boolean {
  const words = label
    .replace(/\([^)]*\)/g, ' ')
    .trim()
    .split(/\s+/);
  if (words.length > 9 || words[0] === '') return false;
  return words.every((word) => /^[\p{Lu}(]/u.test(word) || /^\d+$/.test(word) || SMALL.test(word));
}

const keyOf = (label: string) =>
  label
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

/**
 * The tokens that name the speaker: before a bracket, or inside one that follows an office ("The Minister (Bo Lind)").
 */
function speakerIn({ word, lower }: Analysis['tokens'], from: number, body: number): TokenRange {
  let to = body;
  while (to > from + 1 && /^[:.—–-]+$/.test(word[to - 1] ?? '')) to--;
  const label = word.slice(from, to);
  const open = from + label.indexOf('(');
  if (open < from) return { from, to };
  const close = from + label.indexOf(')');
  const isOffice = lower[from] === 'the' && close > open + 1 && close < to;
  return isOffice ? { from: open + 1, to: close } : { from, to: open };
}

/** Labels make a transcript where one recurs, or where questions and answers are labelled. */
function isTranscript(labelled: readonly Labelled[]): boolean {
  if (labelled.length < 2) return false;
  const seen = new Set<string>();
  let again = false;
  let question = false;
  for (const { key } of labelled) {
    again ||= seen.has(key);
    question ||= QUESTION.test(key) && key.length > 1;
    seen.add(key);
  }
  const letters = seen.has('q') && seen.has('a');
  // questions may be set in bold and only the answers labelled
  const answers = labelled.filter(({ key }) => ANSWER.test(key)).length;
  return letters || answers > 2 || (seen.size > 1 && (again || question));
}

/**
 * Whether two labels have seats, parties or office-holders in brackets ("Ms Holm (Skarv) (Lab)", "The Minister (Bo
 * Lind)"): a debate.
 */
function isDebate({ tokens: { word } }: Analysis, labelled: readonly Labelled[]): boolean {
  const seated = labelled.filter(({ label }) => word[label.to] === '(' || word[label.from - 1] === '(');
  return seated.length > 1 && seated.every(({ body }) => /^\p{Lu}/u.test(word[body] ?? ''));
}

/** The labels under which the newsroom asks: "Q", and outlets whose turns are questions. */
function newsroomIn(
  analysis: Analysis,
  blocks: readonly StoryBlock[],
  labelled: readonly Labelled[],
): Set<string> {
  const asked = new Map<string, { turns: number; questions: number }>();
  for (const { at, key } of labelled) {
    const count = asked.get(key) ?? { turns: 0, questions: 0 };
    count.turns++;
    if (/\?["”’)]*$/.test(blocks[at]?.text ?? '')) count.questions++;
    asked.set(key, count);
  }
  const found = new Set<string>();
  for (const [key, { turns, questions }] of asked) {
    if (QUESTION.test(key)) found.add(key);
    else if (questions * 2 > turns && isOutlet(analysis, labelled, key)) found.add(key);
  }
  const opens = labelled[0] as Labelled;
  const { turns, questions } = asked.get(opens.key) ?? { turns: 0, questions: 0 };
  const others = [...asked].filter(([key]) => key !== opens.key);
  const asksMost = questions * 2 > turns && others.every(([, one]) => one.questions * 4 < one.turns);
  if (asked.size === 2 && asksMost && isInterview(blocks, opens.at) && !isTitled(analysis, opens.label))
    found.add(opens.key);
  return found;
}

/** Whether the text before the first label, or the last paragraphs, call the story an interview. */
function isInterview(blocks: readonly StoryBlock[], first: number): boolean {
  const around = [...blocks.slice(0, first), ...blocks.slice(-2)];
  return around.some(({ text, role }) => role !== 'table' && INTERVIEW.test(text.slice(0, 1200)));
}

function isOutlet(analysis: Analysis, labelled: readonly Labelled[], key: string): boolean {
  const { tokens } = analysis;
  const label = labelled.find((one) => one.key === key)?.label;
  if (!label) return false;
  const written = tokens.word.slice(label.from, label.to).join(' ');
  const isOutletsName = endsOrganisation(tokens.lower[label.to - 1] ?? '') || OUTLET.test(written);
  return isOutletsName && !isTitled(analysis, label);
}

/**
 * "MR SPEAKER", "THE SECRETARY": a label all in capitals says nothing about names, and in a hearing it is people with
 * titles who ask.
 */
function isTitled({ tokens }: Analysis, label: TokenRange): boolean {
  const written = tokens.word.slice(label.from, label.to).join(' ');
  return /^(?:mr|mrs|ms|dr|sir|lord|lady|judge|justice|senator|sen|rep|counsel|(?:the |madam |mr )?(?:chair|judge|court|coroner|clerk|counsel|mayor)(?:man|woman|person)?|(?:the )?(?:minister|secretary|speaker|president|prime|attorney|chief))\b/i.test(
    written,
  );
}
