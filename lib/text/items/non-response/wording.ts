import type { NonResponseOutcome } from '../../words/types.ts';

/** One family of wordings for a missing answer. Patterns run over the sentence in lower case. */
export type Wording = {
  name: string;
  outcome: NonResponseOutcome;
  pattern: RegExp;
  /**
   * Where the party is: the subject before the verb, the phrase after the match, the quotation's speaker, or nowhere.
   */
  party: 'before' | 'after' | 'speaker' | 'none';
  /** Whether the wording counts inside quotation marks. */
  quoted: boolean;
  /** Whether the wording counts even if no party is found. */
  alone: boolean;
  /** Whether it counts only where the story says somebody asked: a person silent without being asked owes no answer. */
  asked: boolean;
  confidence: number;
};

type More = Partial<Pick<Wording, 'party' | 'quoted' | 'alone' | 'asked'>>;

/** Makes the wordings of one outcome; a pattern that starts with a letter matches only at the beginning of a word. */
export const family =
  (outcome: NonResponseOutcome) =>
  (name: string, confidence: number, pattern: string, more: More = {}): Wording => ({
    name,
    outcome,
    pattern: new RegExp(/^[a-z(]/.test(pattern) ? `\\b${pattern}` : pattern, 'g'),
    party: 'before',
    quoted: false,
    alone: false,
    asked: false,
    confidence,
    ...more,
  });

const either = (words: string) =>
  `(?:${words
    .trim()
    .split(/\s*\|\s*/)
    .join('|')})`;

/** What may come between a subject and a verb in a negative. */
export const NOT = either(`
  would not | wouldn't | will not | won't | did not | didn't | does not | doesn't | do not | don't | has not | hasn't |
  have not | haven't | had not | hadn't | never | is not | isn't | are not | aren't | was not | wasn't | were not | weren't`);

/** The same in the past and perfect only: of what did not come. */
export const DID_NOT = either(
  "did not | didn't | has not | hasn't | have not | haven't | had not | hadn't | has never | have never | had never | never",
);

export const ADVERB = `(?:(?:, [^,.;]{2,50}, ?)?${either(`
  also | yet | immediately | directly | initially | so far | thus far | previously | otherwise | repeatedly | even | still |
  publicly | formally | officially | then | specifically | ever | promptly | right away | at once | once again | further |
  again | personally | subsequently | consistently | flatly | pointedly | politely | always | likewise | both | all |
  similarly | simply | fully | actually | twice | on (?:mon|tues|wednes|thurs|fri|satur|sun)day`)} ?)*(?:, [^,.;]{2,50}, )?`;

/** What journalists send or leave. */
export const REQUEST = either(`
  requests? | questions? | (?:phone |telephone )?calls? | e-?mails? | (?:text |phone |voice )?messages? | inquir(?:y|ies) |
  enquir(?:y|ies) | attempts? | quer(?:y|ies) | texts? | voice ?mails? | invitations? to comment | (?:whatsapp|sms) messages?`);

/** What a request asks for. */
export const FOR_COMMENT =
  '(?: (?:for|seeking|requesting|asking for) (?:(?:further|additional|more|a|an|any|the|his|her|its|their|official|on-the-record) )*(?:comments?|interviews?|responses?|reply|information|clarification|details|reaction|explanation|answers))';

/** The last word of a newspaper's name, after "the". */
const PAPERS = `times | post | press | journal | guardian | hill | herald | globe | tribune | chronicle | telegraph | sun | star | news |
  intercept | atlantic | examiner | register | inquirer | independent | sentinel | beast | caller | republic | gazette | courier |
  observer | dispatch | mirror | mail | standard | nation | citizen | echo | argus | advertiser | punch | vanguard | guardian nigeria |
  daily | weekly | hindu | express`;
/** Outlets that are written without "the". */
const OUTLETS = `ap | reuters | politico | bloomberg | cnn | nbc | abc | cbs | fox | npr | bbc | rt[eé] | pti | buzzfeed | breitbart |
  usa today | vox | vice | huffpost | propublica | newsweek | axios | afp | slate | salon`;

/** Newsrooms, by the words with which they name themselves in their stories. */
export const NEWSROOM = either(`
  the (?:[a-z]+ ){0,3}${either(PAPERS)} | (?:the )?${either(OUTLETS)}(?: news)? | time | the paper | the magazine |
  a reporter | reporters? | journalists? | us | me | (?:this|our|the) (?:(?:news)?paper|reporters?|correspondents?|newsroom) |
  the newspaper | the website | the network | the station`);

/** Words that show a phrase is about the press: its people, its work and its names. */
export const OF_PRESS = new RegExp(
  `reporter|journalist|correspondent|media|paper\\b|outlet|magazine|\\bhuff|\\b(?:${[PAPERS, OUTLETS]
    .flatMap((words) => words.split('|'))
    .map((word) => word.trim())
    .join('|')})\\b|\\btoday\\b`,
);

/** What has not come but may still come. */
export const YET_TO = '(?:(?:has|have|had|is|are|was|were) (?:still )?yet to|(?:has|have) still to)';

/** The newsroom speaking: its requests, and those who answer it. */
export const OWN = '(?:my|our|us|me)';

export const WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';

/** The hour at which a story is filed, as reporters put it. */
export const FILING =
  '(?:the )?(?:time (?:of (?:filing|going|publi\\w+|writing|press|this|the|our)|(?:this|our) (?:report|story|article))|press time|publication|going to press|(?:this|our) (?:report|story|article) (?:was|went|is being))';

/** Things that can be reached but not asked: an agreement, a place, a goal. */
export const NOBODY_TO_ASK =
  '(?!both\\b|(?:(?:a|an|the|their|his|her|its) )?(?:[\\w-]+ )?(?:deal|agreement|compromise|consensus|accord|settlement|summit|peak|top|pole|islands?|shore|coast|bottom|surface|wreck(?:age)?|survivors?|target|goals?|finals?|semi-finals?|moon|border|safety|scene|crash site)\\b)';

/** Things one gets back to that are not waiting for an answer. */
export const NO_PLACE =
  '(?! (?:(?:a|an|the|his|her|its|their) )?(?:[\\w-]+ )?(?:hotel|home|house|work|school|shore|port|harbou?r|coast|camp|base|cars?|boats?|ship|sea|normal|sleep|bed|basics|business|reality|life|land|island|village|training|form|fitness|winning)\\b)';
