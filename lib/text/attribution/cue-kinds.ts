import { saying, showing, thinking } from '../knowledge/english-verbs.ts';
import { remembered } from '../knowledge/remembered.ts';
import { cueClass } from '../model/units.ts';

/**
 * What a cue makes of the words it introduces: words said (a paraphrase), a stance, belief or finding (an attributed
 * claim), a fact the reporter adds ("pointing to the withdrawal"), or an act that by itself reports nothing
 * ("appointed").
 */
export type CueKind = 'speech' | 'claim' | 'fact' | 'act';

/** Cues that report a stance, a charge, a belief or a presentation rather than words said. */
const CLAIM_CUE =
  /\b(den(y|ies|ied|ying)|present(s|ed|ing)? (him|her|it|them)sel(f|ves)|label(s|ed|ing|led)?|accus(e|es|ed|ing)|blam(e|es|ed|ing)|criticiz(e|es|ed|ing)|denounc(e|es|ed|ing)|condemn(s|ed|ing)?|reject(s|ed|ing)?|describ(e|es|ed|ing)|brand(s|ed)?|dub(s|bed)?|refus(e|es|ed|ing)|alleged(ly)?|reportedly|likened|portray(s|ed|ing)?|support(s|ed|ing)?|oppos(e|es|ed|ing)|embrac(e|es|ed|ing)|endors(e|es|ed|ing)|applaud(s|ed|ing)?|attack(s|ed|ing)?|prais(e|es|ed|ing)|threaten(s|ed|ing)?|declin(e|es|ed|ing)|present(s|ed|ing)?|renounc(e|es|ed|ing)|disavow(s|ed|ing)?)\b/i;
/** What the reporter points to or sees at first hand: "appeared to show". */
const FACT_CUE =
  /^(pointing|citing|referring|alluding|points|pointed|cited|referred|(appear|seem)(s|ed)?)\b/i;

/** The kind of an English cue. */
export const cueKind = remembered((cue): CueKind => {
  if (FACT_CUE.test(cue)) return 'fact';
  if (CLAIM_CUE.test(cue)) return 'claim';
  const words =
    cue
      .toLowerCase()
      .replace(/[’ʼ]/g, "'")
      .match(/[\p{L}'-]+/gu) ?? [];
  if (words.some((word) => thinking.has(word) && !saying.has(word))) return 'claim';
  if (words.some((word) => showing.has(word) && !saying.has(word))) return 'claim';
  if (words.some((word) => saying.has(word) || word === 'according' || word === 'for')) return 'speech';
  if (words.length === 0 || words.every((word) => word === 'in' || word === 'that')) return 'speech';
  return words.some((word) => cueClass(word) === 5) ? 'claim' : 'act';
});
