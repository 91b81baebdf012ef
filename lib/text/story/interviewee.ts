import type { Analysis } from '../analysis/analysis.ts';
import { endsOrganisation, isOnePerson } from '../knowledge/honorifics.ts';
import { phraseBefore, phraseStartingAt } from '../people/mentions.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import { Tag } from '../sentences/tagger.ts';
import type { StoryBlock } from './story-blocks.ts';

/** What comes before an interviewee: its last word and the one before. */
const BEFORE =
  /^(?:interview|q&a|conversation|questions|answers|talk|chat|session|minutes?|hours?|morning|afternoon|lunch|tea|coffee|spoke|speaks|talked|talks|sat|caught|chatted|met|meets|interviewed|asked|asks) /;
const JOINT = /^(?:with|to|for|from|down|up)$/;
/** What an interviewee does in an introduction: "Ada Holm tells us about …". */
const TELLS = /^(?:tells|talks|answers|speaks|explains|discusses|reflects|reveals|recalls|looks)$/;
/** An introduction has at most this many paragraphs. */
const MOST = 8;

/**
 * The interviewee, from the headline and introduction: "Interview with the owner of the dam", "spoke to Ada Holm", "Ada
 * Holm tells us …", "Ada Holm: ‘We never gave up’". Null where neither says.
 */
export function intervieweeIn(analysis: Analysis, blocks: readonly StoryBlock[]): TokenRange | null {
  const { tokens, tags } = analysis;
  const { lower } = tokens;
  const intro = blocks.slice(0, MOST);
  for (const { from, to } of intro) {
    for (let k = from; k + 1 < to; k++) {
      const direct = lower[k] === 'interviewed' || lower[k] === 'interviews';
      if (!direct && !(BEFORE.test(`${lower[k]} `) && JOINT.test(lower[k + 1] ?? ''))) continue;
      let at = k + 1;
      while (at < to && !direct && (JOINT.test(lower[at] ?? '') || /^(?:…|\.+|:)$/.test(lower[at] ?? '')))
        at++;
      const phrase = phraseStartingAt(tokens, tags, at, to);
      if (phrase && isSomebody(analysis, phrase)) return nameAtEnd(analysis, phrase);
      // "the lock-keeper, Ada Holm"
      const beside =
        phrase && lower[phrase.to] === ',' ? phraseStartingAt(tokens, tags, phrase.to + 1, to) : null;
      if (beside && tags[beside.to - 1] === Tag.name) return beside;
    }
  }
  for (const { from, to } of intro) {
    for (let k = from + 1; k < to; k++) {
      if (!TELLS.test(lower[k] ?? '')) continue;
      const phrase = phraseBefore(tokens, tags, k, from);
      if (phrase && isSomebody(analysis, phrase)) return phrase;
      if (phrase && /^(?:he|she)$/.test(lower[phrase.from] ?? '')) return personBefore(analysis, k);
    }
  }
  const top = blocks[0];
  if (!top) return null;
  const colon = lower.indexOf(':', top.from);
  const named = colon > top.from && colon < Math.min(top.to, top.from + 6);
  if (named && tags[top.from] === Tag.name) return { from: top.from, to: colon };
  return introduced(analysis, intro) ?? onlyPerson(analysis, intro);
}

/** "Beekeeper Ada Holm" is Ada Holm; a phrase that does not end with a full name stays as it is. */
function nameAtEnd({ tags, tokens }: Analysis, phrase: TokenRange): TokenRange {
  let from = phrase.to;
  while (from > phrase.from && tags[from - 1] === Tag.name) from--;
  const isBare = tags[phrase.from] !== Tag.determiner && isOnePerson(tokens.lower[from - 1] ?? '');
  return phrase.to - from > 1 && from > phrase.from && isBare ? { from, to: phrase.to } : phrase;
}

const BYLINE = /^(?:interview(?:er)?|words|text|photo\w*|pictures?|story|by|translat\w+)\b/i;

