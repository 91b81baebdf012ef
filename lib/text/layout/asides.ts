import { type MayMatch, type Signal, signalOf } from '../words/signals.ts';
import type { AsideReason } from './block.ts';
import { endsSentence } from './line-shape.ts';

/**
 * What is set aside, by its wording. Every rule reads one line (or one whole block) and is anchored at its beginning or
 * end, so that a sentence of the story that merely mentions a newsletter is left alone. A wrong guess costs little: the
 * words stay where they are and a person can put them back.
 */

const longestAside = 600;

const platform =
  'x|twitter|telegram|instagram|facebook|tiktok|youtube|truth social|weibo|vk|bluesky|threads|mastodon';
const account = '@[\\p{L}\\p{N}_.]{2,40}';
const handle = [
  // "@V_Zelenskiy_official", "Telegram/@account", "@one, @two"
  new RegExp(
    `^(?:(?:photo|video|image|via|source|${platform}) ?[:/|–—-]? ?(?:by )?)?\\(?${account}\\)?(?: ?[,/|·•&] ?(?:${platform}|${account}))*(?: (?:on|via) (?:${platform}))?$`,
    'iu',
  ),
  // "Telegram / V_Zelenskiy_official"
  new RegExp(`^(?:${platform}) ?[/|] ?[\\p{L}\\p{N}_.]{2,40}$`, 'iu'),
  // "— Name (@account) April 8, 2025" and "Name @account · Apr 8", as embedded posts are pasted
  /^[—–-] ?.{1,80}\(@\w{1,40}\).{0,40}$/u,
  /^.{1,60} @\w{1,40} · .{1,30}$/u,
];

const agency =
  'AFP|AP|AP Photo|Associated Press|Reuters|REUTERS|Getty(?: Images)?|EPA(?:-EFE)?|Shutterstock|Bloomberg|TASS|Sputnik|Xinhua|Anadolu|dpa|ANSA|Ukrinform|Alamy|iStock|Zuma(?: Press)?|Pool(?: Photo)?|Handout';
const credit = {
  opening: [
    /^(?:photo(?:graph)?s?|pictures?|images?|illustrations?|graphics?|credits?|caption|foto|bild|фото)(?: credits?)? ?(?::|\.\.\.|…|\|)/iu,
    /^FILE(?: PHOTO)? ?[-–—:]/u,
    /^file (?:photo|image|picture)\b/iu,
    /^source ?: [^.!?]{1,60}$/iu,
  ],
  /** Only where the line is not a sentence: "Photos by the agency show smoke." is one. */
  naming: [
    /^(?:photo(?:graph)?s?|pictures?|images?|illustrations?|graphics?|video|courtesy)(?: (?:by|of|via|courtesy)) .{2,90}$/iu,
  ],
  closing: [
    new RegExp(
      `\\((?:[^()]{0,80}[ /])?(?:AP Photo|Getty Images|[^()]{1,60}/(?:${agency})|(?:${agency})/[^()]{1,60}|[^()]{0,40}\\bvia (?:${agency}))[^()]{0,60}\\)\\.?$`,
      'u',
    ),
    /\((?:photo|image|picture|credit|foto)s?\b[^()]{0,100}\)\.?$/iu,
    new RegExp(`[/|] ?(?:${agency})(?: ?(?:/|via) ?(?:${agency}))?$`, 'u'),
    new RegExp(`\\b(?:${agency}|Photo|Service|Press) via (?:${agency})$`, 'u'),
  ],
  /** A name and an agency, and nothing else. */
  alone: [
    new RegExp(`^(?:${agency}) ?[/|] ?[^.!?]{2,60}$`, 'u'),
    /^(?:Getty Images|Associated Press|AP Photo|Shutterstock|EPA-EFE)$/u,
    / for The (?:New York Times|Washington Post|Guardian|Wall Street Journal)$/u,
  ],
};

