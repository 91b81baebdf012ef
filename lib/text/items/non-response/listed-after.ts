import type { Analysis } from '../../analysis/analysis.ts';
import { months, weekdays } from '../../knowledge/months.ts';
import { phraseStartingAt } from '../../people/mentions.ts';
import type { TokenRange } from '../../sentences/sentences.ts';
import { Tag } from '../../sentences/tagger.ts';
import { coordinated } from './coordinated.ts';

/** The parties listed from a token onwards, `most` at the furthest. */
export function listedAfter(analysis: Analysis, after: number, most: number): TokenRange[] {
  const { tokens, tags } = analysis;
  const list: TokenRange[] = [];
  let isListed = false;
  let i = after;
  for (let guard = 0; guard < 6; guard++) {
    const phrase = phraseStartingAt(tokens, tags, i, most) ?? adjectiveAlone(tags, i, most);
    if (!phrase || (list.length > 0 && weekdays.has(tokens.lower[phrase.from] ?? ''))) break;
    list.push(...coordinated(analysis, withoutPurpose(analysis, phrase)));
    i = phrase.to;
    for (; i < most && /^(,|and|or|nor|either|from|to|with|for)$/.test(tokens.lower[i] ?? ''); i++)
      if (/^(and|or|nor)$/.test(tokens.lower[i] ?? '')) isListed = true;
    if (i === phrase.to) break;
    // "from the ministry to the press": a second preposition continues the list only after "and"
    if (
      /^(from|to|with|for)$/.test(tokens.lower[i - 1] ?? '') &&
      !/^(and|or|nor|,)$/.test(tokens.lower[i - 2] ?? '')
    )
      break;
  }
  // "the contractor, AquaServ,": one party, by its name
  const [described, name] = list;
  if (list.length === 2 && !isListed && described && name && tokens.lower[described.to] === ',')
    return [tags[name.to - 1] === Tag.name ? name : described];
  return list.filter((one, n) => !isNamedNext(analysis, one, list[n + 1]));
}

/**
 * "to Ada Holm and to her deputy, Bo Lind,": whether the next entry of a list is just the name of the one described.
 */
function isNamedNext({ tokens: { lower }, tags }: Analysis, one: TokenRange, next?: TokenRange): boolean {
  if (!next || next.from !== one.to + 1 || lower[one.to] !== ',') return false;
  const isOwn = /^(his|her|its|their)$/.test(lower[one.from] ?? '') && tags[one.to - 1] !== Tag.name;
  return isOwn && tags[next.from] === Tag.name;
}

/** "From the cathedral", "the tribunal": a noun with an adjective's ending. */
function adjectiveAlone(tags: Uint8Array, from: number, most: number): TokenRange | null {
  const isNoun = tags[from] === Tag.determiner && tags[from + 1] === Tag.adjective && from + 1 < most;
  return isNoun ? { from, to: from + 2 } : null;
}

/** "The campaign for comment": what was asked for is not part of a name. */
function withoutPurpose({ tokens: { lower } }: Analysis, { from, to }: TokenRange): TokenRange {
  for (let k = from + 1; k < to - 1; k++)
    if (
      lower[k] === 'for' &&
      /^(comments?|an?|responses?|clarification|information|reaction)$/.test(lower[k + 1] ?? '')
    )
      return { from, to: k };
  // "the bursar three times"
  for (let k = from + 1; k < to - 1; k++)
    if (lower[k + 1] === 'times' || (lower[k + 1] === 'more' && lower[k + 2] === 'times'))
      return { from, to: k };
  // "the board in June"
  for (let k = from + 1; k < to - 1; k++)
    if (/^(in|on|last|this|since)$/.test(lower[k] ?? '') && isTime(lower[k + 1] ?? ''))
      return { from, to: k };
  // "the secretary bore no fruit": a verb that looks like a noun
  for (let k = from + 1; k < to; k++)
    if (/^(bore|bear|met|hit)$/.test(lower[k] ?? '')) return { from, to: k };
  return { from, to };
}

const isTime = (low: string) => months.has(low) || weekdays.has(low) || /^(week|month|year|night)$/.test(low);
