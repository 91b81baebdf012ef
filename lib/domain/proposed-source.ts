/** What a proposal becomes where it is accepted as it stands: a source, and the place in it. */
import type { NoteInterview } from './draft-note-people.ts';
import type { NoteSays } from './draft-note-says.ts';
import type { SourceType } from './vocabulary.ts';

export type ProposedSource = {
  type: SourceType;
  title: string;
  author: string;
  link: string;
  locator: string;
};

const FORMS: Record<NoteInterview['form'], string> = {
  phone: 'Phone interview',
  video: 'Video interview',
  in_person: 'Interview in person',
  email: 'E-mail exchange',
  message: 'Message exchange',
  unknown: 'Interview',
};

const MONTHS = Array.from({ length: 12 }, (_, month) =>
  new Date(Date.UTC(2026, month, 1)).toLocaleString('en-GB', { month: 'long', timeZone: 'UTC' }),
);

const POSTS =
  /^(?:www\.|m\.|mobile\.)?(?:twitter\.com|x\.com|facebook\.com|instagram\.com|tiktok\.com|threads\.net|bsky\.app|t\.me|vk\.com|truthsocial\.com|linkedin\.com|mastodon\.social)$/i;
const RECORDINGS = /^(?:www\.|m\.)?(?:youtube\.com|youtu\.be|vimeo\.com|soundcloud\.com)$/i;
const FILES = /\.(?:pdf|docx?|odt|rtf)$/i;
const TABLES = /\.(?:xlsx?|csv|ods)$/i;
/** As long as the register takes a title, an author and a place. */
const LONGEST = { title: 300, author: 200, locator: 200 } as const;

/**
 * @param words of the note
 * @returns fields as the form for a new source has them; the type is a first guess, and what is in none of the note's
 * words stays empty
 */
export function proposedSource(words: string, says: NoteSays): ProposedSource {
  const { links, locators, titles, interview, names, emails } = says;
  const link = links.find(isOpenable) ?? '';
  const locator = cut(locators.map(({ text }) => text).join(', '), LONGEST.locator);
  const author = cut(interview?.with || (names[0] ?? ''), LONGEST.author);
  const title =
    titles[0] ?? (interview ? interviewTitle(interview) : undefined) ?? titleOf(words, link, emails);
  return { type: typeOf(says, link), title: cut(title, LONGEST.title), author, link, locator };
}

/** Two notes with the same key mean the same source. */
export const sameSourceKey = ({ type, title, author, link }: Omit<ProposedSource, 'locator'>): string =>
  link === '' ? JSON.stringify([type, title.toLowerCase(), author.toLowerCase()]) : addressKey(link);

/** Addresses that differ in a slash at the end, the case of the host or the scheme lead to the same page. */
export function addressKey(link: string): string {
  const url = URL.parse(link);
  if (!url) return link;
  return `${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/$/, '')}${url.search}${url.hash}`;
}

/** As the register takes a link: nothing that signs somebody in. */
function isOpenable(link: string): boolean {
  const url = link.length <= 2000 ? URL.parse(link) : null;
  return url !== null && /^https?:$/.test(url.protocol) && !url.username && !url.password;
}

function typeOf({ interview, locators, emails, phones, isNoAnswer }: NoteSays, link: string): SourceType {
  const url = link === '' ? null : URL.parse(link);
  if (url) {
    if (POSTS.test(url.hostname)) return 'SOCIAL_POST';
    if (RECORDINGS.test(url.hostname)) return 'RECORDING';
    if (TABLES.test(url.pathname)) return 'DATA';
    if (FILES.test(url.pathname)) return 'DOCUMENT';
    return 'OTHER_MEDIA';
  }
  if (interview || isNoAnswer || emails.length > 0 || phones.length > 0) return 'INTERVIEW';
  return locators.some(({ kind }) => kind === 'time') ? 'RECORDING' : 'DOCUMENT';
}

function interviewTitle({ form, with: whom, date }: NoteInterview): string {
  return `${FORMS[form]}${whom && ` with ${whom}`}${date && `, ${dateInWords(date)}`}`;
}

/** "3 November 2026" for "2026-11-03", "3 November" for "--11-03". */
function dateInWords(date: string): string {
  const [, year = '', month, day] = /^(\d{4})?-{1,2}(\d{2})-(\d{2})$/.exec(date) ?? [];
  if (month === undefined || day === undefined) return date;
  return `${Number(day)} ${MONTHS[Number(month) - 1]}${year && ` ${year}`}`;
}

/** The first line of the note without its addresses, or where its link leads. */
function titleOf(words: string, link: string, emails: readonly string[]): string {
  const [line = ''] = words.split('\n');
  const plain = line
    .replace(/(?:https?:\/\/|www\.)\S+/giu, ' ')
    .replace(/^\s*(?:see(?: also)?|source|via|from|cf)\b[.:]?\s*/iu, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s,;:–—-]+|[\s,;:.–—(-]+$/gu, '');
  if (/\p{L}{2}/u.test(plain)) return plain;
  const url = URL.parse(link);
  if (url) return `${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/$/, '')}`;
  return emails[0] ?? (line.trim() || 'Source of a note');
}

const cut = (words: string, most: number) =>
  (words.length > most ? `${words.slice(0, most - 1).trimEnd()}…` : words).toWellFormed();
