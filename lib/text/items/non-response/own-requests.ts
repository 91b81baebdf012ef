import { ADVERB, family, NEWSROOM, NOT, OWN, REQUEST, type Wording, YET_TO } from './wording.ts';

const declined = family('DECLINED');
const noImmediate = family('NO_IMMEDIATE_RESPONSE');
const noResponse = family('NO_RESPONSE');
const later = family('PROMISED_LATER');

const NOBODY = '(?:nobody|no one|no-one|not one person)';
const LETTERS = `(?:${REQUEST}|letters?|notes?)`;
const ANSWERED =
  '(?:(?:has|have|had|ever|yet|even) )*(?:answered|acknowledged|returned|repl(?:ied|y) to|respond(?:ed)? to|got(?:ten)? back to|get back to|called|rang|written back to|wrote back to)(?: back)?';

/** "I have written to": the party comes after it. */
const WE_WROTE = `(?<=\\b(?:i|we|our (?:reporter|correspondent|newsroom)|this (?:reporter|newspaper)|the (?:paper|newspaper))(?: have| had| has|'ve|'d)?(?: (?:also|since|twice|first|again))? )(?:(?:written|wrote) to|e-?mailed|(?:called|rang|rung|phoned|telephoned|texted|messaged|contacted|asked|approached)|left (?:[\\w-]+ ){0,3}(?:messages?|notes?|word) (?:with|for|at)|(?:sent|put|submitted) (?:[\\w'-]+ ){0,4}?${LETTERS} to) `;

/** Wordings in which the writer speaks in the first person: his requests, and who did not answer them. */
export const OWN_REQUESTS: readonly Wording[] = [
  noResponse(
    'did not answer what I sent',
    0.88,
    `(?:${NOT}|${YET_TO}|failed to) ${ADVERB}(?:answer(?:ed)?|acknowledge[d]?|return(?:ed)?) (?:[\\w'-]+ ){0,4}?(?:(?:my|our) (?:[\\w-]+ ){0,2}?${LETTERS}|${LETTERS} (?:that )?(?:i|we) (?:had |have )?(?:sent|put|wrote|asked|left|made|e-?mailed|posted))\\b`,
  ),
  noResponse(
    'acknowledged our questions and did not answer',
    0.88,
    `(?:acknowledged|confirmed)(?: (?:that )?(?:he|she|it|they) (?:had )?received| (?:the )?receipt of| receiving| receipt of)? (?:[\\w'-]+ ){0,4}?${LETTERS} (?:[\\w'-]+ ){0,4}?(?:but|yet|and) (?:did not|didn't|has not|have not|had not|never) (?:answer|respon|repl|address|comment)\\w*`,
  ),
  noResponse(
    'nobody there has answered',
    0.85,
    `${NOBODY} (?:at|from|in|inside) (?=[^.;]{2,80}?\\b${ANSWERED} (?:[\\w'-]+ ){0,3}?${OWN}\\b)`,
    { party: 'after' },
  ),
  noResponse('nobody has answered', 0.85, `${NOBODY} ${ANSWERED} (?:[\\w'-]+ ){0,3}?${OWN}\\b`, {
    party: 'none',
    alone: true,
  }),
  noResponse(
    'nobody has answered what we sent',
    0.85,
    `${WE_WROTE}(?=[^.]{2,140}?\\b(?:${NOBODY}|none|nothing|neither|not one)\\b (?:(?:has|have|had|was|were|ever|yet|of them|there) )*(?:repl(?:ied|y)|answered|responded|acknowledged|returned|c[oa]me|got(?:ten)? back|(?:called|rung|rang|written|wrote) back)\\b)`,
    { party: 'after' },
  ),
  noImmediate(
    'we asked and wait',
    0.8,
    `${WE_WROTE}(?=[^.]{2,140}?\\b(?:am|are|is|have been|has been) (?:still )?(?:waiting|awaiting)\\b)`,
    { party: 'after' },
  ),
  declined(
    'nobody there would speak to me',
    0.8,
    `${NOBODY} (?:at|from|in|inside) (?=[^.;]{2,80}?\\b(?:would|wanted to|was willing to|agreed to) (?:speak|talk) (?:to|with) ${OWN}\\b)`,
    { party: 'after' },
  ),
  noResponse(
    'we have not heard from',
    0.88,
    `(?<=\\b(?:i|we) )(?:(?:have|had|did) not|haven't|hadn't|didn't|never|(?:have|had|are|am) yet to) (?:yet |ever |even )?(?:hear|heard|receive|received|had|got|get)(?: (?:anything|an answer|a reply|a response|any reply|any response|back|word|yet|so far))* from `,
    { party: 'after' },
  ),
  noResponse('did not answer, being asked', 0.75, `(?:${NOT}|${YET_TO}) ${ADVERB}answer(?:ed)?(?=[.,;]|$)`, {
    asked: true,
  }),
  later(
    'would come back to me',
    0.8,
    `(?:would|will|'d|'ll|promised to|offered to|agreed to) [“"'‘]*(?:come|get|circle|ring|call|write|revert)[”"'’]*(?: [“"'‘]*back[”"'’]*)? (?:to |with )?(?:${OWN}|(?:${NEWSROOM}))\\b`,
  ),
  later(
    'would call back and did not',
    0.75,
    `(?:would|will|promised to) (?:call|ring|get|come|write) back,? but (?:(?:he|she|they|it) )?(?:did not|didn't|never|has not|had not)\\b`,
  ),
  declined(
    'without answering',
    0.7,
    `(?<=^)without (?:answering|taking|responding to|addressing) (?:[\\w'-]+ ){0,3}?questions?\\b`,
  ),
];
