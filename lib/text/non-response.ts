import { type Analysis, mentionOf } from './analysis.ts';
import { saying } from './lexicon/english-verbs.ts';
import { phraseBefore, phraseEndingAt, phraseStartingAt } from './mentions.ts';
import { WORDINGS, type Wording } from './non-response-wordings.ts';
import type { TokenRange } from './sentences.ts';
import { Tag } from './tagger.ts';
import type { Mention, NonResponseOutcome } from './types.ts';

/** A sentence by which the story says that someone did not answer, with every party that it names. */
export type NonResponse = {
  sentence: TokenRange;
  outcome: NonResponseOutcome;
  parties: TokenRange[];
  cue: Mention;
  confidence: number;
  rule: string;
};

/** Words of which every wording holds at least one: sentences without are passed over unread. */
const SIGNALS = new Set(
  (
    'comment comments commented commenting response responses respond responded responds responding reply replied replies replying ' +
    'declined declines decline declining refused refuses refuse refusing reached contacted unreachable unavailable available answer ' +
    "answered answers say discuss elaborate confirm saying silent tight-lipped ignored react reaction returned return wouldn't " +
    'speculate specify identify disclose referred deferred directed share located provide address talk speak located statement silence mum offer reveal attempts efforts reach contact unsuccessful give name quiet commenting'
  ).split(' '),
);

/** Finds the non-responses of a text: at most one for each sentence. */
export function findNonResponses(analysis: Analysis): NonResponse[] {
  const { layout, tokens, skipped } = analysis;
  const found: NonResponse[] = [];
  for (const sentence of layout.sentences) {
    if (skipped[sentence.from]) continue;
    let signal = false;
    for (let i = sentence.from; i < sentence.to && !signal; i++) signal = SIGNALS.has(tokens.lower[i] ?? '');
    if (!signal || sentence.to - sentence.from > 150) continue;
    const one = inSentence(analysis, sentence);
    if (one) found.push(one);
  }
  return found;
}

function inSentence(analysis: Analysis, sentence: TokenRange): NonResponse | null {
  const { text, tokens } = analysis;
  const offset = tokens.start[sentence.from] ?? 0;
  const end = tokens.end[sentence.to - 1] ?? offset;
  const lower = text.slice(offset, end).toLowerCase().replace(/[’ʼ]/g, "'").replace(/\s/g, ' ');
  if (lower.length !== end - offset) return null;
  let best: (NonResponse & { at: number }) | null = null;
  for (const wording of WORDINGS) {
    wording.pattern.lastIndex = 0;
    for (
      let match = wording.pattern.exec(lower);
      match && match[0].length > 0;
      match = wording.pattern.exec(lower)
    ) {
      if (best && match.index >= best.at) break;
      const at = tokenAt(analysis, sentence, offset + match.index);
      const after = tokenAt(analysis, sentence, offset + match.index + match[0].length - 1) + 1;
      const quoted = (analysis.quotationOf[at] ?? -1) >= 0;
      if ((quoted && !wording.quoted) || isOtherwise(lower, match.index, match[0])) continue;
      const parties = partiesOf(analysis, sentence, wording, at, after);
      if (parties.length === 0 && !wording.alone) continue;
      if (parties.some((party) => INDEFINITE.test(tokens.lower[party.from] ?? ''))) continue;
      best = {
        at: match.index,
        sentence,
        outcome: outcomeOf(wording, match[0], lower),
        parties,
        cue: mentionOf(analysis, at, after),
        confidence: parties.length > 0 ? wording.confidence : wording.confidence * 0.7,
        rule: wording.name,
      };
      break;
    }
  }
  return best;
}

const INDEFINITE = /^(someone|somebody|anyone|anybody|whoever|people|those|voters|ones)$/;
const NEWSROOM =
  /\b(?:comment|interview|inquir|enquir|reporter|statement|email|e-mail|call|message|question)/;

