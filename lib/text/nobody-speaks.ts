import { type Analysis, mentionOf } from './analysis.ts';
import type { Draft } from './draft.ts';
import { months, weekdays } from './lexicon/english-words.ts';

/** Before a day or month that tells when. */
const WHEN = /^(?:on|in|by|since|until|till|from|before|after|last|next|this|late|early|for)$/;
const NOBODY = /^(?:anyone|anybody|nobody|none|no (?:one|body)|no-one)$/;
/** What somebody asks who speaks without a name: it tells why none stands here and is no statement. */
const ASKS = /\b(?:ask|request|insist|demand|wish|want|prefer)/i;
const UNNAMED =
  /^(?:that )?(?:(?:his|her|their|its)(?: (?:real|full|own|last|first|family))? (?:sur)?(?:names?|identit(?:y|ies)|faces?|employers?) (?:should )?(?:not )?be\b|(?:not )?to (?:not )?(?:be (?:named|identified|quoted|called only|known only)|give (?:his|her|their) (?:\w+ )?names?|remain (?:anonymous|unnamed|nameless)|stay anonymous)|(?:he|she|they) (?:should )?(?:not )?(?:be (?:named|identified|quoted)|remain anonymous)|(?:for )?anonymity\b)/i;
const FOUND = /\b(?:found|finds|find|held|holds|declared|pronounced)\b/i;
const GUILTY = /^(?:that )?[^.;:]{1,80}?\b(?:not )?guilty\b/i;

/**
 * Without the drafts in which nobody says anything: a day taken for a speaker ("was struck off on Monday"), what was not told
 * "by anyone", the wish of a source to stay unnamed, a verdict ("The jury found Lind guilty"). Of a quotation in marks
 * only its speaker goes.
 */
export function withoutNobody(analysis: Analysis, drafts: readonly Draft[]): Draft[] {
  return drafts.flatMap((draft) => {
    if (isDay(analysis, draft) || isNobody(analysis, draft)) {
      if (draft.type !== 'direct') return [];
      const detail = 'what stood for one is nobody';
      return [{ ...draft, speaker: null, reasons: [...draft.reasons, { rule: 'speaker', detail }] }];
    }
    return draft.type !== 'direct' && (isWishForNoName(analysis, draft) || isVerdict(analysis, draft))
      ? []
      : [draft];
  });
}

function isDay({ tokens: { lower } }: Analysis, { speaker, cue }: Draft): boolean {
  if (!speaker || speaker.to - speaker.from > 1) return false;
  const low = lower[speaker.from] ?? '';
  if (/^(?:yesterday|today|tomorrow|tonight)$/.test(low)) return true;
  if (!weekdays.has(low) && !months.has(low)) return false;
  // "Sunday told the police": a first name in Nigeria
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
    UNNAMED.test(mentionOf(analysis, content.from, content.to).text)
  );
}

/** A verdict is an act of the court, which the reporter tells. */
function isVerdict(analysis: Analysis, { cue, content }: Draft): boolean {
  if (!cue || content.from < cue.to) return false;
  return (
    FOUND.test(mentionOf(analysis, cue.from, cue.to).text) &&
    GUILTY.test(mentionOf(analysis, content.from, content.to).text)
  );
}
