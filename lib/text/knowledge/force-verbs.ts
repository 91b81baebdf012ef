/**
 * English verbs by what is done in saying the words. Every other verb of saying asserts. The classes are those of
 * speech act theory (Searle, A Taxonomy of Illocutionary Acts, 1975: assertives, directives, commissives), as far as
 * they matter to a checker: a denial is not checked against a source the way a claim is.
 */
import { inflected } from './english-verbs.ts';

const DENYING = 'deny reject dismiss dispute refute rebut repudiate disavow disown contradict';
const REFUSING = 'refuse decline';
const WISHING =
  'hope want wish long pray yearn desire seek request plead beg appeal implore beseech invite crave propose';
const ORDERING =
  'order demand command instruct direct urge insist require forbid ban compel exhort oblige summon';
const ASKING = 'ask wonder inquire enquire query question quiz';

/** Inflected form to lemma. */
export const denying = inflected(DENYING);
export const refusing = inflected(REFUSING);
export const wishing = inflected(WISHING);
export const ordering = inflected(ORDERING);
export const asking = inflected(ASKING);
