import { family, NEWSROOM, NOBODY_TO_ASK, WEEKDAY, type Wording } from './wording.ts';

const unreachable = family('UNREACHABLE');
const unable = family('UNABLE');
const later = family('PROMISED_LATER');

/** Things that other people fail to reach: a place, a deal, a boat. */
const BY_OTHERS =
  '(?! (?:out|a|an|the|on the|with|between|agreement|in time|only|by (?:radio|road|car|boat|train|sea|land|air|foot|helicopter|rescuers|the storm))\\b)';
const COMMENT = '(?:for (?:a |an |further |immediate |additional )?(?:comment|interview|response)s?)';

/** What becomes of an attempt that reaches nobody. */
const IN_VAIN =
  "\\b(?:unsuccessful\\w*|failed|fail|abortive|futile|fruitless|in vain|(?:to|of) no avail|no fruit|no success|without success|did not|didn't|could not|couldn't|not (?:immediately )?(?:returned|answered|successful|possible)|unanswered|unreturned|no (?:response|answer|reply)|rebuffed|ignored|declined|came to (?:nothing|naught)|yielded no\\w*|no luck)\\b";

/** Wordings that say a party was not found, could not speak, or will speak later. */
export const OUT_OF_REACH: readonly Wording[] = [
  unreachable(
    'could not be reached',
    0.95,
    `(?:(?:(?:could|can) ?(?:not|n't)|cannot|can't|couldn't) (?:immediately |also |all )?be |(?:was|were) ?(?:not|n't) |(?:has|have|had) ?(?:not|n't) (?:immediately |also |all )?been )(?:immediately |also |all )?(?:immediately |independently )?(?:reached|contacted|reachable)\\b(?: immediately| ${COMMENT}| by (?:tele)?(?:phone|e-?mail))*${BY_OTHERS}`,
  ),
  unreachable(
    'was unreachable',
    0.85,
    `(?:was|were|is|are|has been|have been) (?:also |immediately )?unreachable\\b${BY_OTHERS}`,
  ),
  unreachable(
    'neither could be reached',
    0.9,
    `(?<=\\b(?:neither|none|nobody|no one|not one)\\b.{1,90}\\b)could (?:immediately )?be (?:immediately )?(?:reached|contacted|located)\\b`,
  ),
  unreachable(
    'could not be located',
    0.75,
    `(?:could not|couldn't|was unable to|were unable to) (?:immediately )?be (?:immediately )?(?:located|found|traced)(?: ${COMMENT}|(?= at all)|(?= by (?:${NEWSROOM})))`,
  ),
  unreachable(
    'attempts to reach',
    0.8,
    `(?:efforts|attempts?|an effort|calls|tries) (?:made )?(?:by [^,.;]{2,40}? )?to (?:reach|contact|locate|speak (?:to|with)|get(?: (?:a |the |any )?(?:comments?|reactions?|responses?|views?|side)(?: (?:of|from))?)?|(?:obtain|elicit|secure|solicit) (?:a |any )?(?:comment|response|reaction|reply)s? (?:of|from)) ${NOBODY_TO_ASK}(?=.{2,160}?${IN_VAIN})`,
    { party: 'after' },
  ),
  unreachable(
    'we tried to reach them in vain',
    0.8,
    `(?<=\\b(?:${NEWSROOM}|i|we) (?:has |have |had )?(?:repeatedly |also |twice )?)(?:tried|attempted|sought)(?: (?:repeatedly|several times|twice|in vain))? to (?:reach|contact|speak (?:to|with)|get hold of) ${NOBODY_TO_ASK}(?=.{2,140}?${IN_VAIN})`,
    { party: 'after' },
  ),
  unreachable(
    'we could not reach them',
    0.8,
    `(?<=\\b(?:${NEWSROOM}) )(?:was unable to|were unable to|could not|couldn't|was not able to|were not able to|did not manage to|has been unable to|has not been able to) (?:immediately |independently )?(?:reach|contact|locate) ${NOBODY_TO_ASK}`,
    { party: 'after' },
  ),
  unreachable(
    'no number could be found',
    0.75,
    "(?:no (?:(?:listed|working|current|valid|phone|telephone|contact) )+(?:number|information|details)s? |(?:a|the) (?:listed |phone |telephone |working )+number |contact information )(?:listed )?for (?=.{2,80}?(?:could (?:not )?be|couldn't be|was (?:not )?|were (?:not )?|wasn't|disconnected)[a-z ]{0,20}(?:found|located|available|listed|disconnected|out of service|working))",
    { party: 'after' },
  ),
  unable(
    'could not comment',
    0.85,
    "(?:could not|couldn't|cannot|can't|can not|(?:was|were|is|are|am|being) (?:legally )?unable to|(?:was|were|is|are) not (?:able|authorized|allowed|permitted|at liberty|in a position|free) to) (?:immediately |publicly |legally |currently |yet |further )?(?:comment|discuss|answer (?:any |further |the |more )?questions|speak (?:about|to (?:reporters|the press|the (?:news )?media)|publicly|on the record))\\b",
  ),
  unable(
    'barred from commenting',
    0.85,
    "(?:prohibited|barred|prevented|precluded|forbidden|banned|restricted) (?:by (?:[\\w’'-]+ ){1,5})?from (?:publicly )?(?:commenting|discussing|speaking (?:about|to|publicly)|talking (?:about|to)|answering)",
  ),
  unable(
    'not available for comment',
    0.9,
    `(?:(?:was|were|is|are|has been|had been) (?:not |also not )(?:immediately |made |readily )?available|(?:wasn't|weren't|isn't|aren't) (?:immediately |made |readily )?available|(?:was|were|is|are) (?:also |immediately |both |traveling and )*unavailable|been unavailable|made (?:himself|herself|themselves|itself) unavailable)(?: (?:late |early |on )?${WEEKDAY}| at press time| immediately)? (?:${COMMENT}|to (?:comment|speak|respond|talk|be interviewed|discuss|answer))`,
  ),
  unable(
    'nobody was available',
    0.85,
    `(?<=\\b(?:neither|none|nobody|no one|not one|no \\w+)\\b.{1,90}\\b)(?:was|were) (?:immediately |made )?available (?:${COMMENT}|to (?:comment|speak|respond|talk))`,
  ),
  later(
    'will respond later',
    0.8,
    "(?:would|will|'ll|plans? to|planned to|intends? to|intended to|expects? to|expected to|agreed to) (?:only )?(?:respond(?: to(?: [\\w'-]+){1,4}?)?|comment|reply|answer(?: (?:[\\w'-]+ ){0,3}questions)?|issue a (?:statement|response)|release a statement|have (?:a|more to|further) (?:response|comment|statement|say)|make a statement|address (?:the )?(?:questions?|matter|issue|allegations)|call back|get back to (?:us|reporters|a reporter)|provide (?:a (?:response|comment|statement)|answers|more details))\\b(?: \\w+){0,2}? (?:later|soon|shortly|in due course|at a later|in the coming|next|after|once|when|tomorrow|by (?:the )?end|at (?:a|the) (?:news|press) conference|on DAY|DAY)".replaceAll(
      'DAY',
      WEEKDAY,
    ),
  ),
  later(
    'promised a response',
    0.85,
    'promised (?:a (?:response|reply|comment|statement)|answers|to (?:respond|comment|reply|call back|get back|answer|provide (?:a |an )?(?:answers?|response|comment)))',
  ),
  later(
    'a statement would follow',
    0.75,
    '(?<=\\b(?:said|says|adding|added|promised) (?:that )?(?:(?:a|an|its|his|her|their|the|more|further|full|fuller|formal|written|official) )*)(?:statement|comment) would (?:be (?:issued|released|forthcoming|made)|come|follow)\\b',
  ),
  later(
    'was preparing a statement',
    0.75,
    '(?:was|were|is|are) (?:still )?(?:preparing|drafting|working on) (?:a |an |its |his |her |their )?(?:formal |official |written )?(?:statement|response|reply|comment)\\b',
  ),
  later(
    'would get back',
    0.75,
    `(?:would|will) (?:look into (?:it|the \\w+|this|that) and )?(?:get back|call back|respond|reply) to (?:${NEWSROOM})\\b`,
  ),
  later(
    'asked for more time',
    0.75,
    '(?:asked for|requested|needed) (?:more|additional) time (?:to (?:respond|answer|reply|comment|review)|before (?:responding|answering))',
  ),
];
