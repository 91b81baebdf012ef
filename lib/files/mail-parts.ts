/**
 * Whose words a mail's text is: the sender's own, and those of earlier mails that it quotes or forwards. RFC 3676
 * section 4.5 (">" before quoted lines); the lines above them as the usual programs write them.
 */

/** A stretch of a mail's text. `label` is who wrote it; null for heads ("… wrote:") and where it is not known. */
export type MailPart = { text: string; label: string | null; depth: number };

const QUOTING = /^(?:>[ \t]?)+/u;
const depthOf = (line: string): number => QUOTING.exec(line)?.[0].replace(/[^>]/gu, '').length ?? 0;
const unquoted = (line: string): string => line.replace(QUOTING, '');

const WROTE =
  'wrote|writes|said|a écrit|escribió|ha scritto|escreveu|schreef|skrev|napisał\\(a\\)|написал\\(а\\)|написал|пишет';
/** "On Mon, 1 Jan 2026 at 10:00, Ada Example <ada@port.example> wrote:" */
const WROTE_BEHIND = new RegExp(`^(.{4,200}?)[ \\t](?:${WROTE}) ?:$`, 'u');
/** "Am 01.01.2026 um 10:00 schrieb Ada Example <ada@port.example>:" */
const WROTE_BEFORE = /^(?:Am|Op|Den|Le|El) .{4,80}? (?:schrieb|schreef|skrev) (.{2,120}) ?:$/u;
const ORIGINAL =
  /^[-_*\s]{0,12}(?:Original Message|Original-Nachricht|Ursprüngliche Nachricht|Message d’origine|Mensaje original|Forwarded message|Begin forwarded message|Weitergeleitete Nachricht|Message transféré|Mensaje reenviado)\s?:?[-_*\s]{0,12}$/iu;
const FROM = /^[*\s]{0,3}(?:From|Von|De|Da|Van|Från|Fra|От)[*\s]{0,3}:[*\s]{0,3}(.{2,200})$/u;
const OTHER_FIELD =
  /^[*\s]{0,3}(?:Sent|Date|To|Cc|Subject|Gesendet|Datum|An|Betreff|Envoyé|À|Objet|Enviado|Fecha|Para|Asunto|Inviato|Data|A|Oggetto|Verzonden|Aan|Onderwerp|Дата|Кому|Тема)[*\s]{0,3}:/u;
const MOST_FIELDS = 8;

/** The name in "…, Ada Example <ada@port.example>", or the address. */
function nameIn(mention: string): string {
  const plain = mention.replace(/[*"“”]/gu, '').trim();
  const address = /<?\b(?:mailto:)?([^\s<>:;,()[\]]{1,80}@[^\s<>;,()[\]]{1,120})>?/u.exec(plain);
  const before = (address ? plain.slice(0, address.index) : plain).replace(/[<[(]\s*$/u, '').trim();
  // What comes before the name is the date: it ends with a time, a year or a comma.
  const name = before
    .replace(
      /^.*\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[AP]\.?M\.?)?(?:\s?\(?[A-Z+-][A-Z0-9+:-]{1,6}\)?)?,?\s*/u,
      '',
    )
    .replace(/^.*\d{4},?\s+/u, '')
    .replace(/^.*,\s+(?=\p{Lu}[^,]*$)/u, (found) => (/\d|^On /u.test(found) ? '' : found))
    .trim();
  return name || address?.[1] || plain;
}

class PartReader {
  readonly parts: MailPart[] = [];
  private readonly labels: (string | null)[];
  private lines: string[] = [];
  private depth = 0;
  private readonly given: string[];

  constructor(body: string, sender: string) {
    this.labels = [sender];
    this.given = body.split(/\r\n|\n|\r/u);
  }

  private flush(): void {
    const text = this.lines.join('\n').replace(/^\s*\n|\s+$/gu, '');
    this.lines = [];
    if (text.trim() !== '')
      this.parts.push({ text, label: this.labels[this.depth] ?? null, depth: this.depth });
  }

  /** Adds a head, which is nobody's words. What follows at its depth, or one deeper if marked so, is `name`'s. */
  private head(from: number, to: number, name: string | null): void {
    this.flush();
    const text = this.given.slice(from, to).map(unquoted).join('\n').trim();
    this.parts.push({ text, label: null, depth: this.depth });
    const next = this.given.slice(to, to + 4).find((line) => line.trim() !== '');
    const isDeeper = next !== undefined && depthOf(next) > this.depth;
    this.labels[this.depth + (isDeeper ? 1 : 0)] = name;
  }

  /** The line after the head that begins at `at`, and whom it names; null where none begins. */
  private headAt(at: number): { to: number; name: string | null } | null {
    const line = unquoted(this.given[at] ?? '').trim();
    if (line === '' || line.length > 400) return null;
    if (ORIGINAL.test(line)) {
      const fields = this.fieldsAt(at + 1) ?? this.fieldsAt(at + 2);
      return fields ?? { to: at + 1, name: null };
    }
    const fields = this.fieldsAt(at);
    if (fields) return fields;
    if (!/^(?:(?:On|Am|Op|Den|Le|El|Il|Em|W dniu) .*\d|\d|.{0,60}<)/u.test(line)) return null;
    // A long line of this kind is broken into two or three.
    let whole = line;
    for (let end = at + 1; end <= at + 3; end += 1) {
      if (whole.endsWith(':')) {
        const named = WROTE_BEFORE.exec(whole)?.[1] ?? WROTE_BEHIND.exec(whole)?.[1];
        const isDated = /\d{4}|\d{1,2}[:./]\d{2}|@/u.test(whole);
        return named !== undefined && isDated ? { to: end, name: nameIn(named) } : null;
      }
      const more = unquoted(this.given[end] ?? '').trim();
      if (more === '') return null;
      whole = `${whole} ${more}`;
    }
    return null;
  }

  /** The fields that Outlook puts above an earlier mail: From, and at least one other directly below it. */
  private fieldsAt(at: number): { to: number; name: string } | null {
    const from = FROM.exec(unquoted(this.given[at] ?? '').trim());
    if (!from) return null;
    let to = at + 1;
    while (to - at < MOST_FIELDS && OTHER_FIELD.test(unquoted(this.given[to] ?? '').trim())) to += 1;
    return to > at + 1 ? { to, name: nameIn(from[1] ?? '') } : null;
  }

  read(): MailPart[] {
    for (let at = 0; at < this.given.length; at += 1) {
      const line = this.given[at] as string;
      const depth = line.trim() === '' ? this.depth : depthOf(line);
      if (depth !== this.depth) {
        this.flush();
        // The writer of a deeper quotation is known from the head above it; a separate quotation is somebody else's.
        if (depth < this.depth) this.labels.length = depth + 1;
        this.depth = depth;
      }
      const head = this.headAt(at);
      if (head === null) this.lines.push(unquoted(line));
      else {
        this.head(at, head.to, head.name);
        at = head.to - 1;
      }
    }
    this.flush();
    return this.parts;
  }
}

/**
 * @param body the text of a mail
 * @param sender who sent it
 * @returns its parts in order, with no word left out. Linear in the length of the body.
 */
export const mailParts = (body: string, sender: string): MailPart[] => new PartReader(body, sender).read();
