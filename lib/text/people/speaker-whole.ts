import type { Analysis } from '../analysis/analysis.ts';
import type { Draft } from '../analysis/draft.ts';
import { saying } from '../knowledge/english-verbs.ts';
import { isOnePerson, isTitleAsWritten } from '../knowledge/honorifics.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import { Tag } from '../sentences/tagger.ts';
import { canSpeak, phraseBefore, phraseEndingAt, phraseStartingAt } from './mentions.ts';

const RELATIVE = /^(who|whom|which|that)$/;
/** Words that need others beside them to say who is speaking. */
const BARE =
  /^(ones|those|two|three|four|five|six|seven|eight|nine|ten|some|several|many|most|both|all|others|few|dozens|hundreds|a|an|the)$/;
/** Words before "all of whom", "some of whom" that belong to the relative clause. */
const OF_WHOM = /^(all|some|both|most|many|none|several|two|three|one|neither|of)$/;
const LONGEST = 24;

type Read = Pick<Analysis, 'tokens' | 'tags' | 'layout'>;

/**
 * Makes each draft's speaker readable: a relative clause taken for a speaker ("who was") becomes the phrase it
 * describes ("A person close to the talks"), a bare number or "ones" becomes the whole phrase ("loved ones", "those who
 * were on board"). Other drafts are left alone.
 */
export function speakersWhole(analysis: Analysis, drafts: readonly Draft[]): Draft[] {
  const cues = new Set(drafts.flatMap(({ speaker, cue }) => (speaker && cue ? [cue.from] : [])));
  return drafts.map((given, at) => {
    const told = toldBeside(analysis, turnedRound(analysis, given), cues);
    const draft = goesOn(analysis, told, drafts[at - 1]);
    const { speaker } = draft;
    if (!speaker) return draft;
    if (isNobody(analysis, draft)) return { ...draft, speaker: null };
    const whole = wholeSpeaker(analysis, speaker, draft);
    if (whole === speaker) return draft;
    const reasons = [
      ...draft.reasons,
      { rule: 'speaker', detail: 'the whole phrase that stands for the speaker' },
    ];
    return { ...draft, speaker: whole, reasons };
  });
}

/** "Not so, said the mayor": words without a noun cannot be the speaker; whoever follows the cue is. */
function turnedRound({ tokens, tags, quotationOf }: Analysis, draft: Draft): Draft {
  const { speaker, cue, content } = draft;
  if (!speaker || !cue || cue.from < speaker.to || content.from !== cue.to) return draft;
  if (draft.type !== 'indirect' || (quotationOf[content.from] ?? -1) >= 0) return draft;
  const isDenial = tags[speaker.from] === Tag.negation && speaker.to - speaker.from < 4;
  for (let k = speaker.from; k < speaker.to && !isDenial; k++)
    if (
      tags[k] !== Tag.negation &&
      tags[k] !== Tag.adverb &&
      tags[k] !== Tag.mark &&
      tokens.lower[k] !== 'so'
    )
      return draft;
  const who = phraseStartingAt(tokens, tags, content.from, content.to);
  return who?.to === content.to && canSpeak(tokens, tags, who)
    ? { ...draft, speaker: who, content: speaker }
    : draft;
}

/**
 * Whoever follows a quotation with a verb of saying that belongs to no other words ("“…,” said Holm as she left", "“…?”
 * Holm said to cheers") is its speaker.
 */
