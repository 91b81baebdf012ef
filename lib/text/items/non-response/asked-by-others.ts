import type { Analysis } from '../../analysis/analysis.ts';
import type { TokenRange } from '../../sentences/sentences.ts';
import { Tag } from '../../sentences/tagger.ts';
import type { NonResponseOutcome } from '../../words/types.ts';
import { NEWSROOM, OF_PRESS, REQUEST } from './wording.ts';

/** Askers that are not newsrooms: their unanswered questions are a different story. */
export const OTHERS =
  '(?:senators?|lawmakers?|mps?|legislators?|representatives?|task ?force|tribunal|inquiry|inquest|coroner|congress\\w*|committees?|panel|senate|subcommittee|prosecutors?|investigators?|detectives?|' +
  'police|officers?|judges?|court|agents|auditors?|regulators|inspector|voters?|constituents?|residents?|customers?|patients?|' +
  'parents|mother|father|tenants?|relatives|victims?|families|family|union|opposition|regulators?|students?|fans|protesters?|moderators?|audience|negotiators?|controllers?|radio|911|emergency|' +
  'distress|jurors?|grand jury|opponents?|rivals?|creditors?|shareholders?|neighbou?rs?|survivors?|employees|workers)';
const BY_OTHERS = new RegExp(
  `^.{0,40}?\\b(?:interviewed by|questions? (?:from|by)|answer(?:ed|ing)?(?: (?:when|before|to))?|respond(?:ed)? when|` +
    `(?:speak|talk|cooperate|meet) (?:to|with)|(?:information|details) with|(?:say|comment) (?:to|before|when)) ` +
    `(?:the |a |an |his |her |their |some |several )?(?:\\w+ )?${OTHERS}\\b|\\b${OTHERS}'s? (?:requests?|questions?|invitations?)\\b`,
);
export const WHOSE_OTHERS = new RegExp(`\\b${OTHERS}\\b`);
const BY_NEWSROOM = new RegExp(`^(?:${NEWSROOM})\\b`);
const IS_REQUEST = new RegExp(`\\b${REQUEST}\\b`);
/** What a newsroom wants answered: its requests, and what is said about the party. */
const PUT_TO_THEM =
  /\b(?:comment|interview|inquir|enquir|reporter|journalist|statement|e-?mail|message|call|question|quer|text|attempt|voice ?mail|request|letter|note|allegation|accusation|claim|charge|criticism|report|finding|story|article)/;
const FOR_SOMETHING_ELSE =
  /^ (?:for|to) (?!(?:his|her|their|its|the|a) (?:\w+ )?(?:cell|phone|mobile|office|home|house|number|lawyer|spokes)|comment|an? |further|more|additional|clarif|information|interview|respon|reaction|detail|explan|discuss|be interviewed|speak|talk|reach|elaborat|seek|answer)/;
const ON_A_STAGE =
  /\b(?:(?:in|at|during|after) (?:a|an|the|his|her|their|last|this) [^,.;]{0,30}?debate|testif(?:y|ying|ied)|(?:in|during|at|before) (?:a|an|the|his|her|their|its|sworn|closed|public)? ?(?:\w+ )?(?:testimony|deposition|hearing)|the fifth|fifth amendment|invok\w+|under oath|polygraph|survey|poll|open session|classified|cross-examination|on the stand)\b/;
const TO_A_BODY =
  /\btold (?:the |a |his |her |its |their )?(?:\w+ )?(?:lawmakers|judges?|court|committee|panel|senators?|congress|jury|jurors|staff|investigators|prosecutors|police|council|board)\b/;
const IN_CUSTODY =
  /\b(?:interviews?|interviewed) (?:with|by) (?:the )?(?:police|detectives?|officers?|investigators?|gard[aá]i?|prosecutors?)\b|\bpolice interviews?\b|\bunder caution\b|\bno[ -]comment interviews?\b/;
