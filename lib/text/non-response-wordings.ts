import type { NonResponseOutcome } from './types.ts';

/** One family of wordings for a missing answer. Patterns run over the lower-cased sentence. */
export type Wording = {
  name: string;
  outcome: NonResponseOutcome;
  pattern: RegExp;
  /** Where the party stands: the subject before the verb, the phrase after the match, the speaker of the quotation, or nowhere. */
  party: 'before' | 'after' | 'speaker' | 'none';
  /** Whether the wording counts inside quotation marks. */
  quoted?: boolean;
  /** Whether the wording counts although no party is found. */
  alone?: boolean;
  confidence: number;
};

const NOT =
  "(?:would not|wouldn't|will not|won't|did not|didn't|does not|doesn't|do not|don't|has not|hasn't|have not|haven't|had not|hadn't|never|is not|isn't|are not|aren't|was not|wasn't|were not|weren't)";
const ADVERB =
  '(?:(?:also|yet|immediately|directly|initially|so far|previously|otherwise|repeatedly|even|still|publicly|formally|officially|then|specifically|ever|promptly|right away|once again|further|again|personally|subsequently|consistently|flatly|pointedly|politely) )*';
/** What someone asked for comment does when answering. */
const ANSWERING =
  '(?:comment(?:ing|ed)?|answer(?:ing|ed)?|elaborat(?:e|ing|ed)|discuss(?:ing|ed)?|be interviewed|speak(?:ing)? (?:on the record|to|with|about|publicly)|talk(?:ing)? (?:on the record|to|with|about)|' +
  'say(?:ing)?|specify(?:ing)?|specified|speculat(?:e|ing|ed)|weigh(?:ing)? in|respond(?:ing|ed)?|repl(?:y|ying|ied)|clarify|explain|expand|go into|get into|address|confirm|detail|' +
  'provide|offer|give|share|name|identify|disclose|reveal|define|describe|characterize|release details|take questions|be drawn|be quoted|be named|make [^.]{0,40} available)';
const CORE =
  '(?:comment(?:ing)?|answer(?:ing)?|elaborat(?:e|ing)|discuss|be interviewed|speak (?:on the record|to|with|about|publicly)|talk (?:on the record|to|with|about)|say|specify|speculate|respond|reply|confirm|address (?:questions|the question|reporters)|take questions|be drawn|identify|disclose)';
const REQUEST =
  '(?:requests?|questions?|calls?|e-?mails?|messages?|inquir(?:y|ies)|enquir(?:y|ies)|attempts?|quer(?:y|ies)|texts?|letters?|voice ?mails?)';

const one = (
  name: string,
  outcome: NonResponseOutcome,
  pattern: string,
  party: Wording['party'],
  confidence: number,
  more: Partial<Wording> = {},
): Wording => ({ name, outcome, pattern: new RegExp(pattern, 'g'), party, confidence, ...more });

