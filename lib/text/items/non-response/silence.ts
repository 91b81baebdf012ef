import { family, type Wording } from './wording.ts';

const noImmediate = family('NO_IMMEDIATE_RESPONSE');
const noResponse = family('NO_RESPONSE');

const ANSWER =
  '(?:comments?|responses?|repl(?:y|ies)|reactions?|statements?|answers?|explanations?|confirmations?|words?)';
/** Complements that make a missing answer one to a newsroom: nothing follows, or what was asked. */
const TO_QUESTIONS =
  '(?=[.,;]|$| when (?:asked|contacted|reached|pressed|questioned|called|approached)\\b| yesterday| (?:on|by|before|last) (?:\\w+day|night|deadline|press)| (?:on|about) (?:the|that|this) (?:matter|report|claims?|allegations?|case|story)| for (?:us|reporters|the press)| to (?:(?:our|my|the|a|any|repeated|several|these|those) )?(?:requests?|questions?|queries|allegations?|inquiries|enquiries|report|calls?|e-?mails?))';

/** Wordings that report a silence with a noun: no answer was had, none came, there was silence. */
export const SILENCE: readonly Wording[] = [
  noResponse(
    'no comment was forthcoming',
    0.9,
    `no (?:official |public |further |formal )?${ANSWER} (?:(?:was|were|has been|have been|had been|is) (?:yet |immediately )?(?:forthcoming|received|available|given|offered|made|issued|provided)|came|has come|had come) (?:from|by) `,
    { party: 'after' },
  ),
  noResponse(
    'had no response',
    0.75,
    `(?:had|has|have|offered|gave) no (?:official |public |further )?(?:response|reply|answer|explanation)s?${TO_QUESTIONS}`,
  ),
  noResponse(
    'from them there was silence',
    0.8,
    `from (?=[^.,;]{2,60}(?:,| there (?:was|has been|came)| came) (?:only |nothing but |total |complete )?(?:silence|no (?:word|reply|answer|comment|response))\\b)`,
    { party: 'after' },
  ),
  noResponse(
    'there was silence from',
    0.8,
    `(?:there (?:was|has been|had been|is)|met with|got|received|drew) (?:only |nothing but |total |complete |radio |deafening |stony |a wall of )?silence from `,
    {
      party: 'after',
    },
  ),
  noResponse(
    'the answer was silence',
    0.75,
    '(?:(?:only|sole) )?(?:answer|response|reply) (?:was|has been) (?:silence|a (?:shrug|silence))\\b',
  ),
  noResponse(
    'there was no answer at the number',
    0.8,
    'there was no (?:answer|reply|response) at (?:a |the |any )?(?:[\\w-]+ ){0,2}?(?:number|address|office)s? (?:listed )?(?:for|of) ',
    { party: 'after' },
  ),
  noImmediate(
    'a reply is awaited',
    0.8,
    `(?<=\\b(?:i|we)\\b.{0,30} )(?:waiting for|awaiting|await) (?:a |an |any |the )?(?:reply|response|answer|comment|reaction|statement) from `,
    { party: 'after' },
  ),
  noImmediate(
    'a reply was awaited',
    0.8,
    `(?:reply|response|answer|comment|reaction|statement) from (?=[^.;]{2,80}? (?:was|is|were|are) (?:still |yet )?(?:awaited|pending|outstanding)\\b)`,
    { party: 'after' },
  ),
];