const BEFORE_ITS_REQUEST = new RegExp(`\\b${OTHERS}(?:'s|') (?:\\w+ )?$`);
const SAID = /\b(?:said|says|saying|told|wrote|citing|added|responded|replied)\b/;
const SAID_THAT_THEY =
  /\b(?:said|says|saying|told [^,.;]{2,30}|replied|responded|explained) (?:that )?(?:he|she|it|they|i|we|the \w+) (?:also )?$/;

/**
 * Whether the same words are not a missing answer to the newsroom: a reason for anonymity, an answer on a stage or
 * under oath, a third party's request, an accusation, a custom, something that might happen.
 * @param lower the sentence in lower case, `at` where the wording begins in it, `matched` its words
 */
export function isAskedByOthers(
  lower: string,
  at: number,
  matched: string,
  outcome: NonResponseOutcome,
): boolean {
  const before = lower.slice(0, at);
  const rest = lower.slice(at);
  return (
    isMerelyPossible(before, matched) ||
    isCustom(before, matched) ||
    (outcome === 'UNABLE' && isWhyUnnamed(before, lower, matched)) ||
    // "one of two who did not want to be quoted": it explains why there is no name here
    (/^(?:did|does|do|wished|asked)/.test(matched) &&
      /\b(?:want|wish|care|not) to\b/.test(matched) &&
      /\bwho\b[^,]*$/.test(before)) ||
    // "students who could not be reached": it says which students, not that they were not reached
    /[^,)—–-] (?:who|that|which) $/.test(before) ||
    TO_A_BODY.test(lower) ||
    IN_CUSTODY.test(lower) ||
    (BEFORE_ITS_REQUEST.test(before) && IS_REQUEST.test(matched)) ||
    (ON_A_STAGE.test(lower) &&
      /question|answer|respond|say|discuss/.test(rest.slice(0, matched.length + 12))) ||
    BY_OTHERS.test(rest.split(/[,;]/, 1)[0] ?? '') ||
    isRequestOfOthers(rest)
  );
}

