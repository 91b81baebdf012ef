import { ADVERB, DID_NOT, family, NEWSROOM, OWN, REQUEST, type Wording } from './wording.ts';

const declined = family('DECLINED');
const noResponse = family('NO_RESPONSE');
const unable = family('UNABLE');
const later = family('PROMISED_LATER');

/** What a newsroom wants addressed and the party's answer passes over. */
const POINTS = '(?:questions?|quer(?:y|ies)|points|issues|allegations|inquiries|enquiries)';
const PASSES_OVER = `${DID_NOT} ${ADVERB}(?:address|deal with|engage with|touch on|respond to|answer|take up)`;
const OUR_POINTS = `(?:[\\w'-]+ ){0,5}?(?:(?:our|my|specific|detailed|the other) (?:[\\w-]+ ){0,2}?${POINTS}|${POINTS} (?:raised|put|sent|in (?:it|them|our|the)|asked|we|i)\\b)`;
/** Asked whether he wishes to speak, somebody shows that he does not. */
const WISHES_TO_SPEAK =
  '(?<=\\b(?:asked|pressed|invited|approached) (?:by [^,.;]{2,30}? )?(?:whether|if|for|to) [^.;]{0,30}?(?:anything|comments?|wished|wanted|something|statement|word)\\b.{1,160})';

/** Wordings that say a party was reached but put the newsroom off, ignored its questions or turned away. */
export const HELD_OFF: readonly Wording[] = [
  declined(
    'could not talk now',
    0.75,
    `(?:could|would|can|will) ?(?:not|n't) (?:be able to |be in a position to )?(?:talk|speak)\\b(?=[.,;]|$| (?:at (?:the|that) (?:time|moment)|right|just|now|then|then|as (?:he|she|they|it)|because|since|on|to|about|for)\\b)`,
    { asked: true },
  ),
  declined(
    'would say nothing until',
    0.75,
    "(?:would|will|'d|'ll) say (?:nothing|no more|not a word)(?: (?:more|further|about it|about the \\w+|on it))? (?:until|till|before|for now|at this stage|pending)\\b",
  ),
  declined(
    'does not comment, it said',
    0.8,
    '(?<=[“"‘\'])(?:does not|doesn.t|do not|don.t|would not|will not|never) (?:publicly )?(?:comments?|discuss(?:es)?)\\b',
    { party: 'speaker', quoted: true },
  ),
  unable(
    'not in a position to comment, it said',
    0.8,
    '(?<=[“"‘\'])(?:not (?:in a position|able|at liberty|free)|unable) to (?:publicly |further )?(?:comment|discuss|say (?:more|anything))\\b',
    { party: 'speaker', quoted: true },
  ),
  declined(
    'went without a word',
    0.75,
    "(?:walked|drove|hurried|strode|turned|moved|looked) (?:on|off|away|past|out)(?: [\\w'-]+){0,3}? without (?:replying|answering|responding|comment(?:ing)?|speaking|a word|saying (?:anything|a word|more))(?=[.,;]|$)",
    { asked: true },
  ),
  declined(
    'turned away in silence',
    0.75,
    `${WISHES_TO_SPEAK}(?:shook (?:his|her|their) heads?|said nothing|waved (?:${NEWSROOM}|the question) away|walked (?:on|off|away|past)|turned away|looked away|stared ahead|drove off)\\b`,
  ),
  noResponse(
    'thanked us and did not answer',
    0.85,
    `thanked (?:${NEWSROOM}) for (?:[\\w'-]+ ){0,3}?(?:${REQUEST}|letters?|interest|note)\\b,? (?:[\\w'-]+ ){0,6}?but (?:${PASSES_OVER}|${DID_NOT} (?:answer|reply|respond|comment))`,
  ),
  noResponse(
    'sent a statement that answers nothing',
    0.8,
    `(?:sent|issued|gave|provided|released|supplied|e-?mailed|(?:responded|replied) with) (?:(?:${OWN}|a|an|the) )*(?:[\\w-]+ ){0,3}?(?:statement|reply|response|e-?mail|answer|comment),? (?:that|which|but(?: it)?) ${PASSES_OVER} ${OUR_POINTS}`,
  ),
  noResponse('did not address the points', 0.8, `${PASSES_OVER} ${OUR_POINTS}`),
  later(
    'would call back',
    0.75,
    `(?:would|will|'d|'ll) (?:\\w+ )?(?:call|ring|phone|text|get|come|write|revert|respond|reply)(?: (?:${OWN}))?(?: back)?(?=[.,;]|$| (?:later|soon|shortly|with|once|when|after|in)\\b)`,
    { asked: true },
  ),
  later(
    'would take instructions',
    0.75,
    '(?:would|will|needed to|had to|wanted to) (?:first )?(?:take (?:instructions|advice)|consult|seek (?:instructions|advice|clearance)|check with|look into (?:it|the \\w+|this|that))\\b',
    { asked: true },
  ),
  later(
    'asked to be called later',
    0.75,
    `asked (?:${NEWSROOM}|${OWN}|(?:our|the|this) (?:[\\w-]+ )?(?:reporter|correspondent)|for) (?:to )?(?:(?:call|ring|phone|come|check|try|write|be called|get)(?: (?:him|her|them))? (?:back|again|later|tomorrow|in|on \\w+day)|(?:more |some |a little )?time)\\b`,
    { asked: true },
  ),
];
