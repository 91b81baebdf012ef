import { type Analysis, mentionOf } from '../analysis/analysis.ts';
import type { Draft } from '../analysis/draft.ts';
import { months, weekdays } from '../knowledge/months.ts';
import { Tag } from '../sentences/tagger.ts';
import { signalOf } from '../words/signals.ts';
import { saysNothing } from './idioms.ts';

/** Words before a day or month that make it a time. */
const WHEN = /^(?:on|in|by|since|until|till|from|before|after|last|next|this|late|early|for)$/;
const NOBODY = /^(?:anyone|anybody|nobody|none|no (?:one|body)|no-one)$/;
/** What a person who speaks without giving a name asks for: it explains the missing name and is not a statement. */
const ASKS = /\b(?:ask|request|insist|demand|wish|want|prefer)/i;
const UNNAMED =
  /^(?:that )?(?:(?:his|her|their|its)(?: (?:real|full|own|last|first|family))? (?:sur)?(?:names?|identit(?:y|ies)|faces?|employers?) (?:should )?(?:not )?be\b|(?:not )?to (?:not )?(?:be (?:named|identified|quoted|called only|known only)|give (?:his|her|their) (?:\w+ )?names?|remain (?:anonymous|unnamed|nameless)|stay anonymous)|(?:he|she|they) (?:should )?(?:not )?(?:be (?:named|identified|quoted)|remain anonymous)|(?:for )?anonymity\b)/i;
const OWN_WORK =
  /\b(?:[Ff]indings|[Cc]hecks|[Ii]nvestigations?|[Ii]nquiries|[Ee]nquiries) (?:made |carried out )?by (?:(?:this|our) (?:newspaper|paper|reporter|correspondent|website)s?|THE(?: \p{Lu}{2,}){1,4}) (?:has |have |had )?(?:\p{Ll}+ )?(?:reveal|show|found|find|indicat|confirm|established)\p{Ll}*$/u;
const OF_OWN_WORK = signalOf(OWN_WORK);
const FOUND = /\b(?:found|finds|find|held|holds|declared|pronounced)\b/i;
const TURNS_DOWN = /\b(?:declin|refus|accept|spurn|reject|turn(?:s|ed|ing)? down|snub|ignor)/i;
/** Things that are offered and then accepted or not. */
const GIVEN =
  /^(?:offers?|invitations?|lifts?|tow|rides?|drinks?|seats?|jobs?|posts?|roles?|gifts?|medals?|awards?|prizes?|honours?|knighthoods?|treatment|food|water|help|assistance|bail|visas?|loans?|money|cash|contracts?|dea[nl]ships?|asylum|entry)$/;
const WAS_SAID =
  /^(?:claims?|allegations?|accusations?|suggestions?|charges?|assertions?|criticisms?|that|whether|what)$/;
const GUILTY = /^(?:that )?[^.;:]{1,80}?\b(?:not )?guilty\b/i;

/**
 * Marks the drafts in which nobody says anything, which are not items: a day taken for a speaker ("was struck off on
 * Monday"), what was not told "by anyone", a source's wish to remain unnamed, a verdict ("The jury found Lind guilty").
 * A draft with a quotation in marks loses only its speaker.
 */
export function nobodyMarked(analysis: Analysis, drafts: readonly Draft[]): Draft[] {
  return drafts.map((draft) => {
    if (isDay(analysis, draft) || isNobody(analysis, draft)) {
      const detail = 'what stood for the speaker is nobody';
      const unsaid = { ...draft, speaker: null, reasons: [...draft.reasons, { rule: 'speaker', detail }] };
      return draft.type === 'direct' ? unsaid : saysNothing(unsaid, detail);
    }
    if (isOwnWork(analysis, draft)) return saysNothing(draft, 'the newsroom’s own findings');
    if (draft.type === 'direct') return draft;
    if (isWishForNoName(analysis, draft)) return saysNothing(draft, 'a wish to stay unnamed');
    if (isThingTurnedDown(analysis, draft)) return saysNothing(draft, 'a thing is turned down, no statement');
    if (isAskedFor(analysis, draft)) return saysNothing(draft, 'whom somebody asks for what');
    if (isLeftOpen(analysis, draft)) return saysNothing(draft, 'not said');
    return isVerdict(analysis, draft) ? saysNothing(draft, 'a verdict') : draft;
  });
}

/**
 * "Findings by THE HARBOUR TIMES have revealed", "checks by this newspaper show": the story speaks in its own voice.
 */
