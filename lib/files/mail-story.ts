/** A story that came by mail: the message itself, what it passes on, or a file attached to it. */
import type { Attachment, Email } from 'postal-mime';
import { Readings } from '../domain/readings.ts';
import { countedWords } from '../domain/what-was-read.ts';
import { formatNumber } from '../domain/wording.ts';
import { endingOf } from './endings.ts';
import { bodyOf, parseMail } from './mail.ts';
import { type MailPart, mailParts } from './mail-parts.ts';
import { checkText, type ReadStory, type StoryText, UnreadableStory } from './story-text.ts';

/** Reads an attached file as a story. */
type ReadAttached = (name: string, bytes: Uint8Array) => Promise<ReadStory>;

const STORY_ENDINGS = new Set([
  'docx',
  'odt',
  'rtf',
  'pdf',
  'md',
  'markdown',
  'txt',
  'html',
  'htm',
  'json',
  'eml',
]);
/** Whoever mails a story attaches it, an earlier draft, and some of what it rests on. */
const MOST_READ = 12;
/** A head above an earlier mail is nobody's words; a part of nobody's that is longer is words of somebody not named. */
const LONGEST_HEAD = 600;

/** One thing in a mail that may be the story: how it is called, and its text. */
type Candidate = { what: string; story: StoryText; words: number };

const notMail =
  'This is not a mail, or it was not saved whole. Save the message again as .eml, or copy the story and paste it.';
const encrypted =
  'This mail is encrypted. Open it in your mail program, copy the story and paste it, or save the attached file and upload that.';

const inQuotes = (name: string): string =>
  `“${name.replace(/\s+/gu, ' ').trim().slice(0, 120).toWellFormed()}”`;

const wordsLabel = (count: number): string => `${formatNumber(count)} ${count === 1 ? 'word' : 'words'}`;

function isEncrypted(email: Email): boolean {
  const type = email.headers.find(({ key }) => key === 'content-type')?.value ?? '';
  return (
    /^\s*multipart\/encrypted/i.test(type) ||
    (/^\s*application\/(?:x-)?pkcs7-mime/i.test(type) && !/signed-data/i.test(type))
  );
}

/** Without the signature (RFC 3676, section 4.3). */
const unsigned = (text: string): string => text.split(/\n-- ?\n/u, 1)[0] ?? text;

/** The sender's own words, and the words of others below them. */
function messages(email: Email): Candidate[] {
  const from = email.from ?? email.sender;
  const sender = from ? from.name || (from.address ?? '') : '';
  const changes = new Readings();
  const parts = mailParts(bodyOf(email, changes), sender);
  const isOwn = ({ label, depth }: MailPart) => label === sender && depth === 0;
  const isHead = ({ label, text }: MailPart) => label === null && text.length <= LONGEST_HEAD;
  const own = unsigned(
    parts
      .filter(isOwn)
      .map(({ text }) => text)
      .join('\n\n'),
  );
  const passedOn = parts
    .filter((part) => !isOwn(part) && !isHead(part))
    .map(({ text }) => text)
    .join('\n\n');
  return [
    { what: 'the message itself', text: own },
    { what: 'the earlier message in it', text: passedOn },
  ].flatMap(({ what, text }) =>
    text.trim() === ''
      ? []
      : [
          {
            what,
            story: { raw: text, format: 'mail', notices: [], readings: changes.all() },
            words: countedWords(text),
          },
        ],
  );
}

const bytesOf = ({ content }: Attachment): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);

const nameOf = ({ filename, mimeType }: Attachment): string =>
  filename?.trim() || (mimeType === 'message/rfc822' ? 'message.eml' : '');

/**
 * Reads the story in a saved mail: of the message, what it passes on, and the attached files that can be a story, the
 * one with the most words; what was chosen and what was left out is told.
 * @throws UnreadableStory
 */
export async function readMailStory(bytes: Uint8Array, readAttached: ReadAttached): Promise<StoryText> {
  const email = await parseMail(bytes).catch(() => {
    throw new UnreadableStory('damaged', notMail);
  });
  if (email.headers.length === 0) throw new UnreadableStory('damaged', notMail);
  if (isEncrypted(email)) throw new UnreadableStory('protected', encrypted);
  const found = messages(email);
  const unread: string[] = [];
  const other: string[] = [];
  let count = 0;
  for (const attachment of email.attachments) {
    const name = nameOf(attachment);
    if (!STORY_ENDINGS.has(endingOf(name)) || count === MOST_READ) {
      if (name !== '' && attachment.disposition !== 'inline') other.push(inQuotes(name));
      continue;
    }
    count += 1;
    const read = await readAttached(name, bytesOf(attachment));
    if (read.ok) {
      const { ok: _, ...story } = read;
      found.push({ what: `the attached file ${inQuotes(name)}`, story, words: countedWords(story.raw) });
    } else unread.push(`The attached file ${inQuotes(name)} was not read: ${read.error.message}`);
  }
  const [chosen, ...rest] = found.toSorted((a, b) => b.words - a.words);
  if (chosen === undefined)
    throw new UnreadableStory(
      'blank',
      [
        'There is no story in this mail: it has no words of its own, and no attached file that can be read as one.',
        ...unread,
      ].join(' '),
    );
  checkText(chosen.story.raw);
  const left = [...rest.map(({ what, words }) => `${what} (${wordsLabel(words)})`), ...other.slice(0, 20)];
  return {
    ...chosen.story,
    notices: [
      `From a mail, the story is ${chosen.what} (${wordsLabel(chosen.words)}).${left.length > 0 ? ` Left out: ${left.join(', ')}.` : ''}`,
      ...unread,
      ...chosen.story.notices,
    ],
  };
}