/**
 * The only person an introduction describes by full name ("Last year the baker Ada Holm was …", "For forty years Ada
 * Holm, 81, has …"); null where there is none, or several.
 */
function onlyPerson({ tokens, tags }: Analysis, intro: readonly StoryBlock[]): TokenRange | null {
  let found: TokenRange | null = null;
  for (const { from, to, text } of intro) {
    if (BYLINE.test(text)) continue;
    for (let k = from; k < to; k++) {
      if (tags[k] !== Tag.name || tags[k - 1] === Tag.name) continue;
      let end = k + 1;
      while (end < to && tags[end] === Tag.name) end++;
      const next = tags[end];
      const acts = next === Tag.past || next === Tag.present || next === Tag.auxiliary;
      const aged = tokens.lower[end] === ',' && tags[end + 1] === Tag.number;
      const before = tokens.lower[k - 1] ?? '';
      const isPerson = isOnePerson(before) || (aged && before !== 'the') || (acts && before !== 'the');
      if (end - k < 2 || !isPerson || endsOrganisation(tokens.lower[end - 1] ?? '')) continue;
      if (found && tokens.lower[found.to - 1] !== tokens.lower[end - 1]) return null;
      found ??= { from: k, to: end };
    }
  }
  return found;
}

/**
 * The person the introduction begins with, where one of its paragraphs or lines opens with a full name and a verb
 * ("Former mayor Ada Holm wrote the foreword. She …"). Null where none does.
 */
function introduced(analysis: Analysis, intro: readonly StoryBlock[]): TokenRange | null {
  const { tokens, layout } = analysis;
  for (const { from, to, role } of intro) {
    if (role !== 'paragraph' && role !== 'headline') continue;
    for (let s = layout.sentenceOf[from] ?? 0; (layout.sentences[s]?.from ?? to) < to; s++) {
      const sentence = layout.sentences[s] as TokenRange;
      const between = analysis.text.slice(tokens.end[sentence.from - 1] ?? 0, tokens.start[sentence.from]);
      const found = between.includes('\n') || sentence.from === from ? namedFirst(analysis, sentence) : null;
      if (found) return found;
    }
  }
  return null;
}

function namedFirst({ tokens, tags }: Analysis, { from: first, to }: TokenRange): TokenRange | null {
  const phrase = phraseStartingAt(tokens, tags, first, to);
  if (!phrase || tags[phrase.to - 1] !== Tag.name) return null;
  const next = tags[phrase.to];
  if (next !== Tag.past && next !== Tag.present && next !== Tag.auxiliary) return null;
  let from = phrase.to;
  while (from > phrase.from && tags[from - 1] === Tag.name) from--;
  const before = tokens.lower[from - 1] ?? '';
  if (phrase.to - from < 2 || endsOrganisation(tokens.lower[phrase.to - 1] ?? '') || before === 'the')
    return null;
  return from === phrase.from || isOnePerson(before) ? { from, to: phrase.to } : null;
}

/** The first full name before a token: "Marta Quill ran the museum. She talks to us …". */
function personBefore({ tokens, tags }: Analysis, before: number): TokenRange | null {
  for (let k = 0; k < before; k++) {
    if (tags[k] !== Tag.name) continue;
    let to = k + 1;
    while (to < before && tags[to] === Tag.name) to++;
    const isThing = tokens.lower[k - 1] === 'the' || endsOrganisation(tokens.lower[to - 1] ?? '');
    if (to - k > 1 && !isThing) return { from: k, to };
    k = to;
  }
  return null;
}

/** Whether a phrase is a name or the description of one person, not a pronoun, a thing or a time ("this week"). */
function isSomebody({ tokens, tags }: Analysis, { from, to }: TokenRange): boolean {
  if (tags[from] === Tag.pronoun) return false;
  for (let k = from; k < to; k++) if (tags[k] === Tag.name || isOnePerson(tokens.lower[k] ?? '')) return true;
  return false;
}
