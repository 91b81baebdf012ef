/**
 * Reads rich text (RTF 1.9.1): the words of the document and nothing of its looks. Each byte is looked at once; no
 * object, picture or link in the file is opened.
 */
import { Readings } from '../domain/readings.ts';
import type { EvidenceText } from './evidence-text.ts';
import { evidenceOf, type OfficeText, type StreamNote } from './office-notes.ts';
import { isGone, isRevisionWord, RtfChanges, type RtfRevision } from './rtf-changes.ts';
import { NOTE_PARTS, RtfNotes } from './rtf-notes.ts';
import { RtfTokens } from './rtf-tokens.ts';
import { UnreadableStory } from './story-text.ts';

/** Parts of the file that are not the document's text. */
const unread = new Set(
  `fonttbl colortbl stylesheet listtable listoverridetable revtbl rsidtbl generator filetbl info pict object objdata themedata
  colorschememapping datastore latentstyles xmlnstbl fldinst bkmkstart bkmkend nonshppict shpinst datafield userprops
  header headerl headerr headerf footer footerl footerr footerf template pgptbl panose falt mmathPr tc xe ftnsep ftnsepc aftnsep
  aftnsepc`.split(/\s+/u),
);
const signs: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  par: '\n\n',
  sect: '\n\n',
  page: '\n\n',
  row: '\n',
  cell: '\t',
  nestcell: '\t',
  nestrow: '\n',
  emdash: '—',
  endash: '–',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  '~': '\u00A0',
  _: '‑',
};
/** Character sets of fonts (\fcharset) and code pages (\ansicpg), by their names for TextDecoder. */
const charsets: Readonly<Record<number, string>> = {
  0: 'windows-1252',
  77: 'macintosh',
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gbk',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
};
const codePages: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  65001: 'utf-8',
};
const codePage = (number: number): string =>
  codePages[number] ??
  (number >= 1250 && number <= 1258 ? `windows-${number}` : number === 874 ? 'windows-874' : 'windows-1252');

type State = {
  /** What becomes of the group's words: read, a note's, what is said of a note (`about`), a title, or ignored. */
  into: 'text' | 'note' | 'said' | 'nothing' | 'title' | 'fonts';
  about: string;
  note: StreamNote | null;
  /** How many characters stand in for a \u in old programs. */
  skip: number;
  font: number;
  revision: RtfRevision;
  isHidden: boolean;
};

const deepest = 1_000;

/** A part that a program may skip is skipped, unless it is one of those that contain words or say where a note is. */
const isKept = (name: string) =>
  /^(?:shppict|shptxt|footnote|annotation)$/u.test(name) || NOTE_PARTS.has(name);

class RtfReader {
  private readonly parts: string[] = [];
  private length = 0;
  private title = '';
  private bytes: number[] = [];
  private encoding = 'windows-1252';
  private readonly fonts = new Map<number, string>();
  private readonly stack: State[] = [];
  private state: State = {
    into: 'text',
    about: '',
    note: null,
    skip: 1,
    font: -1,
    revision: {},
    isHidden: false,
  };
  private toSkip = 0;
  readonly notes = new RtfNotes();
  readonly readings = new Readings();
  private readonly changes = new RtfChanges(this.readings);

  private write(text: string): void {
    this.flush();
    this.put(text);
  }

  private put(text: string): void {
    const { into, note, revision, isHidden } = this.state;
    if (into === 'text' && (isGone(revision) || !isHidden)) this.changes.read(text, revision);
    if (into === 'said') this.notes.say(text);
    else if (isGone(revision) || isHidden) return;
    else if (into === 'title') this.title += text;
    else if (into === 'note' && note !== null) note.words += text;
    else if (into === 'text') {
      this.parts.push(text);
      this.length += text.length;
    }
  }

  /** Bytes are held until it is known that no more of them belong to the same letter. */
  private flush(): void {
    if (this.bytes.length === 0) return;
    const bytes = Uint8Array.from(this.bytes);
    this.bytes = [];
    const { into, font } = this.state;
    if (into === 'nothing' || into === 'fonts') return;
    this.put(new TextDecoder(this.fonts.get(font) ?? this.encoding).decode(bytes));
  }

