/** Whom a note of a draft names, and the interview that it tells of. */

/** How somebody was asked. `unknown`: an interview, and no word of how. */
type InterviewForm = 'phone' | 'video' | 'in_person' | 'email' | 'message' | 'unknown';

/** `with`: a name, or empty. `date`: as in `datesIn`, or empty. */
export type NoteInterview = { form: InterviewForm; with: string; date: string };

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const month =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?';
const DATES: readonly [RegExp, (parts: string[]) => [year: string, month: string, day: string]][] = [
  [/\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b/gu, ([y = '', m = '', d = '']) => [y, m, d]],
  [
    new RegExp(`\\b${month}\\s(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])(?:,?\\s((?:19|20)\\d\\d)\\b)?`, 'giu'),
    ([m = '', d = '', y = '']) => [y, m, d],
  ],
  [
    new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\.?\\s(?:of\\s)?${month}(?:,?\\s((?:19|20)\\d\\d)\\b)?`, 'giu'),
    ([d = '', m = '', y = '']) => [y, m, d],
  ],
];

/** Days in the words in their order: "2026-11-03", or "--11-03" (ISO 8601) where no year is said. */
export function datesIn(words: string): string[] {
  const found: { at: number; end: number; date: string }[] = [];
  for (const [pattern, partsOf] of DATES)
    for (const match of words.matchAll(pattern)) {
      const [year, name, day] = partsOf(match.slice(1).map((part) => part ?? ''));
      const number = /^\d/.test(name) ? Number(name) : MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
      if (number < 1 || number > 12 || Number(day) < 1 || Number(day) > 31) continue;
      const two = (part: number | string) => String(part).padStart(2, '0');
      const end = match.index + match[0].length;
      if (found.some((one) => match.index < one.end && one.at < end)) continue;
      found.push({ at: match.index, end, date: `${year || '-'}-${two(number)}-${two(day)}` });
    }
  return [...new Set(found.sort((a, b) => a.at - b.at).map(({ date }) => date))];
}

const particle = '(?:de|da|do|dos|del|della|di|du|la|le|van|von|der|den|ter|bin|ibn|al|el|y|e)';
const capital = "(?:\\p{Lu}[\\p{L}\\p{M}'’-]*\\p{Ll}[\\p{L}\\p{M}'’-]*|\\p{Lu}\\.(?:\\p{Lu}\\.)*)";
const full = `${capital}(?: ${particle}){0,2}(?: ${capital}(?: ${particle}){0,2}){0,3} \\p{Lu}[\\p{L}\\p{M}'’-]*\\p{Ll}[\\p{L}\\p{M}'’-]*`;

/** Words with a capital that no name of a person has in these notes. */
const noName =
  /\b(?:the|a|an|see|source|sources|interview|phone|email|call|page|notes?|council|city|county|court|police|ministry|department|office|report|minutes|annual|press|release|census|bureau|board|committee|agency|university|institute|commission|company|inc|ltd|gmbh|act|law|table|figure|tape|recording|google|zoom|document|transcript|agenda|budget|plan|survey|study|letter|memo|same|ibid|times|herald|post|news|gazette|tribune|mon(?:day)?|tues?(?:day)?|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|sept?|october|oct|november|nov|december|dec|jan|feb)\b/iu;

const HONORIFIC =
  '(?:(?:[Mm]rs?|[Mm]s|[Dd]r|[Pp]rof(?:essor)?|[Jj]udge|[Mm]ayor|[Ss]en(?:ator)?|[Rr]ep|[Cc]apt(?:ain)?|[Ss]gt|[Ll]t|Sir|Dame)\\.? )?';
const AFTER = new RegExp(
  `\\b(?:[Ww]ith|[Ss]poke to|[Tt]alked to|[Ii]nterviewed|[Cc]alled|[Ee]-?mailed|[Ee]-?mail (?:from|to)|[Mm]essage from|[Ii]nterview:|[Pp]er|[Aa]ccording to) ${HONORIFIC}(${full})`,
  'gu',
);
/** A name that a note begins with, before what is said of that person. */
const AT_FIRST = new RegExp(
  `(?:^|\\n|; )(${full})(?=,| ?[(:;–—-]|\\s\\+?\\(?\\d|\\s(?:declined|did not|didn’t|didn't|has not|said|says|told|confirmed|denied|would not|could not|was not)\\b|\\s[\\w.+-]+@|\\s*$)`,
  'gu',
);

/** Full names in the words, in their order: of somebody spoken with, and those that a line begins with. */
export function namesIn(words: string): string[] {
  const found: [number, string][] = [];
  for (const pattern of [AFTER, AT_FIRST])
    for (const { 1: name = '', index } of words.matchAll(pattern))
      if (!noName.test(name)) found.push([index, name]);
  return [...new Set(found.sort((a, b) => a[0] - b[0]).map(([, name]) => name))];
}

const FORMS: readonly [Exclude<InterviewForm, 'unknown'>, RegExp][] = [
  [
    'video',
    /\b(?:video|zoom|skype|facetime|google meet|teams|webex)[ -](?:call|interview|conversation|chat)|\b(?:via|over|by|on) (?:video|zoom|skype|facetime|teams|webex)\b/iu,
  ],
  [
    'phone',
    /\b(?:(?:[Tt]ele)?[Pp]hone|[Tt]el\.?)[ -](?:call|interview|conversation|int\.)|\b(?:[Bb]y|[Oo]ver the|[Vv]ia|[Oo]n the) (?:tele)?phone\b|\b(?:[Tt]ele)?[Pp]honed\b|\b[Cc]alled (?=\p{Lu})/u,
  ],
  ['in_person', /\b(?:in[- ]person|face[- ]to[- ]face|on[- ]site)\b/iu],
  [
    'email',
    /\be-?mail(?:ed)? (?:interview|exchange|correspondence|from|to|with|reply|response|statement)|\b(?:by|via|over) e-?mail\b|\be-?mailed\b/iu,
  ],
  [
    'message',
    /\b(?:whatsapp|signal|telegram|text|direct|facebook|messenger|sms)[ -](?:message|chat|exchange|interview)s?\b|\b(?:via|by|over|on) (?:whatsapp|signal|telegram|text|sms|dm|messenger)\b/iu,
  ],
];
const INTERVIEW =
  /\b(?:interview(?:ed|s)?|spoke (?:with|to)|talked (?:with|to)|conversation with|in conversation|int\. with)\b/iu;

/** The interview that a note tells of, or null. */
export function interviewIn(words: string): NoteInterview | null {
  const form = FORMS.find(([, pattern]) => pattern.test(words))?.[0];
  if (form === undefined && !INTERVIEW.test(words)) return null;
  return { form: form ?? 'unknown', with: namesIn(words)[0] ?? '', date: datesIn(words)[0] ?? '' };
}

/** Whether a note says that somebody was asked and gave no answer. */
export const tellsOfNoAnswer = (words: string): boolean =>
  /\b(?:no (?:answer|reply|response)|(?:declined|refused) (?:to|comment)|did(?: not|n[’']t) (?:answer|respond|reply|return|pick up)|has(?: not|n[’']t) (?:answered|responded|replied)|left (?:a )?(?:message|voicemail)|unreachable|could not be reached)\b/iu.test(
    words,
  );
