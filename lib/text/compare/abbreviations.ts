/**
 * Abbreviations that are also another word when written without their point: "Fr." is Father, "no" is no. They count as
 * the word they stand for only where the writing shows which is meant. Unambiguous ones are in spelling.ts.
 */

/** Compared forms: the short one, and what it may stand for. */
const STANDS_FOR: Readonly<Record<string, readonly string[]>> = {
  rt: ['right'],
  fr: ['father'],
  sr: ['sister', 'senior'],
  jr: ['junior'],
  br: ['brother'],
  pte: ['private'],
  pvt: ['private'],
  det: ['detective'],
  brig: ['brigadier'],
  amb: ['ambassador'],
  pres: ['president'],
  asst: ['assistant'],
  atty: ['attorney'],
  insp: ['inspector'],
  const: ['constable'],
  ald: ['alderman'],
  adv: ['advocate'],
  co: ['company', 'county'],
  corp: ['corporation'],
  inc: ['incorporated'],
  ltd: ['limited'],
  bros: ['brothers'],
  assn: ['association'],
  univ: ['university'],
  st: ['street'],
  rd: ['road'],
  ave: ['avenue'],
  no: ['number'],
  nos: ['numbers'],
  vol: ['volume'],
  ch: ['chapter'],
  art: ['article'],
  sec: ['secretary', 'section'],
  min: ['minister'],
  dep: ['deputy'],
  dist: ['district'],
  ft: ['fort', 'feet'],
};

/** A written word: its compared form, how it looks in its text, and what follows it there. */
export type WrittenWord = { form: string; raw: string; after: string; isBeforeNumber: boolean };

function isShortFor(short: WrittenWord, long: WrittenWord): boolean {
  if (!Object.hasOwn(STANDS_FOR, short.form) || !STANDS_FOR[short.form]?.includes(long.form)) return false;
  // Both "no number" and "number no": before a figure it is "No. 10".
  if (short.form === 'no') return short.isBeforeNumber && long.isBeforeNumber;
  return short.after.startsWith('.') || /^\p{Lu}/u.test(short.raw);
}

/** Whether one of two words is an abbreviation of the other. */
export const isAbbreviated = (a: WrittenWord, b: WrittenWord): boolean =>
  isShortFor(a, b) || isShortFor(b, a);
