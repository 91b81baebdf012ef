import { formatSize } from '../domain/wording.ts';
import { UnreadableStory } from './story-text.ts';
import { BadXml, readXml } from './xml.ts';
import { readZipDirectory, readZipEntry, type ZipEntry } from './zip.ts';

/** A document with 1 MB of text has some 10 MB of XML around it. */
const mostXml = 16 * 1_048_576;
const mostBeside = 4 * 1_048_576;

/** What a part is to the document, as the end of the address by which its relationship is named. */
export type DocxPart =
  | 'styles'
  | 'numbering'
  | 'comments'
  | 'footnotes'
  | 'endnotes'
  | 'commentsExtended'
  | 'commentsExtensible'
  | 'commentsIds'
  | 'people';

/** Parts by what they are, and addresses outside by the id of their relationship. */
type Relationships = { parts: Map<string, string>; links: Map<string, string> };

/** The parts of a Word file, found by the relationships that the package states. */
export class DocxParts {
  readonly entries: ReadonlyMap<string, ZipEntry>;
  readonly #bytes: Uint8Array;
  readonly #body: string;
  readonly #related: Relationships | null;

  /** @throws BadZip | BadXml */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.entries = readZipDirectory(bytes);
    this.#body = this.#bodyPath();
    const relationships = relationshipsOf(this.#body);
    this.#related = this.entries.has(relationships) ? this.#relationships(this.#body) : null;
  }

  /** The document itself; null where the archive has none. @throws BadZip | BadXml | UnreadableStory */
  body(): string | null {
    const entry = this.entries.get(this.#body);
    return entry === undefined ? null : this.#xmlOf(entry, mostXml);
  }

  /** A part beside it, empty where there is none. @throws BadZip | BadXml | UnreadableStory */
  part(part: DocxPart): string {
    return this.named(this.#pathOf(part));
  }

  /** The same by its path in the archive. */
  named(path: string): string {
    const entry = this.entries.get(path);
    return entry === undefined ? '' : this.#xmlOf(entry, mostBeside);
  }

  /** Where the links of a part lead, by the id that stands in it. */
  linksOf(part: DocxPart): ReadonlyMap<string, string> {
    return this.#relationships(this.#pathOf(part)).links;
  }

  /** A package that states no relationships, as some converters write it, is read by the names that Word uses. */
  #pathOf(part: DocxPart): string {
    return this.#related === null ? `word/${part}.xml` : (this.#related.parts.get(part) ?? '');
  }

  /** Where the document's text is: the package says so; nearly always it is word/document.xml. */
  #bodyPath(): string {
    const usual = 'word/document.xml';
    if (this.entries.has(usual)) return usual;
    const target = this.#relationships('').parts.get('officeDocument') ?? '';
    return /^word\/\w{1,40}\.xml$/.test(target) ? target : usual;
  }

  #relationships(path: string): Relationships {
    const related: Relationships = { parts: new Map(), links: new Map() };
    for (const event of readXml(this.named(relationshipsOf(path)))) {
      if (event.type !== 'open' || event.name !== 'Relationship') continue;
      const target = event.attributes.get('Target') ?? '';
      const type = /[^/]*$/.exec(event.attributes.get('Type') ?? '')?.[0] ?? '';
      if (event.attributes.get('TargetMode') === 'External')
        related.links.set(event.attributes.get('Id') ?? '', target);
      else if (!related.parts.has(type)) related.parts.set(type, pathFrom(path, target));
    }
    return related;
  }

  #xmlOf(entry: ZipEntry, most: number): string {
    if (entry.size > most) throw new UnreadableStory('too_large', tooLarge(entry));
    const content = readZipEntry(this.#bytes, entry, most);
    const encoding =
      content[0] === 0xff && content[1] === 0xfe ? 'utf-16le' : content[0] === 0xfe ? 'utf-16be' : 'utf-8';
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(content);
    } catch {
      throw new BadXml('not text');
    }
  }
}

function tooLarge({ name, size }: ZipEntry): string {
  return /comments|footnotes|endnotes/i.test(name)
    ? `The footnotes or comments of this Word file are ${formatSize(size)} long, far more than anybody could go through. Take out those that are settled and save it again, or paste the text.`
    : `The text part of this Word file is ${formatSize(size)}, far more than a story of up to 1 MB has. Split it into parts, or paste the text.`;
}

/** "word/_rels/document.xml.rels" for "word/document.xml"; the package's own for "". */
function relationshipsOf(path: string): string {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return `${folder}_rels/${path.slice(folder.length)}.rels`;
}

/** The path in the archive that a relationship of `path` names. Word writes it from the folder or from the root. */
function pathFrom(path: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const folders = path.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') folders.pop();
    else if (step !== '.') folders.push(step);
  }
  return folders.join('/');
}
