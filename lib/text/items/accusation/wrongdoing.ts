/**
 * Plain words of wrong-doing: what somebody is said to have done, and how courts and accusers put it. Collected from
 * the heads of offence in English, Irish, Indian and Nigerian criminal law and from complaints to press councils.
 */

/** Verbs whose subject did wrong. Regular forms are generated; see IRREGULAR for the others. */
const WRONG =
  'lie steal embezzle bribe defraud deceive mislead cheat swindle loot launder forge falsify fabricate plagiarise plagiarize ' +
  'blackmail extort harass abuse molest grope rape assault bully torture murder kill strangle stab shoot poison kidnap ' +
  'abduct traffic smuggle sabotage hack spy dump spill pollute evade dodge rig conceal hide threaten intimidate stalk ' +
  'discriminate exploit neglect mistreat maltreat violate breach flout pocket misuse misappropriate rob ' +
  'drown flog starve scam con dupe fleece doctor tamper collude meddle massacre execute bomb shell invade ' +
  'corrupt siphon loan-shark overcharge underpay degrade humiliate enslave defame slander silence bug wiretap groom ' +
  'skim drug sedate fiddle pilfer plunder ransack vandalise vandalize torch lynch behead batter thrash cane coerce overbill ' +
  'underreport inflate squander impersonate fake trick ambush gun-down maim disfigure mutilate';

const IRREGULAR: Readonly<Record<string, readonly [past: string, participle: string, gerund: string]>> = {
  lie: ['lied', 'lied', 'lying'],
  steal: ['stole', 'stolen', 'stealing'],
  mislead: ['misled', 'misled', 'misleading'],
  shoot: ['shot', 'shot', 'shooting'],
  hide: ['hid', 'hidden', 'hiding'],
  spill: ['spilled', 'spilled', 'spilling'],
  traffic: ['trafficked', 'trafficked', 'trafficking'],
};
const DOUBLED = /^(grope|con|rob|rig|stab|bug|scam|dupe|kidnap|slap|whip|flog|skim|drug)$/;

export type WrongForm = 'past' | 'participle' | 'gerund' | 'present' | 'base';

function formsOf(base: string): [string, WrongForm][] {
  const stem = base.endsWith('e') ? base.slice(0, -1) : base;
  const doubled = DOUBLED.test(base) && !base.endsWith('e') ? base + base.slice(-1) : stem;
  const y = /[^aeiou]y$/.test(base);
  const past = y ? `${base.slice(0, -1)}ied` : `${doubled}ed`;
  const known = IRREGULAR[base];
  const present = y ? `${base.slice(0, -1)}ies` : /(?:s|sh|ch|x|z)$/.test(base) ? `${base}es` : `${base}s`;
  return [
    [base, 'base'],
    [present, 'present'],
    [known?.[2] ?? `${doubled}ing`, 'gerund'],
    [known?.[1] ?? past, 'participle'],
    [known?.[0] ?? past, 'past'],
  ];
}

/**
 * Every form of a verb of wrong-doing; a form that is both past and participle counts as past, as do "beat" and "hit".
 */
export const wrongVerbs: ReadonlyMap<string, WrongForm> = new Map(WRONG.split(' ').flatMap(formsOf));

/** Objects of blows: a named rival is beaten in a contest, a body is beaten up. */
const BODIES =
  /^(?:up\b|(?:him|her|them|me|us)(?!self| (?:\w+ )?(?:as|over|for|on|to)\b)|(?:his|her|their|the|a|an|two|three|several|some) (?:\w+ )?(?:wife|husband|partner|girlfriend|boyfriend|son|daughter|child|children|boys?|girls?|pupils?|students?|man|men|woman|women|maid|servants?|patients?|residents?|prisoners?|inmates?|suspects?|nurse|driver|dog|horse|neighbou?rs?|protesters?|workers?)\b|pupils|children|women|prisoners|inmates|patients|[\w ’'-]{1,40}? with (?:a|his|her|their)\b|[\w ’'-]{1,30}? (?:in the (?:face|head|stomach|back|ribs)|unconscious|to death))/;

