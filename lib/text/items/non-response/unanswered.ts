import {
  ADVERB,
  DID_NOT,
  FOR_COMMENT,
  family,
  NEWSROOM,
  NO_PLACE,
  NOT,
  OWN,
  REQUEST,
  type Wording,
  YET_TO,
} from './wording.ts';

const noImmediate = family('NO_IMMEDIATE_RESPONSE');
const noResponse = family('NO_RESPONSE');

const ANSWER = '(?:comments?|responses?|repl(?:y|ies)|reactions?|words?|statements?|answers?|confirmations?)';
const WAS_NOT_ANSWERED =
  '(?:(?:was|were|(?:have|had|has) been|have|had|has) (?:(?:not|never) (?:immediately |been |all )*(?:returned|answered|responded to|acknowledged)|un(?:answered|returned|acknowledged|heeded)|ignored|met with silence)|' +
  '(?:wasn.t|weren.t|hasn.t been|haven.t been) (?:immediately )?(?:returned|answered|acknowledged)|' +
  '(?:went|gone|go|rang|had gone|have gone) (?:to voice ?mail|un(?:answered|returned|acknowledged|heeded|read)|nowhere|without (?:a |any )?(?:reply|response|answer|acknowledge?ment))|(?:drew|got|received|brought|elicited|yielded|produced|generated) no (?:immediate )?(?:response|reply|answer|comment)|(?:remained?|remains|(?:was|were|been|are|is) left|stayed) (?:un(?:answered|returned|acknowledged|heeded|read)|ignored|without (?:a |any )?(?:reply|response|answer))|fell on deaf ears|(?:went|gone|disappeared|vanished) into (?:a |the )?(?:void|silence|ether|black hole)|rang out|met (?:with |only )?silence|drew a blank|(?:was|were) yet to be (?:answered|returned|acknowledged)|' +
  '(?:was|were|have been|had been) neither (?:answered|returned|picked|acknowledged|replied to|responded to)|(?:was|were) (?:also |likewise )?not (?:picked|replied|replied to|taken)|received no|' +
  '(?:did not|didn.t|failed to) (?:elicit|draw|yield|receive|get|bring|produce|attract) (?:a |an |any )?(?:response|reply|answer|comment)|bounced)';
/** What an attempt is meant to bring about, before its object. */
const TO_ELICIT = '(?:get|obtain|elicit|seek|secure|solicit|extract|draw|reach|contact|locate|speak|talk)\\b';
/** Things that people do not respond to without a newsroom having asked. */
const OTHER_THAN_A_REQUEST =
  "(?! (?:well|kindly|violently|angrily|in kind|in time|(?:(?:with)?in|inside) (?:[\\w'’-]+ ){0,4}?(?:targets?|standards?|limits?|statutory|working|(?:milli)?seconds?|minutes?)\\b|adequately|appropriately|effectively|quickly enough|fast enough|(?:directly )?to (?:the |any |his |her |its |their |a |an |this |that |these |those |such )?(?:[\\w'’-]+ ){0,2}?(?:treatments?|therapy|medication|medicine|drugs?|stimul\\w+|alarms?|fires?|floods?|outbreak|strikes?|emergenc\\w+|offers?|surveys?|polls?|threats?|attacks?|insults?|taunts?|tweets?|crisis|crises|needs|demands?|proposals?|warnings?|vaccines?|pleas?|appeals?|subpoenas?|lawsuit|complaint|summons|court|invitations?|cries|911|disaster|shooting|terrorism|incentives|pressure|lunches|change|voters|constituents|concerns|commands)))";

