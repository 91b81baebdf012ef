import { ADVERB, FOR_COMMENT, family, NEWSROOM, NOT, WEEKDAY, type Wording } from './wording.ts';

const declined = family('DECLINED');

/** Things given, offered or shared that are not an answer. */
const OTHER_GIFT = `(?! (?:(?:his|her|their) (?:\\w+ )?names?\\b|(?:[\\w'’-]+ ){0,4}?(?:endorsements?|support|backing|money|funds?|funding|services?|stage|credit|help|aid|assistance|apolog(?:y|ies)|concessions?|speech|job|ride|permission|waivers?|blessings?|votes?|delegates?|platform|protection|asylum|relief|benefits|coverage|licenses?|visas?|testimony|refunds?|congratulations|prizes?|awards?|medals?|up|in)\\b))`;

/** Set phrases with "say" that are not an answer either. */
const NOT_A_WORD =
  '(?! (?:["“\'‘]|the (?:pledge|words?|names?|prayer|rosary|phrase|oath)|grace|goodbye|hello|yes\\b|no\\b|he had|she had|they had|it had|that))';

/** "Answers to" somebody means being that person's subordinate. */
const TO_A_MASTER =
  '(?! to (?:(?:the|a|an|his|her|its|their|any) (?:king|queen|crown|court|board|boss|party|people|authority|law|government|state)|god|him|her|them|anyone|nobody)\\b)';

/** What experts, friends and sureties are asked for: to authenticate a work of art, to vouch for a person. */
const OF_ANOTHER_TRADE =
  '(?! (?:(?:[\\w-]+ ){0,3}?(?:painting|vase|art|artwork|canvas|sculpture|portrait|manuscript|signature|relic|coin|brother|sister|son|daughter|friend|husband|wife|character)s?\\b|(?:him|her|them)\\b))';

/** What a party would do when asked: answer, and the many ways of putting it. */
const ANSWERING = `(?:${[
  'comment(?:ing)?',
  `answer(?:ing)?${TO_A_MASTER}`,
  'elaborat(?:e|ing)',
  'discuss(?:ing)?',
  'be interviewed',
  '(?:speak|talk)(?:ing)? (?:on the record|on camera|to|with|about|publicly|further|for|in detail|by phone)',
  `say(?:ing)?${NOT_A_WORD}`,
  'specify(?:ing)?',
  'speculat(?:e|ing)',
  'weigh(?:ing)? in',
  'respond(?:ing)?',
  'reply(?:ing)?',
  'clarify',
  'explain',
  'expand (?:on|further)',
  'go into',
  'get into',
  'be drawn',
  'be pinned down',
  'characterize',
  'describe',
  'detail',
  'define',
  'disclose',
  'divulge',
  'reveal',
  'identify(?! (?:as|with)\\b)',
  'name(?! (?:a|an|the|his|her|its|their) (?:running|successor|replacement|new|vice))',
  `(?:authenticate|verify|corroborate|substantiate|vouch for)${OF_ANOTHER_TRADE}`,
  'confirm(?! (?:the|a|any|his|her|president|judge) ?[a-z. ]{0,30}(?:nomin|judge|justice|appoint|garland))',
  'address(?! (?:the |a |an |his |her )?(?:\\w+ )?(?:convention|conference|crowd|group|delegates|nation|rally|audience|gathering|students|congress|parliament|meeting|court|judge|jury))',
  `(?:provide|offer|give|share|issue|grant)${OTHER_GIFT}`,
  'release (?:any |further |more |additional |the )?(?:details|information|specifics|figures|names?)',
  'take (?:any |further |more |reporters. )?questions',
  'return (?:[\\w-]+ ){0,3}(?:calls|e-?mails|messages)',
  'engage',
  '(?:participate|take part) in (?:this|an interview)',
  'make [^.;]{1,60}? available',
].join('|')})`;

const FEWER = `(?:comment(?:ing)?|answer(?:ing)?${TO_A_MASTER}|elaborat(?:e|ing)|discuss|be interviewed|(?:speak|talk) (?:on the record|to (?:reporters|the press|the (?:news )?media|journalists|us)|with (?:reporters|the press|us)|about|publicly)|say${NOT_A_WORD}|specify|speculate|respond|reply|confirm (?:or deny|whether|if|that|the authenticity|reports?|details)|address (?:questions|the question|reporters|the matter|the allegations)|take questions|be drawn|identify|disclose|divulge|give (?:an interview|interviews|details|a reason)|(?:provide|offer|release) (?:any |further |more |additional )?(?:details|comment|information|specifics|explanation)|explain)`;