const relatedLabel =
  "(?:read|watch|listen|see|opinion|analysis|explainer|video|gallery)(?= ?:)|related|related (?:articles?|stor(?:y|ies)|coverage|content|topics?|links?|news|videos?|reading|posts?)|read (?:more|also|next|the full story|our story)|also read|see (?:also|more)|more on this(?: story)?|more (?:coverage|stories|news)|more to read|further reading|recommended(?: stories| reading| for you)?|you (?:may|might) (?:also )?(?:like|be interested in)|(?:dig|go) deeper|editors?[’']? picks?|don[’']t miss|watch(?: now| more| live| this)?|listen(?: now)?|in pictures|in case you missed it|icymi|(?:next|previous) (?:article|story)|most (?:read|popular|viewed)|trending(?: now)?|what to read next|up next|live updates?|à lire aussi|lire aussi|lesen sie auch|mehr zum thema|siehe auch|lea también|le puede interesar|leggi anche|leia também|lees ook|läs också|czytaj (?:też|także)|читайте также|читайте також|читать также|по теме|см\\. также";
const related = [
  new RegExp(`^["'“‘]?(?:${relatedLabel})["'”’]? ?(?:[:|>»›→]|[-–—] ?|$).*$`, 'iu'),
  /^read (?:more|all)(?: of)? (?:about|on|from|at|in|here|our|coverage)\b[^!?]{0,160}$/iu,
  /^more (?:from|on|about) [^.!?]{2,60}$/iu,
  /^(?:click|tap) here\b.{0,160}$/iu,
];