/** The same words where they are no missing answer to the newsroom: a reason for anonymity, an answer on a stage, a third party's request. */
function isOtherwise(lower: string, at: number, matched: string): boolean {
  const before = lower.slice(Math.max(0, at - 40), at);
  if (/anonym/.test(lower) && /not authorized|not allowed|not permitted|cannot|can't/.test(matched))
    return true;
  if (/\b(?:why|because|if|unless) (?:they|he|she|it|i|we|you) $/.test(before)) return true;
  if (/\b(?:ones|questions|those|things) (?:that )?(?:he|she|they) $/.test(before)) return true;
  if (/\bdebate\b/.test(lower) && /question|answer|respond/.test(lower.slice(at))) return true;
  const rest = lower.slice(at);
  const requester =
    /^[^.]{0,40}?\brespond(?:ed)? to ((?:[a-z.-]+ ){0,2}[a-z.-]+)'s? (?:[a-z]+ )?requests?\b/.exec(rest);
  return (
    requester !== null &&
    !NEWSROOM.test(rest) &&
    !/today|times|post|news|journal|reuters|ap$|cnn|magazine/.test(requester[1] ?? '')
  );
}

/** "immediately" makes any missing answer one that may still come. */
function outcomeOf(wording: Wording, matched: string, sentence: string): NonResponseOutcome {
  if (
    wording.outcome === 'NO_RESPONSE' &&
    /\bimmediate(ly)?\b|\bright away\b|\bas of\b|\bby (press|publication) time\b/.test(matched)
  ) {
    return 'NO_IMMEDIATE_RESPONSE';
  }
  if (
    wording.outcome === 'NO_RESPONSE' &&
    /\bimmediately (respond|reply|return|answer|comment)/.test(sentence)
  )
    return 'NO_IMMEDIATE_RESPONSE';
  return wording.outcome;
}

function tokenAt({ tokens }: Analysis, sentence: TokenRange, offset: number): number {
  let low = sentence.from;
  let high = sentence.to - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tokens.start[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function partiesOf(
  analysis: Analysis,
  sentence: TokenRange,
  wording: Wording,
  at: number,
  after: number,
): TokenRange[] {
  const { tokens, tags } = analysis;
  if (wording.party === 'after') {
    const list: TokenRange[] = [];
    let i = after;
    for (let guard = 0; guard < 6; guard++) {
      const phrase = phraseStartingAt(tokens, tags, i, sentence.to);
      if (!phrase) break;
      list.push(...coordinated(analysis, phrase));
      i = phrase.to;
      while (i < sentence.to && /^(,|and|or|nor|either|from)$/.test(tokens.lower[i] ?? '')) i++;
      if (i === phrase.to) break;
    }
    return list;
  }
  if (wording.party === 'none') return [];
  if (wording.party === 'speaker') {
    for (let k = after; k < sentence.to && k < after + 8; k++) {
      if (!saying.has(tokens.lower[k] ?? '')) continue;
      const phrase =
        phraseBefore(tokens, tags, k, after) ?? phraseStartingAt(tokens, tags, k + 1, sentence.to);
      return phrase ? coordinated(analysis, phrase) : [];
    }
    const cue = at - 2;
    const phrase = cue > sentence.from ? phraseBefore(tokens, tags, cue, sentence.from) : null;
    return phrase ? coordinated(analysis, phrase) : [];
  }
  return subjects(analysis, sentence, at);
}

/** The subjects of the verb at `at`: the phrase before it, through "who", "and", "but" and "neither … nor". */
function subjects(analysis: Analysis, sentence: TokenRange, at: number): TokenRange[] {
  const { tokens, tags } = analysis;
  const { lower } = tokens;
  let j = at - 1;
  while (
    j >= sentence.from &&
    (tags[j] === Tag.adverb || tags[j] === Tag.auxiliary || tags[j] === Tag.modal || lower[j] === 'to')
  )
    j--;
  const before = lower[j] ?? '';
  if (before === 'who' || before === 'which') {
    let k = j - 1;
    if (lower[k] === ',') k--;
    const phrase = k >= sentence.from ? phraseEndingAt(tokens, tags, k, sentence.from) : null;
    return phrase ? coordinated(analysis, phrase) : [];
  }
  if (
    before === 'and' ||
    before === 'but' ||
    before === 'or' ||
    before === 'nor' ||
    (before === ',' && /^(and|but|or)$/.test(lower[j + 1] ?? ''))
  ) {
    const phrase = mainSubject(analysis, sentence, j);
    return phrase ? coordinated(analysis, phrase) : [];
  }
  const phrase = phraseBefore(tokens, tags, at, sentence.from);
  if (!phrase) {
    const main = mainSubject(analysis, sentence, at);
    return main ? coordinated(analysis, main) : [];
  }
  // X, Y and Z · neither X nor Y
  const joiner = lower[phrase.from - 1] ?? '';
  if (!/^(nor|or|and)$/.test(joiner)) return coordinated(analysis, phrase);
  const other = phraseEndingAt(
    tokens,
    tags,
    phrase.from - 2 - (lower[phrase.from - 2] === ',' ? 1 : 0),
    sentence.from,
  );
  if (!other) return coordinated(analysis, phrase);
  const named = tags[phrase.from] === Tag.name || tags[phrase.from] === Tag.determiner;
  if (joiner === 'and' && !named)
    return [withoutDeterminer(lower, tags, { from: other.from, to: phrase.to })];
  const list = [...coordinated(analysis, other), ...coordinated(analysis, phrase)];
  let first = other.from;
  while (joiner !== 'nor' && first - 2 >= sentence.from && lower[first - 1] === ',') {
    const more = phraseEndingAt(tokens, tags, first - 2, sentence.from);
    if (!more || more.to - more.from > 6) break;
    list.push(...coordinated(analysis, more));
    first = more.from;
  }
  return list.sort((x, y) => x.from - y.from);
}

/** The subject of the sentence's first verb before `limit`. */
function mainSubject({ tokens, tags }: Analysis, sentence: TokenRange, limit: number): TokenRange | null {
  let from = sentence.from;
  const { lower } = tokens;
  while (
    from < limit &&
    (tags[from] === Tag.mark || tags[from] === Tag.conjunction || tags[from] === Tag.adverb)
  )
    from++;
  for (let guard = 0; guard < 5 && from < limit; guard++) {
    const phrase = phraseStartingAt(tokens, tags, from, limit);
    if (phrase && tags[from] !== Tag.preposition) {
      const next = tags[phrase.to];
      if (next !== Tag.mark || lower[phrase.to] === ',') return phrase;
    }
    while (from < limit && lower[from] !== ',') from++;
    from++;
  }
  return null;
}

/** Two names joined by "and" are two parties; a phrase with one head is one. */
function coordinated({ tokens, tags }: Analysis, phrase: TokenRange): TokenRange[] {
  for (let k = phrase.from + 1; k < phrase.to - 1; k++) {
    if (!/^(and|or|nor)$/.test(tokens.lower[k] ?? '')) continue;
    if (tags[k - 1] === Tag.name && (tags[k + 1] === Tag.name || tags[k + 1] === Tag.determiner)) {
      const head = phrase.from;
      return [
        { from: head, to: k },
        { from: k + 1, to: phrase.to },
      ].map((range) => withoutDeterminer(tokens.lower, tags, range));
    }
  }
  return [withoutDeterminer(tokens.lower, tags, phrase)];
}

function withoutDeterminer(lower: string[], tags: Uint8Array, { from, to }: TokenRange): TokenRange {
  let a = from;
  while (a < to - 1 && (/^(the|a|an|either|neither|both)$/.test(lower[a] ?? '') || tags[a] === Tag.mark)) a++;
  return { from: a, to };
}