function isOwnWork({ text, tokens, layout, signals }: Analysis, { cue }: Draft): boolean {
  const sentence = cue && layout.sentences[layout.sentenceOf[cue.from] ?? 0];
  if (!cue || !sentence || !signals.has(layout.sentenceOf[cue.from] ?? 0, OF_OWN_WORK)) return false;
  return OWN_WORK.test(
    text.slice(tokens.start[Math.max(sentence.from, cue.from - 12)], tokens.end[cue.to - 1]),
  );
}

function isDay({ tokens: { lower } }: Analysis, { speaker, cue }: Draft): boolean {
  if (!speaker || speaker.to - speaker.from > 1) return false;
  const low = lower[speaker.from] ?? '';
  if (/^(?:yesterday|today|tomorrow|tonight)$/.test(low)) return true;
  if (!weekdays.has(low) && !months.has(low)) return false;
  // "Sunday told the police": Sunday is a first name in Nigeria
  return WHEN.test(lower[speaker.from - 1] ?? '') || (cue !== null && cue.to <= speaker.from - 1);
}

function isNobody({ tokens: { lower } }: Analysis, { speaker }: Draft): boolean {
  if (!speaker || lower[speaker.from - 1] !== 'by') return false;
  return NOBODY.test(lower.slice(speaker.from, speaker.to).join(' '));
}

function isWishForNoName(analysis: Analysis, { cue, content }: Draft): boolean {
  if (!cue || content.from < cue.to) return false;
  return (
    ASKS.test(mentionOf(analysis, cue.from, cue.to).text) &&
    // "according to two who asked not to be named, the file is lost": the statement resumes after the comma
    !analysis.tokens.lower.slice(content.from, content.to).includes(',') &&
    UNNAMED.test(mentionOf(analysis, content.from, content.to).text)
  );
}

/**
 * "The skipper declined the offer of a tow", "accepted an invitation": an act, unless what is refused was said of him.
 */
function isThingTurnedDown(analysis: Analysis, { cue, content, type }: Draft): boolean {
  const { tokens, tags } = analysis;
  if (!cue || type !== 'indirect' || content.from < cue.to) return false;
  if (!TURNS_DOWN.test(mentionOf(analysis, cue.from, cue.to).text)) return false;
  const words = tokens.lower.slice(content.from, content.to);
  if (tags[content.from] === Tag.to || words.some((low) => WAS_SAID.test(low))) return false;
  return words.some((low) => GIVEN.test(low));
}

/** "The presenter asked both candidates about the levy": it says who was asked and about what, but not the question. */
function isAskedFor(
  { tokens: { lower }, tags, quotationOf }: Analysis,
  { cue, content, type }: Draft,
): boolean {
  if (
    !cue ||
    type !== 'indirect' ||
    content.from !== cue.to ||
    !/^ask(?:s|ed)?$/.test(lower[cue.to - 1] ?? '')
  )
    return false;
  let isFor = false;
  for (let k = content.from; k < content.to; k++) {
    const tag = tags[k];
    const asks = tag === Tag.to || tag === Tag.wh || tag === Tag.subordinator || (quotationOf[k] ?? -1) >= 0;
    if (asks || tag === Tag.auxiliary || tag === Tag.modal || /^(?:if|whether|that)$/.test(lower[k] ?? ''))
      return false;
    if (k > content.from && /^(?:for|about|over)$/.test(lower[k] ?? '')) isFor = true;
  }
  return isFor;
}

/** "It has not said what will become of the pier": a question left open. */
function isLeftOpen({ tokens: { lower }, tags }: Analysis, { cue, content }: Draft): boolean {
  if (!cue || content.from < cue.to || !/^sa(?:id|ys?)$/.test(lower[cue.to - 1] ?? '')) return false;
  const before = lower.slice(Math.max(0, cue.from - 3), cue.to);
  const isNegated = before.some((low) => low === 'not' || low === "n't" || low.endsWith("n't"));
  return (
    isNegated &&
    (tags[content.from] === Tag.wh || /^(?:what|where|when|how|why)$/.test(lower[content.from] ?? ''))
  );
}

/** A verdict is an act of the court, reported by the journalist. */
function isVerdict(analysis: Analysis, { cue, content }: Draft): boolean {
  if (!cue || content.from < cue.to) return false;
  return (
    FOUND.test(mentionOf(analysis, cue.from, cue.to).text) &&
    GUILTY.test(mentionOf(analysis, content.from, content.to).text)
  );
}
