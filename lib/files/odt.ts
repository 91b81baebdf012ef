import type { EvidenceText } from './evidence-text.ts';
import { layOutParagraphs } from './paragraph-text.ts';
import { checkText, UnreadableStory } from './story-text.ts';
import { BadXml, readXml } from './xml.ts';
import { BadZip, readZipDirectory, readZipEntry, type ZipEntry } from './zip.ts';

const mostXml = 32 * 1_048_576;

/** Elements of OpenDocument that are not the document's text, and how they are reported. */
const unread: Readonly<Record<string, 'footnote' | 'comment' | 'change' | null>> = {
  note: 'footnote',
  annotation: 'comment',
  'changed-region': 'change',
  'tracked-changes': null,
  forms: null,
  'sequence-decls': null,
  'table-of-content-source': null,
  'index-title-template': null,
  title: null,
  desc: null,
};
const paragraphs = new Set(['p', 'h', 'table-row', 'list-item', 'frame']);
const mostSpaces = 200;

type Told = Record<'footnote' | 'comment' | 'change', number>;

/** The text of content.xml (ODF 1.3, parts 3 and 6): paragraphs separated by an empty line. @throws BadXml */
function bodyOf(xml: string, told: Told): string {
  let text = '';
  let isBody = false;
  let unreadDepth = 0;
  const open: string[] = [];
  for (const event of readXml(xml)) {
    if (event.type === 'text') {
      if (isBody && unreadDepth === 0 && open.some((name) => name === 'p' || name === 'h'))
        text += event.text.replace(/\s+/gu, ' ');
    } else if (event.type === 'open') {
      open.push(event.name);
      if (event.name === 'body') isBody = true;
      if (!isBody) continue;
      if (Object.hasOwn(unread, event.name)) {
        unreadDepth += 1;
        const kind = unread[event.name];
        if (kind && (unreadDepth === 1 || kind === 'change')) told[kind] += 1;
      }
      if (unreadDepth > 0) continue;
      if (event.name === 's')
        text += ' '.repeat(Math.min(Number(event.attributes.get('c') ?? 1) || 1, mostSpaces));
      else if (event.name === 'tab') text += ' ';
      else if (event.name === 'line-break') text += '\n';
      else if (paragraphs.has(event.name)) text += '\n\n';
      else if (event.name === 'table-cell') text += ' ';
    } else {
      open.pop();
      if (Object.hasOwn(unread, event.name) && isBody) unreadDepth -= 1;
      else if (unreadDepth === 0 && paragraphs.has(event.name)) text += '\n\n';
      if (event.name === 'body') isBody = false;
    }
  }
  return text.replace(/[^\S\n]+/gu, ' ');
}

function titleOf(xml: string): string | null {
  let isTitle = false;
  let title = '';
  for (const event of readXml(xml)) {
    if (event.type === 'text') title += isTitle ? event.text : '';
    else if (event.name === 'title') isTitle = event.type === 'open';
  }
  return title.trim() || null;
}

function partOf(bytes: Uint8Array, entry: ZipEntry | undefined): string {
  if (entry === undefined) return '';
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readZipEntry(bytes, entry, mostXml));
  } catch (error) {
    if (error instanceof BadZip) throw error;
    throw new BadXml('not text');
  }
}

const counted = (count: number, one: string): string => (count === 1 ? `1 ${one}` : `${count} ${one}s`);

function noticesOf({ footnote, comment, change }: Told): string[] {
  const asides = [footnote && counted(footnote, 'footnote'), comment && counted(comment, 'comment')].filter(
    Boolean,
  );
  const notices: string[] = [];
  if (asides.length > 0)
    notices.push(`${asides.join(' and ')} ${footnote + comment === 1 ? 'is' : 'are'} not part of the text.`);
  if (change > 0) notices.push(`${counted(change, 'tracked change')} read as accepted.`);
  return notices;
}

/**
 * Reads an OpenDocument text (`.odt`) as it reads with all tracked changes accepted; footnotes and comments are
 * reported but not read. @throws UnreadableStory
 */
export function readOdt(bytes: Uint8Array, most: number): EvidenceText {
  try {
    const entries = readZipDirectory(bytes);
    if (!entries.has('content.xml')) throw new UnreadableStory('damaged', 'no content');
    const told: Told = { footnote: 0, comment: 0, change: 0 };
    const text = layOutParagraphs(bodyOf(partOf(bytes, entries.get('content.xml')), told));
    checkText(text === '' ? ' ' : text, most);
    const meta = partOf(bytes, entries.get('meta.xml'));
    return {
      text,
      form: 'plain',
      places: null,
      title: meta === '' ? null : titleOf(meta),
      notices: noticesOf(told),
    };
  } catch (error) {
    if (error instanceof BadXml) throw new UnreadableStory('damaged', 'not well-formed');
    if (!(error instanceof BadZip)) throw error;
    throw new UnreadableStory(
      error.reason === 'encrypted' ? 'protected' : error.reason === 'damaged' ? 'damaged' : 'unsafe',
      error.reason,
    );
  }
}
