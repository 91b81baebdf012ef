import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime';
import type { Readings } from '../domain/readings.ts';
import { formatSize } from '../domain/wording.ts';
import { layOut } from '../text/layout/lay-out.ts';
import type { EvidenceText } from './evidence-text.ts';
import { plainMail } from './mail-html.ts';
import { mailParts } from './mail-parts.ts';
import { checkText, UnreadableStory } from './story-text.ts';
import type { KeptTurn } from './transcript.ts';

/** A mail in a mail in a mail: any further ones are listed and not read. */
const deepest = 3;
const mostAttachments = 1_000;

const named = ({ name, address }: { name: string; address?: string | undefined }): string =>
  name && address ? `${name} <${address}>` : name || address || '';

const addressesLabel = (all: readonly Address[]): string =>
  all.map((one) => (one.group ? `${one.name}: ${one.group.map(named).join(', ')}` : named(one))).join(', ');

const sizeOf = ({ content }: Attachment): number =>
  typeof content === 'string' ? content.length : content.byteLength;

const attachmentLabel = (one: Attachment): string =>
  `${one.filename?.replace(/\s+/gu, ' ').trim() || 'a file without a name'} (${one.mimeType}, ${formatSize(sizeOf(one))})`;

/**
 * A mail's own words: its plain form, unless that is only a stand-in for the one in HTML, or that one has changes in it,
 * which are told where `changes` is given: the plain form has both what they took out and what they put in.
 */
export function bodyOf({ text, html }: Email, changes?: Readings): string {
  const plain = text?.trim() ?? '';
  if (!html) return plain;
  const shown = plainMail(html, changes);
  const isMarked = changes !== undefined && changes.all().length > 0;
  return isMarked || plain.length * 3 < shown.length ? shown : plain;
}

class MailText {
  private readonly pieces: string[] = [];
  private length = 0;
  readonly turns: KeptTurn[] = [];
  readonly attached: string[] = [];
  /** Who wrote earlier mails that are quoted; '' for somebody who is not named. */
  readonly quoted = new Set<string>();

  get text(): string {
    return this.pieces.join('\n\n');
  }

  private add(piece: string): { start: number; end: number } {
    const start = this.length + (this.pieces.length > 0 ? 2 : 0);
    this.pieces.push(piece);
    this.length = start + piece.length;
    return { start, end: this.length };
  }

  /** Adds a mail's fields as given, its words below them, and the mails attached to it. */
  async read(email: Email, depth: number): Promise<void> {
    const raw = (key: string) => email.headers.find((header) => header.key === key)?.value.trim() ?? '';
    const from = email.from ?? email.sender;
    const sender = from ? from.name || (from.address ?? '') : '';
    const inner = email.attachments.filter(
      ({ mimeType }) => mimeType === 'message/rfc822' && depth < deepest,
    );
    const files = email.attachments.filter((one) => !inner.includes(one)).slice(0, mostAttachments);
    const fields: [string, string][] = [
      ['From', from ? addressesLabel([from]) : ''],
      ['To', addressesLabel(email.to ?? [])],
      ['Cc', addressesLabel(email.cc ?? [])],
      ['Date', raw('date')],
      ['Subject', email.subject?.replace(/\s+/gu, ' ').trim() ?? ''],
      ['Attached', files.map(attachmentLabel).join('; ')],
    ];
    this.add(fields.flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}`])).join('\n'));
    this.attached.push(...files.map(attachmentLabel));
    for (const part of mailParts(bodyOf(email), sender)) {
      const isQuoted = part.label !== sender || part.depth > 0;
      const mark = '> '.repeat(part.depth);
      const laid = layOut(part.text).text.split('\n\n');
      const words = laid.map((paragraph) => `${mark}${paragraph}`).join('\n\n');
      const { start, end } = this.add(words);
      if (part.label !== null) this.turns.push([start + mark.length, end, part.label]);
      if (isQuoted && (part.label !== null || part.depth > 0)) this.quoted.add(part.label ?? '');
    }
    for (const { content } of inner) {
      this.add('[A mail attached to this one]');
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      await this.read(await parseMail(bytes), depth + 1);
    }
  }
}

/** A saved mail's fields, words and attachments; mails attached to it stay whole. */
export const parseMail = (bytes: Uint8Array | ArrayBuffer): Promise<Email> =>
  PostalMime.parse(bytes, { forceRfc822Attachments: true, maxNestingDepth: 32, maxHeadersSize: 1_048_576 });

const listed = (names: readonly string[]): string => names.join(', ');

/**
 * Reads a saved mail (RFC 5322, MIME): who it says it is from, to whom, when, about what, and its words, each stretch
 * with its writer. Attached files are listed and not read.
 * @throws UnreadableStory where it is not a mail or has more text than allowed
 */
export async function readMail(bytes: Uint8Array, most: number): Promise<EvidenceText> {
  const email = await parseMail(bytes).catch(() => {
    throw new UnreadableStory('damaged', 'no mail');
  });
  if (email.headers.length === 0) throw new UnreadableStory('damaged', 'no mail');
  const mail = new MailText();
  await mail.read(email, 0);
  const { text, turns, attached, quoted } = mail;
  checkText(text, most);
  const notices: string[] = [];
  const from = email.from ?? email.sender;
  notices.push(
    from
      ? `Read as a mail from ${from.name || from.address}. Who sent it and when is what the mail itself says.`
      : 'Read as a mail that does not say whom it is from.',
  );
  if (turns.length === 0) notices.push('It has no text of its own.');
  const writers = [...quoted].filter(Boolean);
  if (writers.length > 0)
    notices.push(`It quotes earlier mails: those words count as written by ${listed(writers)}.`);
  if (quoted.has('')) notices.push('It quotes words of which it does not say who wrote them.');
  if (attached.length > 0)
    notices.push(
      `${attached.length === 1 ? '1 file is' : `${attached.length} files are`} attached and not part of the text: ${listed(attached)}. Add what matters as a file of its own.`,
    );
  return { text, form: 'plain', places: null, title: email.subject?.trim() || null, notices, turns };
}
