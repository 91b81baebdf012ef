import { genderOf } from './first-names.ts';

/**
 * Abbreviations written with a full stop, grouped by what follows them, so that the stop stays with the word and does
 * not end a sentence. American, British, Irish, Indian, African and legal English.
 */

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Before a name: titles, ranks and offices. Their stop never ends a sentence. */
export const beforeNames = set(
  'mr mrs ms mx dr prof sen sens rep reps gov govs gen lt col capt sgt maj adm cmdr rev revd hon pres supt atty st messrs mme mlle ' +
    'min pvt pfc cpl spc ssgt sfc msgt cdr brig radm vadm insp det const cllr ald amb ven msgr rt pte bdr tpr flt sqn fr br bro sis ' +
    'adv advt pharm eng barr alh alhj engr arc pst evang apst shri sri smt kum dep sec asst assoc addl comm commr dist govt mhe ing dir retd ' +
    'jt vs cf viz incl esp',
);

/** Before a figure: money, numbers, pages, articles, sections. Elsewhere they are ordinary words. */
const beforeFigures = set(
  'rs re sh shs ksh kshs tsh tshs ush ushs tk le no nos art arts sec secs cl cls para paras reg regs sch vol vols fig figs p pp s ss ' +
    'ch approx est ca app ord ex exh',
);

/** Within and after names and dates: their stop ends a sentence if the next word begins one. */
const MAY_END = set(
  'jr sr jan feb mar apr jun jul aug sept sep oct nov dec inc corp corpn co ltd bros plc pty dept est ala ariz ark calif colo conn ' +
    'del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa penn tenn tex vt va wash wis wyo ret mt ft ave ' +
    'blvd rd ors anr assn univ natl boro bor nig ent ents intl bhd sdn hosp soc cttee coy',
);

/** Those that keep their stop in lower case too, because a word or a figure always follows them. */
const ALWAYS_FOLLOWED = set('vs approx cf viz incl esp');

/** Words that begin sentences far more often than they follow an abbreviation within one. */
export const sentenceStarters = set(
  'the a an he she it they we i you but and in on at this that these those his her their its our my there as if when ' +
    'while after before since for with by from under among one some many most both other another no not what who why how ' +
    'where yet still also however although though because so then according',
);

/** Without a vowel, or with an ending no word has: "Engr", "Smt", "Cllr". */
const CLIPPED =
  /^(?:[B-DF-HJ-NP-TV-XZ][bcdfghjklmnpqrstvwxz]{1,4}|\p{Lu}\p{Ll}{0,3}(?:gr|br|dr|kr|pr|tr|lh|pn|tn|gn|vt))$/u;
const FIGURE = /^\.[ \u00a0]?\d/;
const NAME_OR_FIGURE = /^\.[ \u00a0](?:\p{Lu}|\d)/u;
const PARTY_BEFORE = /\p{Lu}[\p{L}.&'’)-]*[ \u00a0]$/u;

/**
 * Whether the full stop after a word belongs to it. `rest` is the text from the stop on, `before` what comes before the
 * word (some ten characters of each are enough), `often` the words that this text itself shows to be abbreviations.
 */
export function keepsStop(word: string, before: string, rest: string, often: ReadonlySet<string>): boolean {
  const low = word.toLowerCase();
  if (ALWAYS_FOLLOWED.has(word)) return true;
  if (beforeFigures.has(low) && FIGURE.test(rest)) return true;
  // "Holm v. Lind"
  if (word === 'v') return NAME_OR_FIGURE.test(rest) && PARTY_BEFORE.test(before);
  const first = word.charAt(0);
  if (first < 'A' || first > 'Z') return false;
  if (beforeNames.has(low) || MAY_END.has(low)) return true;
  return (often.has(word) || CLIPPED.test(word)) && NAME_OR_FIGURE.test(rest);
}

const SHORT = /(?<![\p{L}\p{N}])(\p{Lu}\p{Ll}{1,4})(?![\p{L}\p{N}'’-])(?=(?:\.[ \u00a0](\p{Lu}\p{L}*))?)/gu;

/**
 * Short capitalised words that a text uses at least twice, always with a full stop and a name after it ("Hajj. Musa and
 * Hajj. Ali"): abbreviations that are in no list. Linear in the length of the text.
 */
export function oftenAbbreviated(text: string): ReadonlySet<string> {
  // most texts have none: every word is only looked at where some short word comes twice before a stop and a name
  if (!isAbbreviatedTwice(text)) return NONE;
  const seen = new Map<string, number>();
  for (const [, word = '', next = ''] of text.matchAll(SHORT)) {
    const isBefore = next !== '' && !sentenceStarters.has(next.toLowerCase());
    const count = seen.get(word) ?? 0;
    seen.set(word, isBefore && count >= 0 ? count + 1 : -1);
  }
  const often = new Set<string>();
  for (const [word, count] of seen) if (count > 1 && genderOf(word.toLowerCase()) === null) often.add(word);
  return often;
}

const NONE: ReadonlySet<string> = new Set();
const BEFORE_STOP = /(?<![\p{L}\p{N}])\p{Lu}\p{Ll}{1,4}$/u;
const NAME_NEXT = /^\p{Lu}\p{L}*/u;

/** Whether a short capitalised word that is in no list comes before a stop and a capital at least twice. */
function isAbbreviatedTwice(text: string): boolean {
  const once = new Set<string>();
  for (let stop = text.indexOf('.'); stop >= 0; stop = text.indexOf('.', stop + 1)) {
    const space = text.charCodeAt(stop + 1);
    if (space !== 32 && space !== 0xa0) continue;
    const next = NAME_NEXT.exec(text.slice(stop + 2, stop + 18))?.[0];
    if (next === undefined || sentenceStarters.has(next.toLowerCase())) continue;
    const word = BEFORE_STOP.exec(text.slice(Math.max(0, stop - 12), stop))?.[0];
    if (word === undefined) continue;
    if (once.has(word)) return true;
    // those in the lists keep their stop whatever is found here
    const low = word.toLowerCase();
    if (!beforeNames.has(low) && !MAY_END.has(low) && genderOf(low) === null) once.add(word);
  }
  return false;
}
