/**
 * How transcripts say who is speaking: a label at the head of a line ("MR. HALDER:", "Speaker 2:", "The Prime Minister
 * (Ms Lund):"), or a name on a line of its own.
 */

/** A label at the head of a line, and the words after it. `isSure`: it cannot be ordinary words before a colon. */
export type LabelAt = { label: string; rest: string; isSure: boolean };

const NAME_WORD = String.raw`(?:\p{Lu}[\p{L}.'’-]{0,30}|de|da|di|du|del|van|von|der|den|la|le|al|bin|ibn|dos|of|the|for)`;
const TITLE = String.raw`(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Lord|Lady|Sen|Rep|Gov|Gen|Hon|Rev|Baroness|Senator|Professor|Judge|Justice|Councillor|Cllr|Minister|President|Secretary|Ambassador|Herr|Frau|M|Mme|Sr|Sra)\.?`;
/** What may follow a name as part of the label: "(Harbour Authority)", "[through interpreter]". */
const ADDED = String.raw`(?:[ \t]{0,3}[([][^()[\]\n]{1,80}[)\]]){0,3}`;

const ROLE =
  /^(?:the )?(?:q|a|question(?:er)?|answer|speaker(?:[ _#-]?(?:\d{1,3}|[a-z]))?|s\d{1,2}|unknown(?: speaker)?|unidentified.{0,30}|(?:fe)?male (?:speaker|voice)(?: \d{1,2})?|voice(?: \d{1,2})?|participant(?: \d{1,3})?|(?:audience|panel) member|interview(?:er|ee)|reporter|journalist|moderator|host|presenter|anchor|operator|narrator|interpreter|translator|chair(?:man|woman|person)?|(?:deputy |mr\.? |madam )speaker|mr\.? president|(?:mr\.? |madam )chair(?:man|woman)?|court|witness|clerk|bailiff|coroner|defendant|juror|counsel|president|prime minister|minister|secretary|premier|chancellor|taoiseach|tánaiste|foreign secretary|foreign minister|home secretary|press secretary|spokes(?:man|woman|person))$/iu;

const TITLED = new RegExp(`^${TITLE} ${NAME_WORD}(?: ${NAME_WORD}){0,4}${ADDED}$`, 'u');
const NAMED = new RegExp(
  `^\\p{Lu}[\\p{L}.'’-]{0,30}(?: ${NAME_WORD}){0,5}(?:, [^:\\n]{2,60})?${ADDED}$`,
  'u',
);
const CAPITALS = /^[\p{Lu}\d][\p{Lu}\p{M}\d .'’,()&/_#-]{1,70}$/u;
const OFFICE =
  /^The (?:\p{Lu}[\p{L}'’-]{0,30}|of|for|and|the)(?: (?:\p{Lu}[\p{L}'’-]{0,30}|of|for|and|the)){0,9}(?: \([^()\n]{1,80}\)){0,2}$/u;

/** Words that come before a colon at the head of a line but are not speakers: the heads of letters and forms. */
const NOT_SPEAKERS = new Set(
  `note notes nb warning date time place venue location subject re to from cc bcc contact contacts tel telephone phone
  mobile fax email e-mail source sources photo photos image caption video audio summary agenda topic topics title url
  link links http https present attendees participants recorded transcribed transcript transcription file duration
  length language case docket page part chapter section exhibit table figure example update correction ps important
  attention copyright website hours price result results conclusion background introduction abstract address
  references deadline embargo headline byline dateline kind style region webvtt name names tags keywords author
  editor's-note also today yesterday tomorrow media-contact press-contact for-immediate-release notes-to-editors
  keynotes in-short in-brief key-points`.split(/\s+/u),
);

/** "Ada Holm, the harbour master, said:" is a reporter's sentence. */
const REPORTED =
  /\b(?:said|says|saying|added|adds|told|tells|asked|asks|wrote|writes|replied|replies|continued|explained|warned|noted|stated|posted|tweeted|read|reads|reported|according|is|was|are|were|has|had|will)$/iu;

const unmarked = (text: string): string => text.replace(/^[*_#]{1,3}\s?|[*_]{1,3}$/gu, '').trim();

/**
 * A label if the words may be what a record calls somebody, else null; `isSure` if they can hardly be anything else.
 */
export function readLabel(words: string): { label: string; isSure: boolean } | null {
  const label = unmarked(words).replace(/\s+/gu, ' ');
  if (label.length === 0 || label.length > 120 || (REPORTED.test(label) && /\p{Ll}/u.test(label)))
    return null;
  const bare = label.replace(/ ?[([].*$/u, '').toLowerCase();
  if (NOT_SPEAKERS.has(bare.replace(/ /gu, '-').replace(/’/gu, "'"))) return null;
  if (ROLE.test(label.replace(/\.$/u, '')) || ROLE.test(bare)) return { label, isSure: true };
  if (TITLED.test(label) || OFFICE.test(label)) return { label, isSure: true };
  if (CAPITALS.test(label) && /\p{Lu}{2}/u.test(label))
    return { label, isSure: label.split(' ').length <= 8 };
  return NAMED.test(label) ? { label, isSure: false } : null;
}

const BRACKETED = /^[ \t]*[[(]([^[\]()\n]{1,60})[\])][ \t]*:[ \t]*/u;
/** Bold in Markdown: the colon comes before or after the marks. */
const HEAD =
  /^[ \t]*(>>+[ \t]*|[-–—][ \t]+|[Qq]\d{1,4}[.)]?[ \t]+)?([*_]{0,3}[^:\n*]{1,130}?)(?:[ \t]*[:：][ \t]?[*_]{0,3}|[*_]{2,3}[ \t]*[:：])(?:[ \t]+|$)/u;
const ANSWERED = /^[ \t]*(Q|A)(?:\.[ \t]*|[ \t]{2,})(?=[\p{Lu}\p{N}"“‘'(—-])/u;

/** The label at the head of a line, before a colon; for questions and answers ("Q.  Did you") also without one. */
export function labelAt(line: string): LabelAt | null {
  const voice = /^<v ([^<>\n]{1,120})>/u.exec(line);
  if (voice) return { label: voice[1] as string, rest: line.slice(voice[0].length), isSure: true };
  const bracketed = BRACKETED.exec(line);
  if (bracketed) {
    const read = readLabel(bracketed[1] as string);
    return read && { label: read.label, rest: line.slice(bracketed[0].length), isSure: true };
  }
  const answered = ANSWERED.exec(line);
  if (answered) return { label: answered[1] as string, rest: line.slice(answered[0].length), isSure: true };
  const head = HEAD.exec(line);
  if (!head) return null;
  const read = readLabel(head[2] as string);
  if (!read) return null;
  const isSure = read.isSure || head[1]?.startsWith('>>') === true;
  return { label: read.label, rest: line.slice(head[0].length), isSure };
}

/** A name, office or role that takes up a whole line: who speaks in the lines after it. */
export function labelAlone(line: string): string | null {
  const words = line.trim();
  if (words === '' || /[.!?,;:…]$/u.test(words.replace(/\b(?:Mr|Mrs|Ms|Dr|Jr|Sr)\.$/u, ''))) return null;
  return readLabel(words.replace(/[:：]$/u, ''))?.label ?? null;
}

/** Asks about each text only once: a record has its labels by the thousand, and its lines are gone through several times. */
export function askedOnce<Answer>(ask: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const answer = known.get(text);
    if (answer !== undefined) return answer;
    const found = ask(text);
    known.set(text, found);
    return found;
  };
}

/** Labels that differ only in how they are written count as one. */
export const sameLabel = (label: string): string =>
  label
    .toLowerCase()
    .replace(/[.\s]+/gu, ' ')
    .trim();

/** How often a label heads a line, and whether it is a sure one. */
type Uses = { count: number; isSure: boolean };

/**
 * Which of the labels found in a text really are labels: sure ones, and a name that heads two or more lines (a single
 * "Note well:" at the head of a line is text). Where nearly every paragraph has one, all are.
 * @param found the labels at the heads of lines, in order
 * @param paragraphs how many stretches of words the text has
 * @param isTold whether turns are marked in another way as well, so that a single "Yes:" is what somebody says
 * @returns by `sameLabel`; empty where the text is not speech in several turns
 */
export function acceptedLabels(
  found: readonly { label: string; isSure: boolean; rest: string }[],
  paragraphs: number,
  isTold = false,
): ReadonlySet<string> {
  const same = askedOnce(sameLabel);
  const byKey = new Map<string, Uses>();
  let spoken = 0;
  for (const { label, isSure, rest } of found) {
    const key = same(label);
    let uses = byKey.get(key);
    if (!uses) {
      uses = { count: 0, isSure: false };
      byKey.set(key, uses);
    }
    uses.count++;
    uses.isSure ||= isSure;
    if (rest === '' || /[.?!…”"’')\]—–-]\s*$/u.test(rest)) spoken++;
  }
  const isTalk =
    !isTold && found.length >= 2 && found.length >= paragraphs * 0.8 && spoken >= found.length * 0.6;
  const accepted = [...byKey].filter(([, { count, isSure }]) => isTalk || isSure || count >= 2);
  const times = accepted.reduce((sum, [, { count }]) => sum + count, 0);
  // A record consists of turns; a document in which a heading or two recurs is not one.
  const least = accepted.some(([, { isSure }]) => isSure) ? 0.12 : 0.3;
  if (times < paragraphs * least) return new Set();
  // A single "A." belongs to a list; a single label of another kind is just a line.
  const keys = new Set(accepted.map(([key]) => key));
  if (keys.has('a') && !keys.has('q') && !keys.has('question') && keys.size === 1) return new Set();
  return times >= 2 ? keys : new Set();
}