const SAYING_WHAT =
  '(?= (?:if|whether|how|what|when|where|who|why|which|more|anything|much|exactly|precisely|so\\b|for certain|for sure|definitively|publicly|on the record|(?:an? |any |the |further |more |additional |specific |exact |other )*(?:details?|estimates?|dates?|specifics|particulars|information|names?|reasons?|questions?|figures|numbers|timetable|timeline|interviews?)|directly|immediately|on WEEKDAY|WEEKDAY))'.replaceAll(
    'WEEKDAY',
    WEEKDAY,
  );

const NOTHING_TO_SAY =
  '(?:had|has|have) [“"]?(?:nothing|little|not a word) (?:more |further |else |new )?to say[”"]?(?=[.,;]|$| (?:when|yesterday|last night)\\b| (?:to|for) (?:us|reporters|the press|this)\\b)';

const INSERTED = `(?:,? (?:through|via|by|in (?:an?|his|her)|on|last|late|early|again|repeatedly|politely|${WEEKDAY}|this|when|several times)(?: [^,.;]{1,60}?)?,?)?`;

/** Wordings that say a party was asked and chose not to answer. */
export const DECLINED: readonly Wording[] = [
  declined(
    'declined to comment',
    0.95,
    `(?:declin(?:ed?|es|ing)|demurr?(?:ed|ing)? and declined) ?${ADVERB}${INSERTED} ?to ${ADVERB}${ANSWERING}\\b`,
  ),
  declined(
    'declined comment',
    0.93,
    `declin(?:ed|es|ing) (?:all |any |further |several |repeated |multiple |a |an |the |our |his |to be )?(?:[\\w'’]+ ){0,3}?(?:comments?|interviews?|interviewed|requests? (?:for|to|from)|questions?)\\b`,
  ),
  declined(
    'declined an interview request',
    0.9,
    `(?:declined|denied|rejected|rebuffed|refused|turned down|turned away|spurned|brushed off) (?:[\\w'’-]+ ){0,4}?(?:interview requests?|(?:requests?|inquiries|questions?) ?(?:(?:for|seeking) (?:[\\w-]+ ){0,2}(?:comment|interviews?)|to (?:comment|be interviewed|speak|talk|discuss)|from (?:${NEWSROOM})))`,
  ),
  declined('refused to comment', 0.85, `refus(?:ed|es|ing) ${ADVERB}${INSERTED} ?to ${ADVERB}${FEWER}\\b`),
  declined('refused comment', 0.85, 'refus(?:ed|es) (?:all |any |further )?comment\\b'),
  declined(
    'chose not to comment',
    0.85,
    `(?:chose|chosen|opted|elected|preferred|decided|wished|asked) not to (?:publicly )?(?:comment|respond|speak (?:to|with|about|on|publicly)|be interviewed|answer|discuss|say|elaborate|disclose|participate in (?:this|an interview)|talk (?:to|about))\\b`,
  ),
  declined(
    'did not want to comment',
    0.85,
    `(?:did not|didn't|does not|doesn't|do not|don't) (?:want|wish|care) to (?:publicly )?(?:comment|discuss|speak (?:to|about|on|publicly|with)|talk(?= (?:to|about|and)|[.,;])|speak(?=[.,;])|be interviewed|answer|elaborate|say)\\b`,
  ),
  declined(
    'would not comment',
    0.9,
    `(?:would not|wouldn't|will not|won't|would neither|(?:does not|doesn't|do not|don't|never|did not|didn't)(?= (?:publicly |generally |typically |usually |normally |ever |routinely )?(?:comments? (?:on|about|publicly|for)|discuss(?:es)? (?:\\w+ ){0,2}(?:matters|litigation|cases|investigations|clients|personnel|security)))) (?:generally |typically |usually |normally |routinely |ever )?${ADVERB}(?:comments?|elaborate|discuss(?:es)?|be drawn|be interviewed|(?:authenticate|verify|corroborate|substantiate|vouch for)${OF_ANOTHER_TRADE}|confirm (?:or|nor) deny|confirm (?:whether|if|the|that|or)|specify|speculate|disclose|expand on|go into|get into|speak (?:on the record|(?:to|with) (?:reporters|the press|the (?:news )?media|us|me)|about)|talk (?:(?:to|with) (?:reporters|the press|the (?:news )?media|us|me)|about)|take questions|answer (?:[\\w'’-]+ ){0,3}questions?|(?:say|identify|name|confirm|reveal|provide|release|offer|give|share|explain|answer)\\b${SAYING_WHAT})\\b`,
  ),
  declined(
    'would neither confirm nor deny',
    0.9,
    `(?:neither|could not|couldn't|did not|didn't|can neither|could neither|refused to|declined to) ?(?:confirm|authenticate|verify|corroborate)(?:e?d|s)? (?:n?or) (?:den(?:y|ied|ies)|disputed?|refuted?)\\b`,
  ),
  declined(
    'neither would comment',
    0.9,
    `(?<=\\b(?:neither|none|nobody|no one|not one)\\b.{1,120}\\b)would (?:\\w+ly )?(?:comment|say|discuss|elaborate|confirm|speak|talk|answer)\\b`,
  ),
  declined(
    'had no comment',
    0.9,
    `(?:had|has|have|offered|gave|provided|having) no (?:further |public |official |additional |other |other public |specific )?comments?\\b(?! (?:period|section|thread|box|card|line|book))`,
  ),
  declined(
    'had no instructions to speak',
    0.8,
    `(?:had|has|have|having) (?:received )?no (?:instructions?|authority|mandate|permission|authori[sz]ation|clearance) to (?:(?:speak|talk)(?= (?:to|with|about|on|for|publicly)\\b|[.,;]|$)|comment|discuss|respond)\\b`,
  ),
  declined(
    'shut the door on who called',
    0.7,
    `(?<=\\b(?:i|we|reporters?|correspondent|approached|visited)\\b.{3,160})(?:shut|closed|slammed) (?:the|his|her|their|its) (?:\\w+ )?(?:door|gates?)(?=[.,;]|$)`,
  ),
  declined(
    'questions were referred',
    0.75,
    `(?:questions?|inquiries|enquiries|queries|requests?${FOR_COMMENT}?) (?:sent |put |addressed |directed )?to (?=(?:[\\w'’.-]+ ){1,8}?(?:was|were) (?:referred|redirected|passed|directed|forwarded)\\b)`,
    { party: 'after' },
  ),
  declined(
    'had nothing to say',
    0.75,
    `(?:had|has|have) [“"]?nothing (?:more |further |else |new |else to add or )?to (?:say (?:(?:about|on)\\b(?! [^.,;]{1,60} that )|beyond)|add\\b|share|announce)`,
  ),
  declined(
    'had nothing to say at all',
    0.75,
    `(?:(?<!\\b(?:he|she|they|i|we|you|who) )|(?<=\\b(?:said|saying) (?:that )?(?:he|she|they) ))${NOTHING_TO_SAY}`,
  ),
  declined('had nothing to say when asked', 0.75, NOTHING_TO_SAY, { asked: true }),
  declined(
    'did not have a comment',
    0.8,
    `(?:did not|didn't|does not|doesn't) (?:have|offer|provide|give) (?:a |any |further |an on-the-record )?comment\\b`,
  ),
  declined(
    'no longer gives interviews',
    0.8,
    `(?:${NOT}|no longer) (?:giv(?:e|es|ing)|grant(?:s|ing)?|do(?:es|ing)?) interviews\\b`,
  ),
  declined(
    'stayed silent when asked',
    0.6,
    `(?:remained|stayed|kept|were|was|has been|have been) (?:silent|mum|quiet) (?:[\\w ]{1,30} )?when (?:asked|pressed|questioned|contacted)|(?:remained|stayed|kept) silent (?:to|in response to) (?:[\\w'’-]+ ){0,3}questions`,
  ),
  declined(
    'kept counsel',
    0.65,
    'kept (?:his|her|its|their) (?:own )?counsel when (?:asked|pressed|contacted)',
  ),
  declined(
    'would rather not',
    0.75,
    "(?:would|'d) (?:prefer not to|rather not) (?:comment|discuss|speak (?:about|on|to)|be interviewed|elaborate|answer (?:that|any|the|our|questions?))\\b",
  ),
  declined(
    'kept mum',
    0.6,
    '(?:remained|stayed|kept|were|was|has been|have been) (?:mum|tight-lipped) (?:on|about)\\b',
    { asked: true },
  ),
  declined(
    'is not saying',
    0.75,
    `(?:is not|isn't|are not|aren't|was not|wasn't|were not|weren't|not) (?:publicly )?(?:saying|commenting|discussing|talking)(?= (?:if|whether|how|what|when|who|why|publicly|on|about|further|for|while|beyond|until)\\b|[.,;])`,
  ),
  declined(
    'not willing to say',
    0.65,
    `(?:(?:was|is|were|are) ?(?:not|n't) (?:willing|prepared|ready|going|inclined)|(?:was|is|were|are) unwilling) to (?:say|comment|discuss|answer|speak to)\\b`,
  ),
  declined(
    'left without answering',
    0.65,
    `(?:left|walked (?:away|off|past)|departed|exited|ended) (?:[\\w'’-]+ ){0,5}?without (?:answering|taking|responding|commenting|speaking to (?:reporters|the press))`,
  ),
  declined(
    'a policy of not commenting',
    0.75,
    `(?:polic(?:y|ies)|practice)(?: is| was)? (?:of not|not to|against|of never|never to) (?:publicly )?(?:comment|discuss)`,
  ),
  declined(
    'referred questions to',
    0.85,
    `(?:refer(?:red|s|ring)|direct(?:ed|s|ing)|deferr(?:ed|ing)|defers|redirected|steered|routed|pointed) (?:[\\w'’-]+ ){0,3}?(?:questions?|inquir(?:y|ies)|requests?|comments?|calls?|queries|(?:${NEWSROOM})) (?:(?!said|that|because)[\\w'’,-]+ ){0,8}?(?:to|back)\\b`,
  ),
  declined('would say only', 0.6, '(?:would|will) (?:say only|only say) that\\b', { asked: true }),
  declined(
    'it would not be right to comment',
    0.75,
    `(?:(?:inappropriate|improper|not appropriate|not proper|irresponsible) (?:for (?:\\w+ ){1,4})?to (?:publicly )?(?:comment|discuss|speculate|respond|elaborate)|(?:premature|too early) (?:for (?:\\w+ ){1,4})?to (?:publicly )?comment)\\b`,
  ),
  declined(
    'would not be commenting',
    0.85,
    `(?:would not|wouldn't|will not|won't) be (?:commenting|discussing|elaborating|taking questions|(?:providing|giving|offering|making|issuing) (?:any |a |further |additional |running )*(?:comments?|commentary|statements?|interviews?|details))\\b`,
  ),
  declined(
    'was turned down by',
    0.85,
    `(?:requests?|questions?|inquiries)(?:${FOR_COMMENT}| (?:about|on|for an interview)(?: [\\w'’-]+){0,6}?)? (?:was|were|had been) (?:declined|turned down|rejected|refused|rebuffed|referred|denied) by `,
    { party: 'after' },
  ),
  declined(
    'did not answer when asked',
    0.75,
    `(?:${NOT}) answer(?:ed)? when (?:asked|pressed|a reporter|reporters|questioned)`,
  ),
  declined(
    'would not answer when asked',
    0.75,
    `(?<=\\b(?:asked|pressed|questioned)\\b.{5,200}\\b)(?:would not|wouldn't) (?:answer|say|elaborate)(?=[.,;])`,
  ),
  declined(
    'declined to',
    0.7,
    `(?<=\\b(?:asked|pressed|invited|offered)\\b.{3,200}\\b)declined to(?=[.;,]|$)`,
  ),
  declined(
    'walked away',
    0.65,
    `(?:walked (?:away|off|past)|drove off|hurried (?:away|past)|brushed past reporters) (?:when (?:asked|approached)|without (?:speaking|a word|comment\\w*|answering|responding))`,
  ),
  declined('no comment', 0.85, '[“"\'‘]no (?:further )?comments?[.,!]?[”"\'’]', {
    party: 'speaker',
    quoted: true,
  }),
  declined(
    'we do not comment',
    0.7,
    '[“"‘\'](?:well, |look, |[a-z]+, )?(?:(?:i|we)(?: have|.ve)(?: got)? nothing (?:more |further )?for (?:you|the (?:press|papers))(?=[.,!])(?!.{0,30}\\btold (?:his|her|the) )|(?:i|we) (?:have|had) no (?:further )?comment|(?:i|we) have nothing (?:more |further |else )?to (?:say|add)|(?:i|we) (?:do not|don.t|cannot|can.t|will not|won.t|would not|wouldn.t) (?:publicly )?(?:comment|discuss (?:\\w+ ){0,2}(?:matters|litigation|cases|investigations|personnel|clients|customers|patients|pupils|students|staff|members|employees|tenants|players|contracts|security|operations|individuals|legal advice|live (?:cases|inquiries)))|(?:i|we) (?:will not|won.t) be (?:participating|taking part|commenting|responding|answering)|(?:i.m|we.re|i am|we are) not (?:going to (?:comment|get into|discuss|answer|talk about|speak to|speculate)|commenting))\\b',
    { party: 'speaker', quoted: true },
  ),
];