  private letter(byte: number): void {
    if (this.toSkip > 0) this.toSkip -= 1;
    else this.bytes.push(byte);
  }

  private word(name: string, value: number | null): void {
    const { state } = this;
    if (name === 'u') {
      const code = value === null ? 0xfffd : value < 0 ? value + 65_536 : value;
      this.write(String.fromCodePoint(code <= 0x10ffff ? code : 0xfffd));
      this.toSkip = state.skip;
      return;
    }
    this.flush();
    this.toSkip = 0;
    const sign = Object.hasOwn(signs, name) ? signs[name] : undefined;
    if (sign !== undefined) this.write(sign);
    else if (name === 'uc') state.skip = Math.min(Math.max(value ?? 1, 0), 8);
    else if (name === 'ansicpg') this.encoding = codePage(value ?? 1252);
    else if (name === 'mac') this.encoding = 'macintosh';
    else if (name === 'f') state.font = value ?? -1;
    else if (name === 'fcharset') {
      const charset = charsets[value ?? 0];
      if (state.into === 'fonts' && charset) this.fonts.set(state.font, charset);
    } else if (isRevisionWord(name)) state.revision = { ...state.revision, [name]: value ?? 1 };
    else if (name === 'v') state.isHidden = value !== 0;
    else if (name === 'plain') {
      state.revision = {};
      state.isHidden = false;
    } else if (name === 'fonttbl') state.into = 'fonts';
    else if (name === 'title' && state.into === 'nothing') state.into = 'title';
    else if (!this.wordOfNote(name, value) && unread.has(name)) state.into = 'nothing';
  }

  /** Begins a note, or what is said of one. False where the word does neither here. */
  private wordOfNote(name: string, value: number | null): boolean {
    const { state } = this;
    if (state.into !== 'text' && state.into !== 'note') return false;
    if (name === 'footnote' || name === 'annotation') {
      state.into = 'note';
      state.note = this.notes.begin(name === 'footnote' ? 'footnote' : 'comment', this.length);
      // A note in words that were taken out, or that are hidden, is a note all the same.
      state.revision = {};
      state.isHidden = false;
    } else if (name === 'ftnalt') {
      if (state.note?.kind === 'footnote') state.note.kind = 'endnote';
    } else if (NOTE_PARTS.has(name) && (name !== 'fldinst' || state.into === 'note')) {
      state.into = 'said';
      state.about = name;
      this.notes.sayAnew(value);
    } else return false;
    return true;
  }

  read(bytes: Uint8Array): { text: string; title: string } {
    const tokens = new RtfTokens(bytes);
    for (let token = tokens.next(); token !== null; token = tokens.next()) {
      if (token.is === 'byte') this.letter(token.byte);
      else if (token.is === 'word') this.word(token.name, token.value);
      else if (token.is === 'open') {
        this.flush();
        this.toSkip = 0;
        if (this.stack.push({ ...this.state }) > deepest)
          throw new UnreadableStory('unsafe', 'nested too deeply');
        if (token.isOptional && !isKept(token.name) && /^(?:text|note|said)$/u.test(this.state.into))
          this.state.into = 'nothing';
      } else {
        this.flush();
        this.toSkip = 0;
        const outer = this.stack.pop();
        if (outer === undefined) break;
        if (this.state.into === 'said' && outer.into !== 'said')
          this.notes.said(this.state.about, outer.note, this.length);
        this.state = outer;
      }
    }
    this.flush();
    this.changes.finish();
    if (this.stack.length > 0) throw new UnreadableStory('damaged', 'cut off');
    return { text: this.parts.join(''), title: this.title.trim() };
  }
}

/** Reads rich text as its reader sees it, and its notes. @throws UnreadableStory where it is cut off or nested too deeply */
export function readRtfText(bytes: Uint8Array): OfficeText {
  const reader = new RtfReader();
  const { text, title } = reader.read(bytes);
  return {
    stream: text,
    notes: reader.notes.all(),
    title: title || null,
    readings: reader.readings,
  };
}

/** Reads rich text as evidence; its footnotes and comments are counted and not read. @throws UnreadableStory */
export const readRtf = (bytes: Uint8Array, most: number): EvidenceText =>
  evidenceOf(readRtfText(bytes), most);