/** Whether it is only what somebody may do, was asked why they did, or is accused of. */
function isMerelyPossible(before: string, matched: string): boolean {
  if (/\b(?:why|because|if|unless|whether) (?:they|he|she|it|i|we|you) $/.test(before)) return true;
  if (/(?:^|, |\b(?:and|but|that) )(?:if|unless|until) (?:[\w'-]+ ){1,5}$/.test(before)) return true;
  if (/\b(?:ones|questions|those|things) (?:that )?(?:he|she|they) $/.test(before)) return true;
  if (/\b(?:should|would|could|must|might) (?:say|answer|reply|respond),? $/.test(before)) return true;
  // "While declining to give names, she said …": it opens the sentence, and she did decline
  if (/^(?:while|though|although|even while|despite|by) $/.test(before))
    return /^(?:despite|by) /.test(before);
  if (/^(?:decline|refuse) /.test(matched))
    return /\b(?:to|should|may|might|must|can|could|not) $/.test(before);
  return (
    /^(?:declining|refusing|not \w+ing)\b/.test(matched) &&
    /\b(?:of|for|by|in|from|about|despite|before|while|keeps?|kept) (?:repeatedly |still )?$/.test(before)
  );
}

/** "Prosecutors do not comment on pending cases" is a custom, unless somebody says so when asked. */
function isCustom(before: string, matched: string): boolean {
  if (/^(?:declines|refuses) /.test(matched))
    return /\b(?:generally|usually|typically|normally|often|always|routinely) $/.test(before);
  return /^(?:do(?:es)?(?: not|n't)|never) .*(?:comment|discuss)/.test(matched) && !SAID.test(before);
}

/** "Spoke on condition of anonymity because they were not authorized to speak": a reason, unless given when asked. */
function isWhyUnnamed(before: string, lower: string, matched: string): boolean {
  if (/anonym/.test(lower) || /\b(?:who|which) $/.test(before)) return true;
  return /not (?:authorized|allowed|permitted)/.test(matched) && !SAID_THAT_THEY.test(before);
}

/** Whether what goes unanswered is named, and is not something journalists send. */
function isRequestOfOthers(rest: string): boolean {
  const named =
    /^.{0,40}?\b(?:respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|return(?:ed)?|ignored)(?: (?:\w+ly|on \w+day|\w+day))*( to)? ([^.,;:]{3,120})/.exec(
      rest,
    );
  if (!named) return false;
  const [, to, object = ''] = named;
  if (BY_NEWSROOM.test(object)) return false;
  const words = object.split(' ').slice(0, 9).join(' ');
  const request = IS_REQUEST.exec(words);
  if (to && !PUT_TO_THEM.test(words))
    return WHOSE_OTHERS.test(words) || !/^(?:it|this|that|them|the \w+)$/.test(words);
  const letter = /\bletters? (.*)/.exec(words);
  if (
    letter &&
    / ?(?:from|(?:sent|signed|written).* by) (.*)/.test(letter[1] ?? '') &&
    !OF_PRESS.test(letter[1] ?? '')
  )
    return true;
  if (/\b(?:victims|lawmakers|senators|members)'? letters?/.test(words)) return true;
  if (!request) return false;
  const asking = words.slice(0, request.index);
  const about = words.slice(request.index + request[0].length);
  if (WHOSE_OTHERS.test(asking) || /freedom of information|foia|public records/.test(words)) return true;
  const sender =
    / (?:from|(?:sent|signed|written|filed) by(?! e-?mail| phone| text| fax| mail)|by (?:the|a|an)(?! (?:time|end|close|deadline))) (.*)/.exec(
      about,
    );
  if (sender && !OF_PRESS.test(sender[1] ?? '') && !/comment|interview/.test(about)) return true;
  if (
    /^(?:requests?|calls?)$/.test(request[0]) &&
    (FOR_SOMETHING_ELSE.test(about) || (/^ about /.test(about) && request[0] !== 'requests'))
  )
    return true;
  if (/^(?:his|her|their) /.test(asking) && !/interview/.test(asking)) return true;
  const whose = /\b([a-z.-]+(?: [a-z.-]+){0,2})(?:'s|s') (?:[a-z]+ ){0,2}$/.exec(asking);
  return (
    whose !== null &&
    !/comment|interview|discuss|speak/.test(about) &&
    !/interview/.test(asking) &&
    !OF_PRESS.test(whose[1] ?? '')
  );
}

const INDEFINITE = /^(someone|somebody|anyone|anybody|whoever|people|those|voters|ones|nobody)$/;
const NOT_ASKED =
  /^(percent|participants?|respondents?|patients?|nominees?|witness(?:es)?|suspects?|systems?|body|bodies|markets?|economy|engines?|brakes|animals?|dogs?|ambulances?|tumou?rs?|agreement|deal|consensus|compromise|verdict|bridge|island|village|hotline|conclusion|settlement|cease-?fire|accord|goal|target|record|plane|aircraft|jet|ship|boat|asylum|figures?|numbers|tables?|statistics|data|rules?|surveys?|study|studies|polls?|theory|model|bill|law|crowds?|stands|terraces|audience|gallery|congregation|mourners|cave|miners|kidnappers|landlines?|households?|customers?|clients?|waiters?|waitress|receptionists?|operators?|dispatchers?|sailors|hikers|climbers)$/;
/** Those who are called for help: they answer by coming, unless the newsroom's request is named. */
const CALLED_FOR_HELP =
  /^(firefighters|firemen|crews?|paramedics|medics|ambulances?|lifeboats?|coastguards?|rescuers|troops|officers|patrols?|responders|brigade|tower|forces)$/;

/** Whether those who do not answer are no one in particular, or cannot be asked for comment. */
export function isOfOthers(
  { tokens, tags }: Analysis,
  parties: readonly TokenRange[],
  lower: string,
): boolean {
  return parties.some(
    ({ from, to }) =>
      INDEFINITE.test(tokens.lower[from] ?? '') ||
      (CALLED_FOR_HELP.test(tokens.lower[to - 1] ?? '') &&
        !/\b(?:comment|reporters?|interview|questions?|queries|requests? for)\b/.test(lower)) ||
      ((tags[to - 1] !== Tag.name || to - from === 1) && NOT_ASKED.test(tokens.lower[to - 1] ?? '')),
  );
}