/** Verbs that are wrong-doing only with what follows: "took bribes", "covered up", "cooked the books". */
export const WRONG_WITH: readonly (readonly [verb: RegExp, then: RegExp])[] = [
  [
    /^(?:take|takes|took|taken|taking|accept(?:ed|s|ing)?|pa(?:y|ys|id|ying)|demand(?:ed|s|ing)?|solicit(?:ed|s|ing)?|offer(?:ed|s|ing)?|receiv(?:ed|es|ing)|seek|sought)$/,
    /^(?:[\w’'£$€₦-]+ ){0,3}(?:bribes?|kickbacks?|backhanders?|pay-offs?|payoffs?)\b/,
  ],
  [
    /^(?:beat|beats|beaten|beating|hit|hits|hitting|slap(?:s|ped|ping)|punch(?:es|ed|ing)|kick(?:s|ed|ing)|chok(?:es|ed|ing)|whip(?:s|ped|ping)|burn(?:s|ed|t|ing)|attack(?:s|ed|ing))$/,
    BODIES,
  ],
  [/^cover(?:s|ed|ing)$/, /^(?:\w+ ){0,3}up\b/],
  [/^cook(?:s|ed|ing)$/, /^the books\b/],
  [
    /^(?:break|breaks|broke|broken|breaking)$/,
    /^(?:the|its|his|her|their|election|labour|labor|planning) (?:law|laws|rules|promise|word|oath)\b/,
  ],
  [
    /^(?:fail|fails|failed|failing)$/,
    /^(?:to (?!(?:\w+ly )?(?:win|dent|score|qualify|reach|advance|secure|gain|beat|convince|persuade|impress|recover|finish|make|get|break|capture|find|attract|become|sell|see|understand|appear|show|turn|agree|pass)\b)|(?:its|his|her|their) (?:duty|duties|customers|patients|residents|pupils|children|tenants|staff|workers|victims|promise)\b)/,
  ],
  [
    /^(?:ignore|ignores|ignored|ignoring)$/,
    /^(?:[\w’'-]+ ){0,3}(?:warnings?|complaints?|safety|alarms?|rules?|law|advice|pleas?|risks?|signs)\b/,
  ],
  [/^(?:turn|turns|turned)$/, /^a blind eye\b/],
  [
    /^(?:destroy|destroys|destroyed|shred|shredded|delete[ds]?|alter(?:ed|s)?|backdate[ds]?)$/,
    /^(?:[\w’'-]+ ){0,3}(?:evidence|records|files|e-?mails|documents|papers|tapes|messages)\b/,
  ],
  [
    /^(?:divert|diverts|diverted|diverting)$/,
    /^(?:[\w’'£$€₦.-]+ ){0,4}(?:funds?|money|cash|aid|million|billion|m|bn)\b/,
  ],
  [
    /^(?:fix|fixes|fixed)$/,
    /^(?:[\w’'-]+ ){0,2}(?:prices|matches|match|the tender|races|the vote|election)\b/,
  ],
];

/** The same verbs where they do no wrong: a show is stolen, death is cheated, a match is won. */
export const HARMLESS: readonly (readonly [verb: RegExp, then: RegExp])[] = [
  [
    /^st[eo]/,
    /^(?:the (?:show|spotlight|limelight|scene|headlines|march)|a (?:glance|march|kiss|look|win|point|base)|home|hearts|away|past|in(?:to)?\b)/,
  ],
  [
    /^hid/,
    /^(?:(?:its|his|her|their|no|any|behind|in|under|from the (?:rain|sun|storm)) ?(?:delight|disappointment|joy|feelings|anger|tears|frustration|relief|face|head|smile|pride|excitement)?)\b/,
  ],
  [/^cheat/, /^(?:death|fate|on (?:the|a) (?:diet|test of time))\b/],
  [/^kill/, /^(?:off|time|the (?:bill|deal|story|plan|engine|mood|idea|proposal|project|game))\b/],
  [
    /^beat/,
    /^(?:[\w.’' -]{1,30}? (?:by \w+ (?:sets|goals|points|votes|runs|seconds|wickets|lengths)|in (?:the|a|straight) (?:\w+ )?(?:final|semi|sets|match|race|vote|election|play-?off)|to the|on points|\d)|expectations|forecasts|the (?:record|heat|odds|drum|deadline))/,
  ],
  [
    /^(?:shot|shoot)/,
    /^(?:the (?:winner|equali[sz]er|film|video|scene|pictures|footage)|a (?:film|video|par|round|\d)|wide|over|from|up|to|down the idea)\b/,
  ],
  [
    /^hit/,
    /^(?:back|out|upon|on|it off|a (?:high|low|record|six|four|home|target)|the (?:target|post|bar|net|headlines|road|ground|shelves|winner|crossbar)|record)\b/,
  ],
  [
    /^l(?:ied|ying|ies)/,
    /^(?:down|in (?:bed|wait|ruins|state|the)|on|awake|still|ahead|behind|at|between|low|near)\b/,
  ],
  [
    /^(?:dump|spill|burn|kick|bomb|shell|silenc|dodg|punch|whip|con|bug)/,
    /^(?:off|in|over into|the (?:ball|critics|doubters|crowd|question|bullet|calories|midnight)|calories|his critics|her critics)\b/,
  ],
  [/^(?:threaten)/, /^(?:to (?:rain|snow|overshadow|become|be))\b/],
  [/^execut/, /^(?:the (?:plan|order|strategy|play|move)|a (?:plan|strategy|move)|its|well)\b/],
  [/^exploit/, /^(?:the (?:gap|space|market|weakness)|a (?:gap|niche|weakness))\b/],
  [/^shell/, /^out\b/],
];

/** Deeds done to a person: with no object after it the word is a participle ("the four killed in the attack"). */
export const DONE_TO_SOMEBODY =
  /^(?:kill|murder|rap|assault|abduct|kidnap|shot|shoot|stab|tortur|poison|execut|harass|abus|rob|bull(?:y|ied)|threaten|bomb|strangl|molest|grop|massacr|shell|intimidat|mistreat|exploit|neglect|deceiv|cheated)/;
/** What somebody may be responsible for and made to answer for. */
export const HARM =
  /\b(?:deaths?|killings?|murders?|fires?|floods?|flooding|collapse|crash|loss(?:es)?|failures?|damage|leaks?|spills?|pollution|outbreak|fraud|theft|crimes?|attacks?|disaster|delays?|chaos|abuse|harm|shortages?|accident|tragedy|scandal|injur(?:y|ies)|violence|debts?|explosion|poisoning|bloodshed|massacre|cover-up|errors?|mess|suffering|misconduct|corruption)\b/;

/** What a court, a prosecutor or an accuser does to a person held guilty. */
export const HOLDS_GUILTY =
  /^(?:convict(?:s|ed|ing)?|sentenc(?:es|ed|ing)|jail(?:s|ed|ing)|imprison(?:s|ed|ing)|fin(?:es|ed|ing)|charg(?:es|ed|ing)|arraign(?:s|ed|ing)|indict(?:s|ed|ing)|arrest(?:s|ed|ing)|detain(?:s|ed|ing)|remand(?:s|ed|ing)|prosecut(?:es|ed|ing)|accus(?:es|ed|ing)|blam(?:es|ed|ing)|su(?:es|ed|ing)|denounc(?:es|ed|ing)|condemn(?:s|ed|ing)?|critici[sz](?:es|ed|ing)|implicat(?:es|ed|ing)|impeach(?:es|ed|ing)|disbarred|censur(?:es|ed|ing)|debarred|sanction(?:s|ed|ing)|extradit(?:es|ed|ing)|book(?:s|ed)|nab(?:s|bed))$/;
/** Of these, the ones that need a reason after them: police hold witnesses too, and shops charge. */
export const NEEDS_A_REASON = /^(?:charg|arrest|detain|fin|sanction|remand|condemn|su|extradit|book)/;
export const A_REASON =
  /\b(?:for|over|with|to face|on (?:suspicion|\w+ (?:counts?|charges?)|charges?|a charge|allegations|corruption|bribery|fraud)|in connection|under|after)\b/;

/** What a liar is called. */
export const CULPRIT =
  /^(?:liars?|thief|thieves|crooks?|cheats?|bully|bullies|frauds?|fraudsters?|swindlers?|conman|conmen|killers?|murderers?|rapists?|racists?|criminals?|abusers?|predators?|traitors?|embezzlers?|charlatans?|thugs?|gangsters?|hypocrites?|extortionists?|smugglers?|traffickers?)$/;
export const CULPABLE =
  /^(?:corrupt|complicit|negligent|dishonest|culpable|crooked|guilty|abusive|fraudulent)$/;
/** Nouns of wrong-doing whose owner did it ("his lies"); never ones where the owner is the victim ("her murder"). */
export const OWN_WRONG =
  /^(?:lies|lie|fraud|frauds|theft|thefts|crimes?|corruption|negligence|misconduct|deceit|deception|bribes|bribery|cover-up|wrongdoing|failures|failings|dishonesty|perjury|embezzlement|violations|misdeeds|threats|cheating|looting|racketeering|forgery|forgeries)$/;
/** Any noun of wrong-doing. */
export const A_WRONG =
  /^(?:theft|fraud|murder|manslaughter|rape|robbery|bribery|corruption|perjury|assault|abuse|harassment|blackmail|extortion|forgery|arson|negligence|misconduct|treason|embezzlement|smuggling|trafficking|torture|stealing|cheating|lying|killing|bullying|a crime|criminal|theft\.)$/;
/** What is raised against somebody. */
export const CASE_AGAINST =
  /^(?:allegations?|accusations?|charges?|claims?|complaints?|lawsuits?|suits?|case|cases|indictments?|criticisms?|proceedings|prosecution|petition)$/;
/** Names given to somebody. */
export const CALLS_BY_NAME =
  /^(?:called|calls|calling|branded|brands|labelled|labeled|dubbed|termed|described)$/;
