import type { TokenRange } from '../sentences/sentences.ts';
import { type ForeignReading, INVERSION, isUpper } from './reading.ts';

const AUXILIARY = /^(?:s'est|s'était|a|ont|avait|ha|han|había|hat|haben|hatte)$/;

/** Whether a word is a verb of saying. */
export function isCue({ analysis, cues, language }: ForeignReading, k: number): boolean {
  const low = analysis.tokens.lower[k] ?? '';
  if (language === 'fr' && INVERSION.test(low)) return true;
  if (!cues.verbs.has(low)) return false;
  // "le procès dit des « écoutes »": so-called
  if (/^dite?s?$/.test(low) && /^(?:des|du|de)$/.test(analysis.tokens.lower[k + 1] ?? '')) return false;
  // a noun that looks like a verb, in a language where a capital marks nouns; elsewhere a name
  return (
    !isUpper(analysis, k) ||
    k === 0 ||
    /^[.!?:…]$/.test(analysis.tokens.lower[k - 1] ?? '') ||
    language !== 'de'
  );
}

/** Verb endings that may directly follow someone's words, with the subject after them. */
const VERB_ENDINGS: Readonly<Record<string, RegExp>> = {
  de: /(?:t|te|ten|ch|ß|b|g|f|d)$/,
  fr: /(?:e|it|ait|ut|a)$/,
  es: /(?:ó|a|e|ía|aron|ieron)$/,
  uk: /(?:в|вся|ла|лася|ли|лися|є|ить|ять|ться)$/,
  ru: /(?:л|лся|ла|лась|ли|лись|ет|ёт|ит|ют|ят|тся)$/,
};

/** Whether a lower-case word is the auxiliary of a French, Italian or Spanish perfect: "a déclaré", "ha detto". */
export function isAuxiliary(low: string): boolean {
  return /^(?:a|ont|ha|han)$/.test(low);
}

/** A verb that no list has, told by where it stands: „…“, versprach er · « … », a répété le maire. */
export function isLikeCue(reading: ForeignReading, k: number): boolean {
  const { analysis, cues, language } = reading;
  const { lower } = analysis.tokens;
  const low = lower[k] ?? '';
  const after = isAuxiliary(low) ? k + 2 : k + 1;
  if (after === k + 2 && !/(?:é|i|it|u|ert|ado|ido|to|cho)$/.test(lower[k + 1] ?? '')) return false;
  if (after === k + 1 && !VERB_ENDINGS[language]?.test(low)) return false;
  if (isUpper(analysis, k) || !/^\p{L}+$/u.test(low)) return false;
  if (cues.prepositions.has(low) || cues.conjunctions.has(low) || cues.determiners.has(low)) return false;
  const next = lower[after] ?? '';
  return (
    cues.pronouns.has(next) ||
    ((isUpper(analysis, after) || cues.roles.test(next)) && (language !== 'de' || low !== 'damit')) ||
    (cues.determiners.has(next) &&
      !cues.objects.has(next) &&
      language !== 'uk' &&
      language !== 'ru' &&
      (isUpper(analysis, after + 1) || cues.roles.test(lower[after + 1] ?? '')))
  );
}

/** "a-t-il ajouté", "hat gesagt", "a également déclaré": one cue. */
export function cueFrom({ analysis, cues, language }: ForeignReading, k: number): TokenRange {
  const { lower } = analysis.tokens;
  let from = k;
  let to = k + 1;
  const inverted = language === 'fr' && INVERSION.test(lower[k] ?? '');
  while (
    cues.verbs.has(lower[to] ?? '') ||
    (inverted && to === k + 1 && /(?:[éi]|it)$/.test(lower[to] ?? '')) ||
    (inverted &&
      to === k + 1 &&
      cues.verbs.has(lower[to + 1] ?? '') &&
      /^(?:ensuite|aussi|encore|également|toutefois)$/.test(lower[to] ?? ''))
  )
    to++;
  if (AUXILIARY.test(lower[from - 1] ?? '')) from--;
  else if (language === 'fr' && /^(?:a|ont)$/.test(lower[from - 2] ?? '') && !isUpper(analysis, from - 1))
    from -= 2;
  return { from, to };
}
