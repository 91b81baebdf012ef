import type { Analysis } from './analysis.ts';
import type { Draft } from './draft.ts';
import { canSpeak, phraseEndingAt } from './mentions.ts';
import type { TokenRange } from './sentences.ts';
import { Tag } from './tagger.ts';

const RELATIVE = /^(who|whom|which|that)$/;
/** Words that need more words beside them to say who speaks. */
const BARE =
  /^(ones|those|two|three|four|five|six|seven|eight|nine|ten|some|several|many|most|both|all|others|few|dozens|hundreds|a|an|the)$/;
/** Words before "all of whom", "some of whom" that belong to the relative clause. */
const OF_WHOM = /^(all|some|both|most|many|none|several|two|three|one|neither|of)$/;
const LONGEST = 24;

type Read = Pick<Analysis, 'tokens' | 'tags' | 'layout'>;

/**
 * Makes the speaker of each draft one that can be read: a relative clause taken for a speaker ("who was") becomes the
 * phrase that it tells of ("A person close to the talks"), a bare number or "ones" the whole phrase ("loved ones",
 * "those who were on board"). The other drafts stay as they are.
 */
export function speakersWhole(analysis: Analysis, drafts: readonly Draft[]): Draft[] {
  return drafts.map((draft) => {
    const { speaker } = draft;
    if (!speaker) return draft;
    const whole = wholeSpeaker(analysis, speaker, draft);
    if (whole === speaker) return draft;
    const reasons = [
      ...draft.reasons,
      { rule: 'speaker', detail: 'the whole phrase that stands for the speaker' },
    ];
    return { ...draft, speaker: whole, reasons };
  });
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
  let { from, to } = speaker;
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
    // up to its verb of saying, where nothing but the phrase stands between
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

/** Finite verbs between two tokens: where a relative clause has one already, the next that a comma parts from it is not its own. */
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
 * The phrase that a relative pronoun at a token takes up: the person or body named right before it ("Sen. Keller of
 * Bergen, who"), else all of the phrase that can speak, with what tells more of it ("A person close to the talks, who").
 * Null where none is found.
 */
export function describedBefore(analysis: Read, relative: number): TokenRange | null {
  const { tokens, tags, layout } = analysis;
  const { lower } = tokens;
  const least = layout.sentences[layout.sentenceOf[relative] ?? 0]?.from ?? 0;
  let to = relative;
  while (to > least && OF_WHOM.test(lower[to - 1] ?? '')) to--;
  while (to > least && /^[,—–]$/.test(lower[to - 1] ?? '')) to--;
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

/** Where the words before a token begin that no mark, conjunction or verb parts from it. */
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
      // "a man arrested on Monday": a participle, where what follows can speak for nobody
      if (tags[from] !== Tag.preposition || !isNominal(before)) break;
    }
    from = k;
  }
  return from;
}

function isNominal(tag: number | undefined): boolean {
  return tag === Tag.noun || tag === Tag.name || tag === Tag.adjective || tag === Tag.number;
}
