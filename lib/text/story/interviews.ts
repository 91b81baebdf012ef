import type { Analysis } from '../analysis/analysis.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import { intervieweeIn } from './interviewee.ts';
import type { StoryBlock } from './story-blocks.ts';
import { INTERVIEW, isBracketed, type Turn, type Turns } from './turns.ts';

const FIRST_PERSON = /\b(?:I|me|my|mine|we|our|us|myself)\b/;
const IMPERATIVE = /^(?:tell|describe|talk|explain|give|take) (?:us|me|about|the|a)\b/i;
const FOOTER =
  /^(?:this (?:interview|conversation)|interview by|as told to|edited by|the interview|\W*this (?:story|article))\b|\bedited for (?:length|clarity)\b/i;
const LONGEST_QUESTION = 400;

/**
 * Reads an interview without labels: paragraphs that ask, and paragraphs that answer in the first person. Null where a
 * story merely contains questions (a list of common questions, a feature).
 */
export function plainInterview(analysis: Analysis, blocks: readonly StoryBlock[]): Turns | null {
  const first = blocks.findIndex((_, at) => isQuestion(blocks, at));
  if (first < 0) return null;
  const asks = blocks.map((_, at) => at >= first && isQuestion(blocks, at));
  const answered = blocks.flatMap((_, at) => (asks[at - 1] && !asks[at] ? [at] : []));
  if (answered.length < 2) return null;
  const told = answered.filter((at) => FIRST_PERSON.test(blocks[at]?.text ?? '')).length;
  const intro = blocks.slice(0, first);
  const isSaid = intro.some(({ text }) => INTERVIEW.test(text.slice(0, 1200)));
  if (told * 2 < answered.length || (!isSaid && (told < 2 || first > 4))) return null;
  const speaker = intervieweeIn(analysis, intro);
  const turns: Turn[] = [];
  const aside: TokenRange[] = [];
  const lastQuestion = asks.lastIndexOf(true);
  let open = false;
  for (let at = first; at < blocks.length; at++) {
    const block = blocks[at] as StoryBlock;
    if (asks[at]) {
      aside.push({ from: block.from, to: block.to });
      open = true;
    } else if (isBracketed(block.text)) continue;
    else if (!isAnswer(block) || (at > lastQuestion + 1 && !FIRST_PERSON.test(block.text))) open = false;
    else if (open) turns.push({ content: { from: block.from, to: block.to }, speaker, asks: false });
  }
  return { turns, aside };
}

/** Whether a paragraph asks; one directly after a question answers with a question instead. */
function isQuestion(blocks: readonly StoryBlock[], at: number): boolean {
  const text = blocks[at]?.text ?? '';
  const role = blocks[at]?.role;
  if (role === 'table' || role === 'post' || role === 'correction' || text.length > LONGEST_QUESTION)
    return false;
  // the top of a story may ask the way headlines do
  if (at === 0 && role === 'headline' && !/\b(?:you|your)\b/i.test(text)) return false;
  if (/^["“‘]/.test(text)) return false;
  if (!/\?\s*$/.test(text) && !(IMPERATIVE.test(text) && text.length < 160)) return false;
  const before = blocks[at - 1];
  const answersBack =
    before !== undefined && at > 1 && isQuestion(blocks.slice(at - 1, at), 0) && FIRST_PERSON.test(text);
  return !answersBack;
}

function isAnswer({ role, text }: StoryBlock): boolean {
  return (role === 'paragraph' || role === 'list' || role === 'block_quote') && !FOOTER.test(text);
}
