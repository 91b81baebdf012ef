import type { Analysis } from '../analysis/analysis.ts';
import { MONTH_BESIDE_DAY } from '../knowledge/months.ts';
import { signalOf } from '../words/signals.ts';
import type { Mention, Span } from '../words/types.ts';

const DAY = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';
const MONTH = `(?:${MONTH_BESIDE_DAY})`;
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
const WORD = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}'’&.-]*[\\p{L}\\p{N}])?";
const ARTICLE = '(?:a|an|the|his|her|its|their|one|another|an earlier|two|several)';
/** Not a day or month: "in Kyiv" belongs to the occasion, "on Tuesday" is its date. */
const NOT_DATE = `(?!${DAY}|${MONTH})`;
const OCCASION = new RegExp(
  `\\b(?:[Aa]t|[Ii]n|[Dd]uring|[Oo]n|[Vv]ia|[Aa]fter|[Tt]hrough) (?:${ARTICLE} )?(?:${WORD} ){0,5}?${EVENT}s?\\b` +
    `(?:,? (?:in|on|at|with|to|from|before|posted on|published in|of) (?:the |a |an |his |her )?${NOT_DATE}${WORD}(?: (?:${NOT_DATE}\\p{Lu}${WORD}|media|conference))*){0,2}` +
    '|\\b(?:[Oo]n|[Ii]n) (?:Twitter|Facebook|Instagram|Telegram|Truth Social|X|YouTube|Fox News|CNN|MSNBC|NBC|ABC|CBS|the BBC|social media|state television|live television)\\b',
  'gu',
);

/** What a sentence says about the occasion and date of the words in it. */
export type Circumstances = { occasions: Mention[]; dates: Mention[] };

const LONGEST = 2000;
/** A date or occasion further from the cue, in UTF-16 code units, belongs to something else in the sentence. */
export const FARTHEST_DATE = 40;
export const FARTHEST_OCCASION = 120;

const OF_OCCASION = signalOf(OCCASION);
const OF_DATE = signalOf(DATE);

/** Every occasion ("at a news conference in Lviv") and date ("on Tuesday") in a sentence, by its number. */
export function circumstancesOf({ text, tokens, layout, signals }: Analysis, number: number): Circumstances {
  const sentence = layout.sentences[number];
  const hasOccasion = signals.has(number, OF_OCCASION);
  const hasDate = signals.has(number, OF_DATE);
  const start = tokens.start[sentence?.from ?? 0] ?? 0;
  const end = tokens.end[(sentence?.to ?? 1) - 1] ?? 0;
  if ((!hasOccasion && !hasDate) || end - start > LONGEST) return { occasions: [], dates: [] };
  // a line break within a sentence becomes a space; offsets stay the same
  const stretch = text.slice(start, end).replace(/[^\S ]/g, ' ');
  const all = (pattern: RegExp): Mention[] => {
    const found: Mention[] = [];
    // not `matchAll`, which makes a pattern of its own for each sentence
    pattern.lastIndex = 0;
    for (let match = pattern.exec(stretch); match; match = pattern.exec(stretch)) {
      const from = start + match.index;
      const to = from + match[0].length;
      found.push({ start: from, end: to, text: text.slice(from, to) });
    }
    return found;
  };
  return { occasions: hasOccasion ? all(OCCASION) : [], dates: hasDate ? all(DATE) : [] };
}

/** The mention nearest to `near` that is outside the reported words; null where there is none close by. */
export function nearestMention(
  mentions: readonly Mention[],
  near: number,
  outside: Span,
  farthest: number,
): Mention | null {
  let best: Mention | null = null;
  let distance = farthest;
  for (const mention of mentions) {
    if (mention.start < outside.end && mention.end > outside.start) continue;
    const away = mention.start >= near ? mention.start - near : near - mention.end;
    if (away < distance) {
      distance = away;
      best = mention;
    }
  }
  return best;
}