/** Wordings that say a party was asked and nothing came. */
export const UNANSWERED: readonly Wording[] = [
  noImmediate(
    'no immediate comment from',
    0.97,
    `no immediate (?:public |official )?${ANSWER}(?: (?:was available|came|was (?:made|issued|given|offered)|to reporters|on [a-z]+|[a-z]+day))? (?:from|by) `,
    { party: 'after' },
  ),
  noImmediate(
    'had no immediate comment',
    0.97,
    `(?:had|has|have|offered|gave|made|issued|provided) no immediate (?:public |official )?${ANSWER}\\b`,
  ),
  noImmediate(
    'no immediate comment',
    0.8,
    'no immediate (?:public |official )?(?:comment|response|reply)\\b',
    {
      party: 'none',
      alone: true,
    },
  ),
  noImmediate(
    'did not immediately comment',
    0.93,
    `(?:${NOT}) (?:immediately|right away|at once|initially) (?:(?:have|provide|offer|issue|make|give) (?:a |an |any |further |additional |more )*(?:comments?|responses?|statement|details|information|answers?|reply)|comment(?:ed)?|say|elaborate|explain|confirm|clarify|react|acknowledge|address (?:the )?(?:questions?|reports?|requests?))\\b`,
  ),
  noImmediate(
    'did not have an immediate comment',
    0.93,
    `(?:${NOT}) (?:have|offer|give|provide) an immediate ${ANSWER}\\b`,
  ),
  noImmediate(
    'was asked for comment',
    0.7,
    `(?:has|have|had|was|were) (?:also )?(?:been )?(?:approached|contacted|asked) (?:for (?:a |an |its |his |her |their |further )?(?:comment|response|reply|reaction)|to comment)\\b(?!,? (?:and|but)\\b)`,
  ),
  noImmediate(
    'we have asked for comment',
    0.6,
    `(?<=\\b(?:${NEWSROOM}) (?:has|have) )(?:contacted|approached|reached out to|asked) (?=[^.;]{2,80} for (?:a |an |further )?(?:comment|response|reply|reaction)(?:[.]|$))`,
    { party: 'after' },
  ),
  noResponse(
    'there was no comment from',
    0.9,
    `(?:there (?:was|has been|were|had been|is)|received|got|drew|heard) (?:still )?no (?:official |public |further |formal )?${ANSWER} (?:yet |on [a-z]+ |[a-z]+day |as of [^,.;]{2,30} )?(?:from|by) `,
    { party: 'after' },
  ),
  noResponse(
    'no reply to what was sent',
    0.88,
    `(?:there (?:was|has been|had been)|(?:i|we) (?:have |had )?(?:got|had|received)) (?:still )?no (?:immediate )?(?:reply|response|answer)s? to (?:(?:${OWN}|an?|the|several|two|three|repeated|multiple) )*(?:[\\w-]+ ){0,2}?(?:${REQUEST}|letters?)(?: (?:sent|posted|left|put|addressed|made|submitted|forwarded|placed))?(?: on [a-z]+day| last week| this week)? (?:to|with|at|for) (?!comment|an interview|interviews|a response|information)`,
    { party: 'after' },
  ),
  noResponse(
    'did not respond',
    0.92,
    `(?:${NOT}|${YET_TO}|failed to|fails to|neglected to) ${ADVERB}(?:(?:pick(?:ed)?(?: up)?|answer(?:ed)?|call(?:ed)? back|take calls|answer calls|pick calls) (?:or|nor|and) )?(?:respond(?:ed)?|repl(?:y|ied)|get back to${NO_PLACE}|write back|call back|respond(?:ed)?)\\b${OTHER_THAN_A_REQUEST}`,
  ),
  noResponse(
    'did not get back to us',
    0.92,
    `(?:${NOT}|${YET_TO}|failed to) ${ADVERB}(?:revert(?:ed)?(?= (?:by|at|as at|as of|before) )|(?:(?:got|gotten|get|come|came|circle[d]?|report(?:ed)?) back|revert(?:ed)?(?: back)?) (?:to|with) (?:${NEWSROOM}|our (?:\\w+ )?(?:correspondent|reporter|newsroom)s?))\\b`,
  ),
  noResponse(
    'did not return calls',
    0.95,
    `(?:${NOT}|${YET_TO}|failed to) ${ADVERB}(?:return(?:ed)?|acknowledge(?:d)?) (?:[\\w'’&-]+ ){0,6}?${REQUEST}`,
  ),
  noResponse(
    'did not answer',
    0.9,
    `(?:${DID_NOT}|${YET_TO}|failed to) ${ADVERB}answer(?:ed)? (?:[\\w'’-]+ ){0,4}?(?:${REQUEST}|(?:his|her|their|the|a|its) (?:cell ?)?(?:phone|door|doorbell))`,
  ),
  noResponse(
    'did not answer when asked',
    0.7,
    `(?<=^(?:when )?(?:asked|pressed|questioned|approached)\\b.{5,200}\\b)${DID_NOT} (?:immediately )?answer\\b(?! (?:that|the|his|her))`,
  ),
  noResponse(
    'did not pick up',
    0.75,
    `(?:${DID_NOT}) ${ADVERB}(?:pick(?:ed)? up (?:the|his|her|their) (?:cell ?)?phone|come to the (?:door|phone))`,
  ),
  noResponse(
    'did not provide comment',
    0.85,
    `(?:${DID_NOT}|${YET_TO}) ${ADVERB}(?:provide(?:d)?|offer(?:ed)?|give(?:n)?|issue(?:d)?|make|made|release(?:d)?|supply) (?:a |an |any |further |public |official )*(?:comments?|responses?|reply|answers?|statements?|explanation)\\b(?! (?:of|to the court|under))`,
  ),
  noResponse(
    'neither responded',
    0.9,
    `(?<=\\b(?:neither|none|nobody|no one|not one) .{1,120}\\b)(?:immediately |has |have |had |ever )*(?:responded|replied|answered(?=[.,;]|$| (?:[\\w'-]+ ){0,4}?${REQUEST}| when| (?:the|its|their|his|her|a) (?:tele)?phone)|picked up(?: the phone)?|commented|returned (?:[\\w'’-]+ ){0,4}?${REQUEST}|would respond)\\b`,
  ),
  noResponse(
    'nor did they respond',
    0.88,
    `(?:nor (?:did|has|have|had|would) (?=.{2,80}? (?:immediately )?(?:respond|repl(?:y|ied)|comment|return|answer)(?:ed)?\\b)|(?<=(?:respond|reply|comment|calls|messages|e-?mails)(?:ed)?, )nor (?:did|has|have|would) (?=[^.,;]{2,60}[.;]))`,
    { party: 'after' },
  ),
  noResponse(
    'has not commented',
    0.9,
    `(?:${DID_NOT}|${YET_TO}) ${ADVERB}comment(?:ed)?\\b(?! in (?:turning|den|reject|issu|declin))`,
  ),
  noResponse(
    'has not spoken about it',
    0.65,
    `(?:${DID_NOT}|${YET_TO}) ${ADVERB}(?:(?:speak|spoken|spoke) publicly|publicly (?:address(?:ed)?|speak|spoken|spoke|discuss(?:ed)?|acknowledge(?:d)?|react(?:ed)?))\\b`,
  ),
  noResponse('did not react', 0.7, '(?:did not|didn.t) (?:immediately |publicly )react\\b'),
  noResponse('has not reacted', 0.75, `(?:${DID_NOT}|${YET_TO}) ${ADVERB}react(?:ed)?\\b`, { asked: true }),
  noResponse(
    'made no statement',
    0.8,
    `(?:(?:made|issued|released|offered|gave|provided) no (?:public |official |formal |further )?(?:statement|response|reply|answer)s?|(?:made|issued) no (?:public |official |formal |further )?comments?)\\b(?! (?:of|to the court|under))`,
  ),
  noResponse(
    'calls were not returned',
    0.9,
    `(?:${REQUEST}|(?<!\\b(?:his|her|their|its) (?:\\w+ )?)letters?)${FOR_COMMENT}? ?(?:(?:that were |that was )?(?:made|left|sent|placed|put across|put through|put|addressed|e-?mailed|mailed|texted|posted|delivered|directed|submitted|forwarded) )?(?:(?:late |early |on |by )?[a-z]+day (?:morning |afternoon |evening |night )?|this week |last week |by (?:${NEWSROOM}) )?(?:to|with|for|at) (?!comment|an interview|interviews|a response|information|${TO_ELICIT})(?:(?:a|the) (?:phone |cell ?phone |telephone )?(?:number|address|e-?mail address) (?:[\\w'’-]+ ){0,3}?(?:for|to|under) )?(?=.{2,160}?${WAS_NOT_ANSWERED})`,
    { party: 'after' },
  ),
  noResponse(
    'requests for comment from … went unanswered',
    0.9,
    `(?:seeking|for|(?:efforts?|attempts?|bids?) to ${TO_ELICIT})(?: (?:a|an|any|some|the))? (?:further |official )?(?:comments?|responses?|interviews?|reactions?|repl(?:y|ies)|answers?|statements?|explanations?) from (?!(?:${NEWSROOM})\\b)(?=.{2,120}?${WAS_NOT_ANSWERED})`,
    { party: 'after' },
  ),
  noResponse(
    'questions went unanswered',
    0.85,
    `(?:${REQUEST}${FOR_COMMENT} (?:[\\w'’-]+ ){0,8}?${WAS_NOT_ANSWERED}|(?:calls?|messages?|e-?mails?|voice ?mails?) (?:[\\w'’-]+ ){0,5}?(?:was|were) not (?:immediately )?returned)`,
    { party: 'none', alone: true },
  ),
  noResponse(
    'we asked and did not hear back',
    0.85,
    `(?:(?:sought|requested|asked for) (?:a |further )?(?:comments?|responses?|reaction|explanation) from|(?<=\\b(?:${NEWSROOM}) )asked|reached out to|contacted|e-?mailed|called|texted|wrote to|messaged|approached|(?:sent|put) (?:[\\w'’-]+ ){0,4}?(?:${REQUEST})(?: for comment)? to) (?=.{2,120}?\\b(?:did not|didn't|has not|hasn't|had not|hadn't|have not|haven't|never|no|yet to|without) (?:immediately |yet )?(?:hear|heard|receiv\\w*|get|gotten|got|respon\\w+|repl\\w+|answer)\\b)`,
    { party: 'after' },
  ),
  noResponse(
    'ignored requests',
    0.8,
    `(?:ignored|disregarded|brushed off|left unanswered) (?!(?:her|his|their|my) )(?:[\\w'’-]+ ){0,4}?(?:requests?(?:${FOR_COMMENT}|(?=[.,;])| from (?:${NEWSROOM})\\b)|e-?mails|inquiries|phone calls|(?:shouted |reporters?. |the press. )questions|questions (?:from|by) (?:${NEWSROOM}))\\b`,
  ),
  noResponse('ignored us', 0.6, 'ignored us\\b'),
];
