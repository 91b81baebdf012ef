import type { Mention, Span } from './types.ts';

const DAY = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';
const MONTH =
  '(?:Jan(?:uary|\\.)|Feb(?:ruary|\\.)|March|April|May|June|July|Aug(?:ust|\\.)|Sept(?:ember|\\.)|Oct(?:ober|\\.)|Nov(?:ember|\\.)|Dec(?:ember|\\.))';
const DATE = new RegExp(
  `\\b(?:(?:on |late |early |this |last |next )?(?:${DAY})(?: (?:morning|afternoon|evening|night))?|(?:on |in )?${MONTH} \\d{1,2}(?:, \\d{4})?|` +
    `(?:last|this|earlier this|late last|earlier last) (?:week|month|year|weekend|spring|summer|fall|autumn|winter|morning|afternoon|evening)|` +
    `yesterday|today|tonight|in ${MONTH}(?: \\d{4})?)\\b`,
  'g',
);
const EVENT =
  '(?:news conference|press conference|press briefing|briefing|interview|statement|post|tweet|series of tweets|thread|speech|address|' +
  'rally|debate|forum|town hall|hearing|testimony|podcast|broadcast|televised address|video(?: address| message| statement)?|e-?mail|' +
  'letter|memo|report|filing|op-ed|column|essay|book|memoir|phone call|call|text message|telephone interview|conference|summit|' +
  'meeting|appearance|event|fund-?raiser|breakfast|dinner|lecture|sermon|radio interview|blog post|Facebook post|message|article|' +
  'conversation|news release|press release|release|motion|ruling|opinion|dissent|lawsuit|complaint|remarks|comments)';
const OCCASION = new RegExp(
  `\\b(?:at|in|during|on|via|after|through|by) (?:(?:a|an|the|his|her|its|their|one|another|an earlier|two|several) )?(?:[\\p{L}\\p{N}.'’&-]+ ){0,5}?${EVENT}s?\\b` +
    `(?:,? (?:(?:in|on|at|with|to|from|by|for|before|after|posted on|published in|of) )(?:the |a |an |his |her )?[\\p{L}\\p{N}.'’&-]+(?: (?:\\p{Lu}[\\p{L}\\p{N}.'’&-]*|media|conference))*){0,2}` +
    `|\\b(?:on|to|told|in) (?:Twitter|Facebook|Instagram|Telegram|Truth Social|X|YouTube|Fox News|CNN|MSNBC|NBC|ABC|CBS|the BBC|Breitbart|Meet the Press)\\b`,
  'gu',
);

/** Where a stretch of text says it was said, nearest to `near`; null where it does not say. */
export function occasionIn(
  text: string,
  within: Span,
  near: number,
  outside: readonly Span[],
): Mention | null {
  return nearest(text, within, near, OCCASION, outside);
}

/** When it was said, by the same rule. */
export function dateIn(text: string, within: Span, near: number, outside: readonly Span[]): Mention | null {
  return nearest(text, within, near, DATE, outside);
}

function nearest(
  text: string,
  { start, end }: Span,
  near: number,
  pattern: RegExp,
  outside: readonly Span[],
): Mention | null {
  if (end - start > 2000) return null;
  const stretch = text.slice(start, end);
  let best: Mention | null = null;
  let distance = Number.POSITIVE_INFINITY;
  pattern.lastIndex = 0;
  for (const match of stretch.matchAll(pattern)) {
    const from = start + match.index;
    const to = from + match[0].length;
    if (outside.some((span) => from < span.end && to > span.start)) continue;
    const away = from > near ? from - near : near - to;
    if (away < distance && away < 160) {
      distance = away;
      best = { start: from, end: to, text: text.slice(from, to) };
    }
  }
  return best;
}
