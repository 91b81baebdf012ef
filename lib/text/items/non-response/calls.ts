import { ADVERB, FOR_COMMENT, family, NEWSROOM, NOT, OWN, REQUEST, type Wording, YET_TO } from './wording.ts';

const declined = family('DECLINED');
const noResponse = family('NO_RESPONSE');
const unreachable = family('UNREACHABLE');

/** What rings; in Nigeria and India also a line, a handset or a number. */
const PHONE =
  '(?:(?:mobile|cell|tele|phone|telephone|cellular|gsm|whatsapp) ?)*(?:phones?|mobiles?|lines?|numbers?|handset|telephone)';
const THE_CALL = `(?:(?:the|his|her|their|its|this|our|my|any|several|repeated|numerous|multiple|all|phone|telephone|mobile|cell) ){0,4}`;
/** Where a call never arrived. */
const NO_LINE =
  '(?:(?:did not|didn.t|would not|wouldn.t|could not|couldn.t|failed to|never) (?:go through|connect|be connected|get through)|(?:was|were|is|are) not (?:going through|connecting|connected|successful))';
const OFF =
  '(?:(?:was|were|is|are|had been|has been|have been) (?:also |both |all )?(?:switched off|turned off|disconnected|out of service|out of reach|not reachable|unreachable|unavailable|not going through|not connecting|not connected|engaged|not in service)|went dead)';

/** Wordings that say what became of a telephone call: above all those of Nigeria, India and Kenya. */
export const CALLS: readonly Wording[] = [
  noResponse(
    'did not pick the call',
    0.85,
    `(?:${NOT}|${YET_TO}|neither|nor|failed to|refused to|ceased to) ${ADVERB}(?:pick(?:ed)?(?: up)?|take|took|taken|receive[d]?|attend(?:ed)?(?: to)?|answer(?:ed)?) ${THE_CALL}(?:calls?|lines?)\\b(?! (?:from|by|for) (?:his|her|their|the) (?:wife|husband|mother|father|son|daughter|family|brother|sister|constituents|voters))`,
  ),
  noResponse(
    'neither answered nor replied',
    0.85,
    `neither (?:answered|replied to|responded to|returned|acknowledged|took) ${THE_CALL}(?:[\\w-]+ ){0,2}?${REQUEST}`,
  ),
  noResponse(
    'read and did not reply',
    0.75,
    `(?:read|saw|viewed|opened) (?:a|the|our|my) ${REQUEST} (?:[\\w'-]+ ){0,6}?(?:but|and) (?:did not|didn.t|never|has not|had not) (?:reply|respond|replied|responded|answer(?:ed)?)\\b`,
  ),
  unreachable(
    'calls did not go through',
    0.88,
    `(?:calls?|attempts?|${REQUEST})${FOR_COMMENT}? ?(?:(?:made|put across|put through|put|placed) )?(?:to|with|on) (?=.{2,120}?${NO_LINE})`,
    { party: 'after' },
  ),
  unreachable(
    'the line was switched off',
    0.8,
    `${PHONE} ${OFF}\\b(?= (?:when|at|as of|as at|throughout|on [a-z]+day|despite) |(?: last night| yesterday)?[.,;])`,
  ),
  unreachable(
    'the number was out of service',
    0.7,
    `(?<=\\b(?:i|we|our reporter|our correspondent) (?:rang|called|dialled|tried|phoned) ${THE_CALL}number\\b[^.]{0,60})(?:was|is) (?:out of service|disconnected|not in service|unreachable)`,
    { party: 'none', alone: true },
  ),
  declined(
    'ended the call',
    0.75,
    '(?:disconnected|cut(?: off)?|ended|terminated|dropped|rejected|hung up|cut short) (?:the|his|her|our|this|my) (?:phone|telephone|call|phone call|line)\\b(?! by (?:mistake|accident))',
    { asked: true },
  ),
  declined(
    'hung up',
    0.75,
    `(?:hung up(?! (?:the|his|her|their) (?!phone|telephone|receiver))|put (?:the |down the )?(?:phone|receiver)(?: down)?|slammed (?:down )?the (?:phone|receiver)(?: down)?|rang off)`,
    { asked: true },
  ),
  declined(
    'switched off',
    0.75,
    '(?<=\\b(?:and|then|before) (?:then |promptly |abruptly |immediately |quickly |simply )?)(?:switched off|switching off|disconnected|disconnecting|cut off|logged off)(?: (?:his|her|the) (?:phone|line|mobile|handset))?(?=[.,;]|$)',
    { asked: true },
  ),
  declined(
    'hung up on us',
    0.75,
    `(?:hung up|rang off|(?:put|slammed|banged) (?:(?:down )?(?:the|his|her) (?:phone|receiver|handset)(?: down)?|down)|(?:slammed|shut|closed|banged) (?:the|his|her|their) (?:\\w+ )?(?:door|gate)s?) (?:on|in the face of) (?:${OWN}|${NEWSROOM}|(?:a|the|this|our) (?:[\\w-]+ )?(?:reporters?|correspondent|journalist|newspaper))\\b`,
  ),
  declined(
    'cut off our call',
    0.75,
    "(?:cut(?: off| short)?|ended|disconnected|dropped|rejected|blocked|hung up) (?:(?:a|the|this|our|two|several) (?:\\w+ )?(?:reporter|correspondent|journalist|newspaper)'?s?'? (?:phone )?(?:calls?|numbers?)|(?:our|my) (?:phone )?(?:calls?|numbers?))\\b",
  ),
];