/** In order: the more telling first. Terms of attribution after AP and Reuters practice. */
export const WORDINGS: readonly Wording[] = [
  one(
    'no immediate comment from',
    'NO_IMMEDIATE_RESPONSE',
    '\\bno immediate (?:public )?(?:comment|response|reply|reaction|word|statement|answer|confirmation)s? (?:was available |came |was (?:made|issued|given) )?(?:from|by) ',
    'after',
    0.97,
  ),
  one(
    'had no immediate comment',
    'NO_IMMEDIATE_RESPONSE',
    '\\b(?:had|has|have|offered|gave|made|issued) no immediate (?:public )?(?:comment|response|reply|reaction|statement)',
    'before',
    0.97,
  ),
  one(
    'no immediate comment',
    'NO_IMMEDIATE_RESPONSE',
    '\\bno immediate (?:public )?(?:comment|response|reply)\\b',
    'none',
    0.8,
    { alone: true },
  ),
  one(
    'there was no comment from',
    'NO_RESPONSE',
    '\\b(?:there (?:was|has been|were)|received|got|drew) no (?:official |public |further )?(?:comment|response|reply|reaction|answer|word)s? (?:yet )?(?:from|by) ',
    'after',
    0.9,
  ),
  one(
    'could not be reached',
    'UNREACHABLE',
    "\\b(?:could|can|cannot|can't|couldn't|was|were|has|have) ?(?:not|n't)? (?:immediately |also )?(?:be )?(?:immediately |independently )?(?:unable to be )?(?:reached|contacted|unreachable)(?: (?:immediately|for (?:a )?(?:comment|response)|by (?:phone|e-?mail)))?\\b(?! (?:a|an|the|on|with|between|agreement)\\b)",
    'before',
    0.95,
  ),
  one(
    'could not be located',
    'UNREACHABLE',
    "\\b(?:could not|couldn't) (?:immediately )?be (?:immediately )?(?:located|found) for (?:comment|a response)\\b",
    'before',
    0.7,
  ),
  one(
    'attempts to reach',
    'UNREACHABLE',
    '\\b(?:efforts|attempts|an attempt|repeated attempts|calls) to (?:reach|contact|locate) ',
    'after',
    0.75,
  ),
  one(
    'could not comment',
    'UNABLE',
    "\\b(?:could not|couldn't|cannot|can't|can not|(?:was|were|is|are) unable to|(?:was|were|is|are) not (?:able|authorized|allowed|permitted) to) (?:immediately |publicly )?(?:comment|discuss|respond|answer questions)\\b",
    'before',
    0.85,
  ),
  one(
    'not available for comment',
    'UNABLE',
    "\\b(?:(?:was|were|is|are|has been) (?:not|n't) (?:immediately |made )?available|wasn't (?:immediately |made )?available|weren't (?:immediately |made )?available|(?:was|were|is) (?:immediately )?unavailable) (?:immediately )?(?:for (?:a |further )?(?:comment|interview|an interview)|to (?:comment|speak|respond))",
    'before',
    0.9,
  ),
  one(
    'will respond later',
    'PROMISED_LATER',
    '\\b(?:would|will) (?:only )?(?:respond|comment|reply|answer|issue a (?:statement|response)|have (?:a|more to) (?:response|comment|say)) (?:later|soon|shortly|in due course|at a later|in the coming|next|after|once|when)',
    'before',
    0.8,
  ),
  one(
    'promised a response',
    'PROMISED_LATER',
    '\\bpromised (?:a (?:response|reply|comment|statement)|to (?:respond|comment|reply))',
    'before',
    0.85,
  ),
  one(
    'did not respond',
    'NO_RESPONSE',
    `\\b${NOT} ${ADVERB}(?:respond(?:ed)?|repl(?:y|ied))\\b(?! (?:well|kindly|violently|angrily|with|by|to (?:the |any |his |her |its )?(?:treatment|therapy|medication|medicine|drugs?|stimul\\w+|alarms?|fire|emergenc\\w+|offers?|invitations?|surveys?|polls?|threats?|attacks?|fire)))`,
    'before',
    0.92,
  ),
  one(
    'did not respond to a request',
    'NO_RESPONSE',
    `\\b(?:would|will|did|has|have) ${ADVERB}(?:respond|reply|return|answer)(?:ed)? (?:to )?(?:[\\w'-]+ ){0,4}${REQUEST}`,
    'before',
    0,
  ),
  one(
    'did not return calls',
    'NO_RESPONSE',
    `\\b${NOT} ${ADVERB}(?:return(?:ed)?|acknowledge(?:d)?) (?:[\\w'&-]+ ){0,5}?${REQUEST}`,
    'before',
    0.95,
  ),
  one(
    'did not answer',
    'NO_RESPONSE',
    `\\b(?:did not|didn't|has not|hasn't|have not|haven't|had not) ${ADVERB}answer(?:ed)? (?:[\\w'-]+ ){0,4}?${REQUEST}`,
    'before',
    0.9,
  ),
  one(
    'neither responded',
    'NO_RESPONSE',
    `\\b(?<=neither .{1,120})(?:responded|replied|returned (?:[\\w'-]+ ){0,4}?${REQUEST}|would respond)\\b`,
    'before',
    0.9,
  ),
  one(
    'has not commented',
    'NO_RESPONSE',
    `\\b(?:did not|didn't|has not|hasn't|have not|haven't|had not|has yet to|have yet to|had yet to) ${ADVERB}(?:publicly )?comment(?:ed)?\\b`,
    'before',
    0.9,
  ),
  one(
    'did not react',
    'NO_RESPONSE',
    `\\b(?:did not|didn't) (?:immediately |publicly )react\\b`,
    'before',
    0.7,
  ),
  one(
    'calls were not returned',
    'NO_RESPONSE',
    `\\b${REQUEST}(?: (?:for|seeking) (?:comment|an interview|a response))?(?: (?:made|left|sent|placed|put))?(?: on [a-z]+)? (?:to|with|for|at) (?=.{3,90}(?:was|were|went) (?:not (?:immediately )?(?:returned|answered)|unanswered|unreturned|ignored))`,
    'after',
    0.9,
  ),
  one(
    'questions went unanswered',
    'NO_RESPONSE',
    `\\b${REQUEST} (?:[\\w'-]+ ){0,8}?(?:was|were|went) (?:not (?:immediately )?(?:returned|answered)|unanswered|unreturned|ignored)`,
    'none',
    0.85,
    { alone: true },
  ),
  one(
    'requests to',
    'NO_RESPONSE',
    `\\b(?:ignored|disregarded) (?:[\\w'-]+ ){0,4}?(?:requests?|questions|e-?mails|inquiries|calls)\\b`,
    'before',
    0.8,
  ),
  one('they ignored us', 'NO_RESPONSE', '\\bignored us\\b', 'before', 0.6),
  one(
    'declined to comment',
    'DECLINED',
    `\\b(?:declin(?:ed?|es|ing)) ${ADVERB}to ${ADVERB}${ANSWERING}\\b(?! (?:a |an |the )?(?:endorsement|support|money|funds|service|services)\\b)`,
    'before',
    0.95,
  ),
  one(
    'declined comment',
    'DECLINED',
    "\\bdeclin(?:ed|es|ing) (?:all |any |further |several |repeated |multiple |a |an |the |our |his |to be )?(?:[\\w']+ ){0,2}?(?:comment|interview|interviews|interviewed|requests?|question|questions)\\b",
    'before',
    0.93,
  ),
  one(
    'refused to comment',
    'DECLINED',
    `\\brefus(?:ed|es|ing) ${ADVERB}to ${ADVERB}${CORE}\\b`,
    'before',
    0.85,
  ),
  one(
    'would not comment',
    'DECLINED',
    `\\b(?:would not|wouldn't|will not|won't|would neither|(?:does not|doesn't|do not|don't)(?= (?:publicly )?(?:comment|discuss))) ${ADVERB}(?:comment|elaborate|discuss|be drawn|confirm (?:or deny|whether|if|the|that)|specify|speculate|disclose|(?:say|identify|name|confirm|reveal|provide|offer|give|answer)\\b(?= (?:if|whether|how|what|when|where|who|why|which|more|anything|much|details|specifics|a reason|any|the details|on|exactly|directly|so\\b|if|questions|tuesday|monday|wednesday|thursday|friday|saturday|sunday)))\\b`,
    'before',
    0.9,
  ),
  one(
    'neither would comment',
    'DECLINED',
    '\\b(?<=\\b(?:neither|none|nobody|no one)\\b.{1,120})would (?:comment|say|discuss|elaborate|confirm|speak)\\b',
    'before',
    0.9,
  ),
  one(
    'had no comment',
    'DECLINED',
    '\\b(?:had|has|have|offered|gave|made) no (?:further |public |official |additional )?comment\\b(?! (?:period|section|thread))',
    'before',
    0.9,
  ),
  one('no comment', 'DECLINED', '[“"\']no comment[.,]?[”"\']', 'speaker', 0.85, {
    quoted: true,
    alone: true,
  }),
  one(
    'would not be drawn',
    'DECLINED',
    '\\b(?:remained|stayed|kept|were|was|has been|have been) (?:silent|mum|tight-lipped) (?:on|about|when asked)',
    'before',
    0.6,
  ),
  one(
    'is not saying',
    'DECLINED',
    "\\b(?:is not|isn't|are not|aren't|was not|wasn't|not) (?:publicly )?(?:saying|commenting|discussing) (?:if|whether|how|what|when|who|why|publicly|on)\\b",
    'before',
    0.75,
  ),
  one(
    'not willing to say',
    'DECLINED',
    "\\b(?:was not|wasn't|is not|isn't|were not|are not|unwilling|not) (?:willing|prepared|ready|going) to (?:say|comment|discuss|answer|speak to)\\b",
    'before',
    0.65,
  ),
  one(
    'referred questions to',
    'DECLINED',
    `\\b(?:referred|directed|deferred|redirected|forwarded) (?:all |any |further |the |our |media |a |an |reporters'? )?(?:[\\w'-]+ ){0,3}?(?:questions?|inquir(?:y|ies)|requests?|comment|calls?|queries|reporters) (?:[\\w'-]+ ){0,4}?(?:to|back)\\b`,
    'before',
    0.85,
  ),
].filter((wording) => wording.confidence > 0);