const promotion = [
  /^(?:advertisements?|advertising|advertorial|sponsored(?: content| by .{1,60})?|paid (?:post|content)|promoted(?: content)?|(?:story|article) continues (?:below|after)(?: this)?(?: ad(?:vertisement)?)?|skip (?:past )?(?:the )?(?:ad(?:vertisement)?|newsletter promotion)|ad feedback|scroll to continue|continue reading(?: the main story)?|after newsletter promotion|anzeige|werbung|publicité|publicidad|pubblicità|publicidade|reklama|реклама)\W*$/iu,
  /^(?:sign up|subscribe|register|log in|sign in)\b.{0,200}$/iu,
  /^get (?:the|our|all|your|more|unlimited)\b.{0,120}\b(?:newsletter|inbox|e-?mail|app|alerts?|access|headlines|delivered|subscription)\b.{0,80}$/iu,
  /^(?:download|get) (?:the|our) .{0,40}\bapp\b.{0,60}$/iu,
  /^(?:already a (?:subscriber|member)|create (?:a|your) free account|become a (?:member|subscriber)|support our (?:journalism|work|newsroom)|start your (?:free )?(?:trial|subscription))\b.{0,160}$/iu,
  /^(?:join (?:us|our|the conversation)|follow (?:us|our|@\w{1,40}))\b.{0,160}$/iu,
  /\b(?:sign up|subscribe)(?: (?:here|now|today|for free|to it))?[.!]?$/iu,
  // "You’re invited to taste the best kitchens of the town": no story addresses its reader like that.
  /^you(?:[’']re| are) (?:cordially )?invited to\b.{0,200}$/iu,
  /^(?:book|order|buy|shop|reserve)(?: your)?(?: .{1,40})? (?:now|today|online|here)\b.{0,160}$/iu,
  /^(?:our|a|this) (?:free )?newsletter\b.{0,120}$/iu,
];

const shareWords = new Set(
  'share tweet email e-mail print save bookmark copy link copied facebook twitter x whatsapp linkedin reddit telegram messenger flipboard pinterest instagram tiktok youtube bluesky threads comment comments gift article this full story on via by sms text listen more options and'.split(
    ' ',
  ),
);
const shareOpeners =
  /^(?:share|link copied|tweet|e-?mail|print|save|copy|facebook|twitter|whatsapp|linkedin|bookmark|gift|comments?)\b/iu;
const furniture = [
  /^this (?:live )?(?:page|blog|thread|feed|live) (?:is|has)(?: now| been)? (?:closed|ended|finished)\b.{0,80}$/iu,
  /^we value your privacy\b.{0,200}$/iu,
  /^(?:we|this (?:web ?)?site|our (?:web ?)?site|by (?:using|clicking|continuing)|to improve)\b.{0,200}\bcookies?\b.{0,300}$/iu,
  /^(?:page |seite |стр\. ?)?\d{1,3}(?: ?(?:\/|of|von|de|из) ?\d{1,4})?$/iu,
  /^page \d{1,4}$/iu,
  /^[-–—] ?\d{1,4} ?[-–—]$/u,
  /^(?:https?:\/\/|www\.)\S+(?: \d{1,3}\/\d{1,3})?$/iu,
  // A browser's print header: "4/8/25, 10:03 AM  Headline - Paper"
  /^\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d{2}(?: ?[ap]\.?m\.?)?\b.{0,160}$/iu,
  /^(?:\d{1,5}|no|leave a|view|add a|show|hide|post a) comments?(?: \(\d{1,5}\))?$/iu,
  /^\d{1,3}[- ]?min(?:ute)?s? (?:read|listen|watch)$/iu,
  /^listen to (?:this|the) (?:article|story)\b.{0,60}$/iu,
  /^(?:©|\(c\) ?\d|copyright\b).{0,200}$/iu,
  /\b(?:A|a)ll (?:R|r)ights (?:R|r)eserved\b.{0,60}$/u,
  /^(?:topics?|tags?|filed under|keywords|categor(?:y|ies)|теги|schlagwörter) ?:.{0,300}$/iu,
  /^(?:home|news|world) ?[›>»/|] ?.{0,120}$/iu,
  /^(?:\(?ends?\)?|-30-|-ends-)$/iu,
  /^(?:story )?continued (?:on|from) (?:page|p\.)/iu,
  /^a version of this (?:article|story) (?:appears|appeared) in print\b/iu,
  /^(?:video )?ad feedback$/iu,
  /^(?:CNN|AP|AFP|Reuters|REUTERS|BBC|BBC News|NPR|dpa|TASS)$/u,
  /^[^\p{L}\p{N}]+$/u,
];

const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const weekday = '(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\\.?,? )?';
const clock = '(?:,? ?(?:at |on |·|-|\\|)? ?\\d{1,2}[:.]\\d{2} ?(?:[ap]\\.?m\\.?)?(?: ?[a-z]{2,5})?)?';
const dateline = [
  /^(?:published|updated|last updated)$/iu,
  /^(?:(?:first |originally )?published|(?:last )?updated|last modified|posted|created|issued)(?: at| on)?:? .{0,60}\d.{0,40}$/iu,
  new RegExp(`^${weekday}${month} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}${clock}$`, 'iu'),
  new RegExp(`^${weekday}\\d{1,2}(?:st|nd|rd|th)?\\.? ${month},? \\d{4}${clock}$`, 'iu'),
  new RegExp(`^\\d{4}-\\d{2}-\\d{2}${clock}$`, 'iu'),
  // "10:42 GMT", "11.05am BST", "2 hours ago": the time of an entry in a live blog
  /^(?:at )?\d{1,2}[:.]\d{2} ?(?:[ap]\.?m\.?)?(?: ?\(?[a-z]{2,5}\)?)?$/iu,
  /^(?:(?:updated|posted) )?(?:\d{1,3}|an?) ?(?:s|m|h|d|sec(?:ond)?s?|min(?:ute)?s?|hours?|hrs?|days?) ago$/iu,
];

const staffCredit = [
  // "Words by Nellie Bly. Photographs by Nadar"
  /^(?:words|story|text)(?:,? (?:and|&) (?:photographs?|pictures?|photos?|video))? by .{2,60}(?:[.;,|] ?(?:photographs?|pictures?|photos?|video|illustrations?)(?: by|:) .{2,60})?$/iu,
  /^\(?(?:(?:additional )?(?:reporting|writing)|edit(?:ing|ed)|compiled|translated|written) by .{2,160}(?:;|\bedit(?:ing|ed) by\b).{0,240}$/iu,
  /^\((?:additional )?(?:reporting|writing|editing|translated|compiled)(?: in .{2,60})? by .{2,300}\)$/iu,
  / contributed (?:reporting|to this (?:report|story|article))\b.{0,120}$/u,
];
const bylineOpening = /^(?:by|written by|von|par|por|автор:?|автори:?) (?=\S)/iu;
const bylineWord =
  /^(?:\p{Lu}[\p{L}\p{M}.'’-]*|and|und|et|y|e|і|и|de|la|le|van|von|der|den|bin|al|el|in|at|for|of|the|with|&|\|)[,;|]?$/u;

/** "By Nellie Bly and Ida Tarbell, Vienna": whether a line is an opening word followed only by names. */
export function isByline(text: string): boolean {
  if (text.length > 120 || !bylineOpening.test(text) || /[.!?:]$/.test(text)) return false;
  const names = text.replace(bylineOpening, '').split(' ');
  return /^\p{Lu}/u.test(names[0] ?? '') && names.every((name) => bylineWord.test(name));
}

const name = /^\p{Lu}[\p{L}\p{M}.'’-]+(?: (?:\p{Lu}[\p{L}\p{M}.'’-]*|de|la|van|von|der|bin|al|el)){1,3}$/u;
const role =
  /^(?:(?:BBC|CNN|Sky|NBC|ABC|CBS|Fox|NPR|AFP|AP|Reuters)\b.{0,40}|.{0,40}\b(?:correspondent|reporter|staff writer|editor)\b.{0,30})$/iu;

/** "Nellie Bly" above "Europe correspondent": only the two together, near the top, name the writer of a story. */
export function isNameAndRole(first: string, second: string): boolean {
  return (
    first.length <= 60 &&
    second.length <= 70 &&
    !endsSentence(second) &&
    name.test(first) &&
    role.test(second)
  );
}

function isCredit(text: string, may: MayMatch): boolean {
  if (any(credit.opening, text, may)) return text.length <= 400;
  if (text.length <= 120 && !endsSentence(text) && any(credit.naming, text, may)) return true;
  if (text.length <= 80 && any(credit.alone, text, may)) return true;
  return any(credit.closing, text, may);
}

function isShareLine(text: string): boolean {
  if (text.length > 120 || !shareOpeners.test(text)) return false;
  const words = text.toLowerCase().split(/[\s|·•,/!]+/u);
  return words.every((word) => word === '' || shareWords.has(word));
}

/** "Nellie Bly · 3 June 2031 — 5.41pm · Save · Share": several short details on one line, including a date. */
function isLineOfDetails(text: string): boolean {
  if (text.length > 160 || !/[·|•]/.test(text) || endsSentence(text)) return false;
  const parts = text.split(/\s*[·|•—]\s*/u).filter((part) => part !== '');
  return (
    parts.length > 1 && parts.every((part) => part.length < 70) && parts.some((part) => any(dateline, part))
  );
}

/** What each rule requires, in the order of its list; hardly any line has the words of any. */
const required = new Map<readonly RegExp[], readonly Signal[]>(
  [
    ...[handle, related, promotion, furniture, dateline, staffCredit],
    ...[credit.opening, credit.naming, credit.closing, credit.alone],
  ].map((rules) => [rules, rules.map(signalOf)]),
);

const anything: MayMatch = () => true;

function any(rules: readonly RegExp[], text: string, may: MayMatch = anything): boolean {
  const needs = required.get(rules) ?? [];
  for (let k = 0; k < rules.length; k++)
    if (may(needs[k] ?? []) && (rules[k] as RegExp).test(text)) return true;
  return false;
}

/**
 * Why this line or block is not part of the story, or null where it is. The text must be clean (see `cleanLines`):
 * single spaces, no line breaks. `may` spares rules for which it lacks the words.
 */
export function asideReasonOf(text: string, may: MayMatch = anything): AsideReason | null {
  if (text.length > longestAside) return null;
  if (/[@/|]/.test(text) && any(handle, text, may)) return 'handle';
  if (text.length <= 300 && any(related, text, may)) return 'related';
  if (any(promotion, text, may)) return 'promotion';
  if (isShareLine(text) || any(furniture, text, may)) return 'furniture';
  if (text.length <= 120 && any(dateline, text, may)) return 'dateline';
  if (isLineOfDetails(text)) return 'byline';
  if (isByline(text) || any(staffCredit, text, may)) return 'byline';
  if (isCredit(text, may)) return 'credit';
  return null;
}

const labelAlone = new RegExp(`^["'“‘]?(?:${relatedLabel})["'”’]? ?[:|>»›→]?["'”’]?$`, 'iu');
const manyTitles =
  /(?:stories|articles|coverage|topics|links|videos|posts|recommended|picks|this story|read$|popular|viewed|trending|related:?["'”’]?$|like)/iu;

/** How many titles of other articles may follow a "related" line that is only a label ("Related stories:"). */
export function titlesAfterRelated(text: string): number {
  if (!labelAlone.test(text)) return 0;
  return manyTitles.test(text) ? 5 : 1;
}
