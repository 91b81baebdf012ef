import type { TokenRange } from '../sentences/sentences.ts';
import { Kind, type Tokens } from '../words/tokens.ts';

/** Words followed by a name or title rather than by someone's words. */
const NAMES_NEXT =
  /^(?:titled|entitled|named|nicknamed|headlined|headed|captioned|so-called|codenamed|film|movie|book|novel|song|single|album|show|series|play|episode|poem|article|magazine|programme|program|exhibition|painting|campaign|slogan|motto|word|words|term|terms|phrase|expression|acronym|hashtag|letter|letters|ship|ferry|yacht|boat|operation|nickname|alias)$/;
/** Things that are given a name. */
const THING =
  /^(?:film|movie|book|novel|song|single|album|show|series|play|poem|article|magazine|programme|program|exhibition|painting|campaign|ship|ferry|yacht|boat|operation|group|band|company|app|charity|website|blog|podcast|party|movement|project|scheme|game|drug|virus|variant|storm|village|town|dish|dog|cat|horse|device|system|technique|method|process|condition|disease|gang|cult|sect)s?$/;
/** What follows a word that is being discussed: “wet lease” means …, “dam” comes from … */
const WORD_BEFORE = /^(?:means|meaning|meant|refers|derives|stands|rhymes|translates)$/;

/**
 * Whether a quotation is a name: the title of a work, a nickname, a ship, a word being discussed. Decided by the words
 * before and after it, and by its capitals.
 */
export function isNameInMarks(tokens: Tokens, { from, to }: TokenRange): boolean {
  const { word, lower, kind } = tokens;
  const before = lower[from - 1] ?? '';
  if (NAMES_NEXT.test(before)) return true;
  // "a film called", but not "what the mayor called"
  if (/^(?:called|dubbed)$/.test(before) && THING.test(lower[from - 2] ?? '')) return true;
  // "better known as", "the term is", "slang for", "a carnet, or “passport”"
  const named = before === 'the' ? from - 2 : from - 1;
  if (lower[named] === 'as' && /^(?:known|billed|recorded|listed)$/.test(lower[named - 1] ?? '')) return true;
  if (before === 'the' && /^(?:named|titled)$/.test(lower[named] ?? '')) return true;
  if (before === 'for' && /^(?:short|slang|code|shorthand|latin|stands)$/.test(lower[from - 2] ?? ''))
    return true;
  if (before === 'or' && lower[from - 2] === ',' && to - from < 6) return true;
  if (WORD_BEFORE.test(lower[to] ?? '') || (lower[to] === 'comes' && lower[to + 1] === 'from')) return true;
  const isUpper = (k: number) => kind[k] === Kind.word && word[k] !== lower[k];
  // Thomas “Tom” Brandt
  if (to - from < 6 && isUpper(from - 1) && isUpper(to) && isUpper(from + 1)) return true;
  let small = 0;
  for (let k = from + 1; k < to - 1; k++)
    if (kind[k] === Kind.word && (word[k] ?? '').length > 3 && word[k] === lower[k]) small++;
  const first = word[from + 1] ?? '';
  return small === 0 && first !== first.toLowerCase();
}