function toldBeside(analysis: Analysis, draft: Draft, cues: ReadonlySet<number>): Draft {
  const { tokens, tags, quotationOf, layout } = analysis;
  const { lower } = tokens;
  const { content, speaker, type } = draft;
  if (speaker) return draft;
  const named = namedBeforeColon(analysis, content.from);
  if (named) return { ...draft, speaker: named };
  if (type !== 'direct') return draft;
  let k = content.to;
  while (tags[k] === Tag.mark && (quotationOf[k] ?? -1) === (quotationOf[content.to - 1] ?? -2)) k++;
  if (lower[k] === ',') k++;
  const most = layout.sentences[layout.sentenceOf[k] ?? 0]?.to ?? k;
  if ((quotationOf[k] ?? -1) >= 0 || isNewLine(analysis, k)) return draft;
  const isCue = (at: number) =>
    saying.has(lower[at] ?? '') && (tags[at] === Tag.past || tags[at] === Tag.present);
  const inverted = isCue(k);
  const who = phraseStartingAt(tokens, tags, inverted ? k + 1 : k, most);
  if (!who || !(inverted || canSpeak(tokens, tags, who))) return draft;
  let verb = inverted ? k : afterApposition(lower, who.to, most);
  while (!inverted && verb < most && (tags[verb] === Tag.adverb || isAuxiliary(tags[verb]))) verb++;
  if (!isCue(verb) || cues.has(verb)) return draft;
  const reasons = [...draft.reasons, { rule: 'speaker', detail: 'right behind the quotation' }];
  return { ...draft, speaker: who, cue: { from: verb, to: verb + 1 }, reasons };
}

