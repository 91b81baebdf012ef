/** Whether a change touches what a fact-checker asks about first: is it denied, how many, who, how certain. */
import type { Sense } from './types.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u));

const NEGATIONS = set(
  `not n't no never none nobody nothing neither nor without nowhere hardly barely scarcely seldom rarely dont doesnt didnt isnt arent
  wasnt werent wont cant couldnt wouldnt shouldnt havent hasnt hadnt aint deny denied denies refuse refused refuses fail failed fails
  nicht kein keine keinen keinem keiner nie niemals nichts niemand ohne pas jamais rien aucun aucune ni sans nunca jamas nada nadie
  ningun ninguno ninguna sin не нет ни никогда ничего никто нельзя без ні немає ніколи нічого ніхто`,
);
const MODALS = set(
  `can could may might must shall should will would ought 'll 'd gonna perhaps maybe probably possibly likely unlikely allegedly
  reportedly apparently certainly definitely surely need needs supposed expected
  kann konnte könnte muss müsste soll sollte darf dürfte wird würde peut pourrait doit devrait puede podria debe deberia
  konnen konnten musste mussen mussten sollen sollten durfen durften werden wurden wollen wollten pueden podra podran podemos podremos debera deberan debemos
  deben tendra tendran peuvent pourront pouvons doivent devront devons можемо можуть повинні повинна мусимо могут
  может мог должен должна должны бы може міг мусить повинен`,
);
const QUANTITIES = set(
  `all every each both half some any many much few fewer several most more less least dozen dozens hundreds thousands millions
  billions trillions zwei drei vier funf sechs sieben acht neun zehn elf zwolf hundert tausend deux trois quatre cinq six sept huit
  neuf dix onze douze vingt cent mille dos tres cuatro cinco seis siete ocho nueve diez once doce veinte cien mil два дві три чотири
  пять шість сім вісім девять десять сто тисяча шесть семь восемь тысяча twice once double triple percent majority minority only almost nearly about over under first last < > ≤ ≥`,
);

/** Whether a word bears on the meaning by itself: a negation, a quantity, a modal. */
export const isSenseWord = (form: string): boolean =>
  NEGATIONS.has(form) || QUANTITIES.has(form) || MODALS.has(form);

/** Whether one word is the other negated by a prefix: possible/impossible, agree/disagree. */
function isNegatedBy(a: string, b: string): boolean {
  const [longer, shorter] = a.length > b.length ? [a, b] : [b, a];
  return (
    shorter.length >= 3 &&
    /^(un|in|im|il|ir|dis|non|mis)$/u.test(longer.slice(0, longer.length - shorter.length)) &&
    longer.endsWith(shorter)
  );
}

function tally(
  forms: readonly string[],
  kind: ReadonlySet<string>,
  same: (form: string) => string,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const form of forms) if (kind.has(form)) counts.set(same(form), (counts.get(same(form)) ?? 0) + 1);
  return counts;
}

function differ(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  if (a.size !== b.size) return true;
  for (const [form, count] of a) if (b.get(form) !== count) return true;
  return false;
}

/** Forms that mean the same: don't is as negative as do not, 'll is will. */
const SAME: Readonly<Record<string, string>> = { "n't": 'not', "'ll": 'will', "'d": 'would' };
const sameForm = (form: string): string => (Object.hasOwn(SAME, form) ? (SAME[form] ?? form) : form);

export type ChangedWord = { form: string; isName: boolean; isNumber: boolean };

/**
 * @param quote the words the quote has at the change
 * @param source the words the source has there
 */
export function senseOf(quote: readonly ChangedWord[], source: readonly ChangedWord[]): Sense | null {
  const ours = quote.map((word) => word.form);
  const theirs = source.map((word) => word.form);
  if (differ(tally(ours, NEGATIONS, sameForm), tally(theirs, NEGATIONS, sameForm))) return 'negation';
  for (const a of ours) for (const b of theirs) if (isNegatedBy(a, b)) return 'negation';
  const numbers = (words: readonly ChangedWord[]): string =>
    words
      .filter((word) => word.isNumber || QUANTITIES.has(word.form))
      .map((word) => word.form)
      .join(' ');
  if (numbers(quote) !== numbers(source)) return 'number';
  const names = (words: readonly ChangedWord[]): string =>
    words
      .filter((word) => word.isName)
      .map((word) => word.form)
      .join(' ');
  if (names(quote) !== names(source)) return 'name';
  if (differ(tally(ours, MODALS, sameForm), tally(theirs, MODALS, sameForm))) return 'modal';
  return null;
}
