import { type Analysis, analyse } from '../../analysis/analysis.ts';
import { roles, titles } from '../../knowledge/english-words.ts';
import { isOnePerson, isTitleWord } from '../../knowledge/honorifics.ts';
import { months, weekdays } from '../../knowledge/months.ts';
import { isBodyNoun } from '../../people/group-focus.ts';
import { canSpeak } from '../../people/mentions.ts';
import type { TokenRange } from '../../sentences/sentences.ts';
import { Tag } from '../../sentences/tagger.ts';
import { coordinated } from '../non-response/coordinated.ts';

/** Kinds of people that begin a sentence with a capital and name nobody. */
const SORT_OF_PEOPLE =
  /^(?:thieves|burglars|police|gunmen|bandits|villagers|someone|everyone|men|women|boys|girls|kids|teens|youths|staff|troops|witnesses|herdsmen|critics|parents|students|records|papers|e-?mails|files|figures|filings|footage|minutes|letters|messages|neighbou?rs)$|(?:ers|ors|ists|men|women|ants|ians|ees)$/;
/** Titles that come before a full name and are not part of it. */
const OFFICE =
  /^(?:headmaster|headmistress|headteacher|father|sister|brother|sergeant|councillor|minister|chief|alhaji|chief|shri|smt|barrister|engineer|justice|judge|lord|lady|sir|dame|dr\.?|prof\.?|mr\.?|mrs\.?|ms\.?|mx\.?)$/;

/** Whether a mention ("Ada Holm", "a former clerk", "documents") names a person or an organisation. */
export function namesSomebody(mention: string): boolean {
  const analysis = analyse(mention);
  return namesIn(analysis, { from: 0, to: analysis.tokens.count }).length > 0;
}

/** Whether a mention without a name ("two trustees", "the bus company") refers to people or to a body. */
export function describesSomebody(mention: string): boolean {
  const { tokens, tags } = analyse(mention);
  if (canSpeak(tokens, tags, { from: 0, to: tokens.count })) return true;
  return tokens.lower.slice(0, tokens.count).some((word) => {
    const one = word.replace(/s$/, '');
    return isOnePerson(word) || isOnePerson(one) || isBodyNoun(word) || SORT_OF_PEOPLE.test(`${one}s`);
  });
}

/**
 * The people and organisations that a phrase names, each without title and article; none where its head is not a name.
 */
export function namesIn(analysis: Analysis, phrase: TokenRange | null): TokenRange[] {
  if (!phrase) return [];
  return coordinated(analysis, withoutMatter(analysis, phrase)).flatMap((one) => nameIn(analysis, one) ?? []);
}

/** "Northwind Ferries of fraud": the name without what it is accused of. */
function withoutMatter({ tokens: { lower }, tags }: Analysis, { from, to }: TokenRange): TokenRange {
  for (let k = from + 1; k < to - 1; k++)
    if (/^(?:of|for|with|over)$/.test(lower[k] ?? '') && tags[k - 1] === Tag.name && tags[k + 1] !== Tag.name)
      return { from, to: k };
  return { from, to };
}

function nameIn({ tokens, tags, layout }: Analysis, { from, to }: TokenRange): TokenRange | null {
  const { lower, word } = tokens;
  let end = to;
  while (end > from && (tags[end - 1] === Tag.possessive || tags[end - 1] === Tag.mark)) end--;
  if (end <= from || tags[end - 1] !== Tag.name) return null;
  let start = end - 1;
  while (start > from && isInside(tags[start - 1], lower[start - 1] ?? '')) start--;
  while (start < end && tags[start] !== Tag.name) start++;
  // "the murder of Ciara Byrne", "the director of North Line": the head is something else
  for (let k = from; k < start; k++) if (/^(?:of|for|at|in|by|from)$/.test(lower[k] ?? '')) return null;
  const isOffice = (k: number) => {
    const low = lower[k] ?? '';
    return OFFICE.test(low) || isTitleWord(low) || titles.has(low) || roles.has(low);
  };
  while (end - start > 2 && isOffice(start)) start++;
  const low = lower[start] ?? '';
  if (end - start === 1) {
    const sentence = layout.sentences[layout.sentenceOf[start] ?? 0];
    const opens = sentence !== undefined && start - sentence.from <= 1;
    if (weekdays.has(low) || months.has(low) || roles.has(low)) return null;
    if (opens && SORT_OF_PEOPLE.test(low)) return null;
    // "a Marine", "her Dad": one of many
    if (/^(?:a|an|his|her|my|their|our|your)$/.test(lower[start - 1] ?? '')) return null;
  }
  return word[start] === low ? null : { from: start, to: end };
}

function isInside(t: number | undefined, low: string): boolean {
  return (
    t === Tag.name ||
    t === Tag.possessive ||
    /^(?:of|and|&|the|de|van|von|bin|al|el|du|la|ibn|der)$/.test(low)
  );
}