/** "Ada Holm: ‘The pier is safe’": the name with which a headline or a sentence begins. Null where there is none. */
function namedBeforeColon({ tokens, tags, layout }: Analysis, from: number): TokenRange | null {
  let k = from - 1;
  while (/^["“„'‘`]+$/.test(tokens.lower[k] ?? '')) k--;
  const least = layout.sentences[layout.sentenceOf[k] ?? 0]?.from ?? 0;
  if (tokens.lower[k] !== ':' || tags[k - 1] !== Tag.name) return null;
  const phrase = phraseEndingAt(tokens, tags, k - 1, least);
  return phrase?.from === least ? phrase : null;
}

/** "“…,” Holm told me. “…”": quoted words that begin the paragraph's next sentence without a cue continue hers. */
function goesOn(analysis: Analysis, draft: Draft, before: Draft | undefined): Draft {
  const { layout } = analysis;
  const { content, speaker, type, cue } = draft;
  if (speaker || cue || type !== 'direct' || before?.type !== 'direct' || !before.speaker || !before.cue)
    return draft;
  const sentence = layout.sentenceOf[content.from] ?? 0;
  const isNext = layout.sentenceOf[before.cue.from] === sentence - 1 && before.cue.from >= before.content.to;
  const opens = content.from - (layout.sentences[sentence]?.from ?? -9) <= 1;
  if (!isNext || !opens || isNewLine(analysis, layout.sentences[sentence]?.from ?? 0)) return draft;
  return { ...draft, speaker: before.speaker, statement: before.statement };
}

/** The token after an apposition that opens at a token ("Holm, a teacher in Bergen, wrote"), or that token itself. */
function afterApposition(lower: readonly string[], from: number, most: number): number {
  if (lower[from] !== ',') return from;
  for (let k = from + 1; k < most && k < from + LONGEST; k++) if (lower[k] === ',') return k + 1;
  return from;
}

/** Whether a line begins at a token. */
function isNewLine({ text, tokens }: Analysis, at: number): boolean {
  return text.slice(tokens.end[at - 1] ?? 0, tokens.start[at] ?? 0).includes('\n');
}

/** "That drew a shout from the back row: “Act!”": the "that" refers to what happened, and a row of seats is nobody. */
function isNobody({ tokens: { lower }, tags }: Analysis, { speaker, cue, content, type }: Draft): boolean {
  if (!speaker) return false;
  // "a ledger that | lists 212 | boats"
  const isVerb = tags[speaker.from] === Tag.present || tags[speaker.from] === Tag.past;
  if (isVerb && speaker.to - speaker.from > 1 && /^(that|which)$/.test(lower[speaker.from - 1] ?? ''))
    return true;
  if (type !== 'direct') return false;
  if (
    lower[speaker.from - 1] === 'from' &&
    /^(shouts?|cry|cries|heckles?)$/.test(lower[speaker.from - 2] ?? '')
  )
    return tags[speaker.to - 1] === Tag.noun && !isOnePerson(lower[speaker.to - 1] ?? '');
  if (speaker.to - speaker.from !== 1) return false;
  if (!/^(that|this|which)$/.test(lower[speaker.from] ?? '')) return false;
  return (
    cue !== null &&
    cue.to <= content.from &&
    /^(drew|prompted|brought|met|sparked|provoked|drawing|earned|triggered|elicited|led)$/.test(
      lower[speaker.to] ?? '',
    )
  );
}

function wholeSpeaker(analysis: Analysis, speaker: TokenRange, { cue, content }: Draft): TokenRange {
  const { tokens, tags } = analysis;
  const { lower } = tokens;
  const first = lower[speaker.from] ?? '';
  // "that day", "that group"
  if (first === 'that' && speaker.to - speaker.from > 1 && tags[speaker.from + 1] === Tag.noun)
    return speaker;
  if (RELATIVE.test(first)) {
    const who = { from: speaker.from, to: speaker.from + 1 };
    const isItsVerb = !cue || cue.to <= speaker.from || verbsOf(analysis, who.to, cue.from) === 0;
    if (isItsVerb) return speaker.to === who.to ? speaker : who;
    return describedBefore(analysis, speaker.from) ?? speaker;
  }
  // "Holm, whose start-up, Norline, sells boats, said"
  if (
    first === 'whose' &&
    cue &&
    lower[cue.from - 1] === ',' &&
    verbsOf(analysis, speaker.from, cue.from) > 0
  )
    return describedBefore(analysis, speaker.from) ?? speaker;
  // "after Mr. Lind, asked about the pier, had said"
  if (cue && cue.from === speaker.to && speaker.to - speaker.from === 1 && isAuxiliary(tags[speaker.from])) {
    const least = analysis.layout.sentences[analysis.layout.sentenceOf[cue.from] ?? 0]?.from ?? cue.from;
    const subject = phraseBefore(analysis.tokens, tags, cue.from, least);
    if (subject && canSpeak(analysis.tokens, tags, subject)) return subject;
  }
  const founded = lower[speaker.from - 1] === 'by' ? beforeParticiple(analysis, speaker) : null;
  if (founded) return founded;
  let { from, to } = speaker;
  // "the Head of Service, Engr. (Mrs.) Eva Lund": the name continues after the bracket
  if (lower[to] === '(' && lower[to + 2] === ')' && isTitleAsWritten(analysis.tokens.word[to - 1] ?? '')) {
    let end = to + 3;
    while (tags[end] === Tag.name) end++;
    if (end > to + 3) return { from, to: end };
  }
  if (to - from === 1 && /^(co|inc|ltd|corp|llc|plc|bros)\.?$/.test(first)) {
    const least = analysis.layout.sentences[analysis.layout.sentenceOf[from] ?? 0]?.from ?? from;
    return { from: clauseStart(analysis, from, least), to };
  }
  if (to - from === 1 && BARE.test(first)) {
    if (first === 'ones')
      while (
        from > 0 &&
        (tags[from - 1] === Tag.adjective ||
          tags[from - 1] === Tag.past ||
          tags[from - 1] === Tag.gerund ||
          tags[from - 1] === Tag.determiner ||
          tags[from - 1] === Tag.adverb ||
          /^(loved|little|older|younger|elder|lucky|remaining)$/.test(lower[from - 1] ?? ''))
      )
        from--;
    const end = cue && cue.from >= to ? cue.from : to;
    // up to its verb of saying, where only the phrase comes between
    if (end - to > 0 && end - to <= LONGEST && end <= content.from + LONGEST && !hasComma(lower, to, end)) {
      to = end;
      while (to > from + 1 && (tags[to - 1] === Tag.adverb || tags[to - 1] === Tag.auxiliary)) to--;
    }
    return from === speaker.from && to === speaker.to ? speaker : { from, to };
  }
  // "Three members of the board, all of": the rest of "all of whom left in May"
  let end = to;
  const whom = lower.slice(from, to).indexOf('whom');
  if (whom > 0) end = from + whom;
  while (end > from + 1 && OF_WHOM.test(lower[end - 1] ?? '')) end--;
  return end < to && lower[end - 1] === ',' && end - 1 > from ? { from, to: end - 1 } : speaker;
}

/** "The firm, founded in 2011 by Eva Lund, has denied": the firm, not its founder. Null without such a clause. */
function beforeParticiple({ tokens, tags, layout }: Analysis, { from, to }: TokenRange): TokenRange | null {
  const { lower } = tokens;
  const least = layout.sentences[layout.sentenceOf[from] ?? 0]?.from ?? 0;
  if (lower[to] !== ',') return null;
  for (let k = from - 2; k > least && k > from - 10 && lower[k] !== ','; k--)
    if (lower[k - 1] === ',' && tags[k] === Tag.past) return phraseEndingAt(tokens, tags, k - 2, least);
  return null;
}

function isAuxiliary(tag: number | undefined): boolean {
  return tag === Tag.auxiliary || tag === Tag.modal;
}

/** Number of finite verbs between two tokens; 0 unless a comma there may have closed the clause that has them. */
function verbsOf({ tokens: { lower }, tags }: Analysis, from: number, to: number): number {
  if (!hasComma(lower, from, to)) return 0;
  // "who backs Lind, but has dismissed …"
  for (let k = to - 1; k > from && k > to - 5; k--) if (tags[k] === Tag.conjunction) return 0;
  let verbs = 0;
  for (let k = from; k < to; k++)
    if (tags[k] === Tag.past || tags[k] === Tag.present || tags[k] === Tag.auxiliary || tags[k] === Tag.modal)
      verbs++;
  return verbs;
}

function hasComma(lower: readonly string[], from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (/^[,;:—–]$/.test(lower[k] ?? '')) return true;
  return false;
}

/**
 * The phrase that a relative pronoun at a token refers to: the person or body named directly before it ("Sen. Keller of
 * Bergen, who"), otherwise the whole phrase that can speak, with its description ("A person close to the talks, who").
 * Null where there is none.
 */
export function describedBefore(analysis: Read, relative: number): TokenRange | null {
  const { tokens, tags, layout } = analysis;
  const { lower } = tokens;
  const least = layout.sentences[layout.sentenceOf[relative] ?? 0]?.from ?? 0;
  let to = relative;
  while (to > least && OF_WHOM.test(lower[to - 1] ?? '')) to--;
  while (to > least && /^[,—–]$/.test(lower[to - 1] ?? '')) to--;
  // "Sen. Ada Holm (D-Mo.), who"
  if (lower[to - 1] === ')') {
    const open = lower.lastIndexOf('(', to - 1);
    if (open > least && to - open < 8) to = open;
  }
  if (to === least) return null;
  const near = phraseEndingAt(tokens, tags, to - 1, least);
  if (near && canSpeak(tokens, tags, near)) return near;
  const whole = { from: clauseStart(analysis, to, least), to };
  while (whole.from < to && (tags[whole.from] === Tag.conjunction || tags[whole.from] === Tag.adverb))
    whole.from++;
  const opens = tags[whole.from];
  if (whole.from === to || opens === Tag.preposition || opens === Tag.to) return near;
  return canSpeak(tokens, tags, whole) ? whole : near;
}

/** Where the words before a token begin, up to a mark, conjunction or verb. */
function clauseStart({ tokens, tags }: Read, to: number, least: number): number {
  const { lower } = tokens;
  let from = to;
  while (from > least && to - from < LONGEST) {
    const k = from - 1;
    const tag = tags[k];
    const before = tags[k - 1];
    if (tag === Tag.mark && !/^['’&]$/.test(lower[k] ?? '')) break;
    if (tag === Tag.subordinator || tag === Tag.wh || tag === Tag.auxiliary || tag === Tag.modal) break;
    if (tag === Tag.conjunction && !(isNominal(before) && isNominal(tags[k + 1]))) break;
    const asNoun = before === Tag.determiner || before === Tag.adjective || before === Tag.possessive;
    if ((tag === Tag.past || tag === Tag.present) && !asNoun) {
      // "a man arrested on Monday": a participle, where what follows cannot be a speaker
      if (tags[from] !== Tag.preposition || !isNominal(before)) break;
    }
    from = k;
  }
  return from;
}

function isNominal(tag: number | undefined): boolean {
  return tag === Tag.noun || tag === Tag.name || tag === Tag.adjective || tag === Tag.number;
}
