import { genderOf } from '../knowledge/first-names.ts';
import { endsOrganisation, endsPlace, isTitleWord, officeObjects } from '../knowledge/honorifics.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import type { Tokens } from '../words/tokens.ts';

/** Whether a family name occurs by itself somewhere in the story ("Lind said"). */
export type StandsAlone = (low: string) => boolean;

const isOfOrFor = (low: string | undefined) => low === 'of' || low === 'for';

/** "National Party of Norway": whether the word before "of" makes it an organisation. */
export function isBody({ lower }: Tokens, { from, to }: TokenRange): boolean {
  for (let k = from + 1; k < to; k++)
    if (isOfOrFor(lower[k]) && endsOrganisation(lower[k - 1] ?? '')) return true;
  return false;
}

/**
 * The first word of the person in a run of capitalised words that also includes an office, or else the run's own first
 * word: "(Secretary of) State John Keller" begins at "John", "Ministry of Finance Bo Lind" at "Bo". `last` is the run's
 * last word, leaving out letters after the name.
 */
export function afterOffice(tokens: Tokens, run: TokenRange, last: number, standsAlone: StandsAlone): number {
  const { lower } = tokens;
  const holder = holderOfBody(tokens, run, last, standsAlone);
  if (holder > run.from) return holder;
  const before = lower[run.from - 1] === 'the' ? run.from - 2 : run.from - 1;
  if (!isOfOrFor(lower[before]) || !isTitleWord(lower[before - 1] ?? '')) return run.from;
  let k = run.from;
  while (k < last - 1 && officeObjects.has(lower[k] ?? '')) k++;
  if (k > run.from) return k;
  // "Director of National Intelligence Anna Keller": where a given name settles it
  for (k = run.from + 1; k < last; k++) if (genderOf(lower[k] ?? '')) return k;
  // "(spokesman for the) Ministry of Ports": nobody is called "of Ports"
  if (JOINT.test(lower[last - 1] ?? '')) return run.from;
  if (last - run.from >= 2 && (standsAlone(lower[last] ?? '') || isNoField(lower[last] ?? '')))
    return last - 1;
  return run.from;
}

/** Words that join the parts of a body's name. */
const JOINT = /^(of|for|and|the)$/;

/** What offices are over, by their last words: "Minister for Arts, Public Works, Water Resources". */
const FIELD =
  /(affairs|services|development|reform|trade|heritage|planning|resources|works|relations|security|science|innovation|equality|skills|culture|sports?|tourism|transport|energy|change|care|protection|environment|finance|health|education|defen[cs]e|welfare|agriculture|mines|minerals|power|housing|matters|operations|management|communications?|technology|industry|industries|investment|lands|states?|region|territory|council|city|county|board|party|movement)$/;

function isNoField(low: string): boolean {
  return !FIELD.test(low) && !endsOrganisation(low) && !endsPlace(low);
}

/**
 * Where a person's name begins directly after the body whose office it is ("Ministry of Finance Bo Lind"): at a given
 * name, or at the word before a family name that occurs by itself elsewhere in the story. -1 where there is none.
 */
function holderOfBody({ lower }: Tokens, run: TokenRange, last: number, standsAlone: StandsAlone): number {
  let of = last - 2;
  while (of > run.from && !(/^(of|for)$/.test(lower[of] ?? '') && endsOrganisation(lower[of - 1] ?? '')))
    of--;
  if (of <= run.from) return -1;
  const saint = (k: number) => /^(saint|st\.?|and|the)$/.test(lower[k - 1] ?? '');
  for (let k = of + 2; k < last; k++) if (genderOf(lower[k] ?? '') && !saint(k)) return k;
  const given = last - 1;
  return given >= of + 2 && !saint(given) && !JOINT.test(lower[given] ?? '') && standsAlone(lower[last] ?? '')
    ? given
    : -1;
}
