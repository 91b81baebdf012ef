/**
 * Reads rich text (RTF 1.9.1): the words of the document and nothing of its looks. Each byte is looked at once; no
 * object, picture or link in the file is opened.
 */
import type { EvidenceText } from './evidence-text.ts';
import { layOutParagraphs } from './paragraph-text.ts';
import { RtfTokens } from './rtf-tokens.ts';
import { checkText, UnreadableStory } from './story-text.ts';

/** Parts of the file that are not the document's text. */
const unread = new Set(
  `fonttbl colortbl stylesheet listtable listoverridetable revtbl rsidtbl generator filetbl info pict object objdata themedata
  colorschememapping datastore latentstyles xmlnstbl fldinst bkmkstart bkmkend nonshppict shpinst datafield userprops
  header headerl headerr headerf footer footerl footerr footerf template pgptbl panose falt mmathPr tc xe ftnsep ftnsepc aftnsep
  aftnsepc`.split(/\s+/u),
);
/** Parts that are set aside and reported. */
const aside: Readonly<Record<string, 'footnote' | 'comment'>> = {
  footnote: 'footnote',
  annotation: 'comment',
  atnid: 'comment',
  atnauthor: 'comment',
};
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
  /** What happens to the group's words: read, ignored, taken as a title, or reported as set aside. */
  into: 'text' | 'nothing' | 'title' | 'footnote' | 'comment' | 'fonts';
  /** How many characters stand in for a \u in old programs. */
  skip: number;
  font: number;
  isDeleted: boolean;
  isHidden: boolean;
};

const deepest = 1_000;

class RtfReader {
  private readonly parts: string[] = [];
  private title = '';
  private bytes: number[] = [];
  private encoding = 'windows-1252';
  private readonly fonts = new Map<number, string>();
  private readonly stack: State[] = [];
  private state: State = { into: 'text', skip: 1, font: -1, isDeleted: false, isHidden: false };
  private toSkip = 0;
  readonly told = { footnote: 0, comment: 0, deleted: 0 };

  private get isRead(): boolean {
    const { into, isDeleted, isHidden } = this.state;
    return (into === 'text' || into === 'title') && !isDeleted && !isHidden;
  }

  private write(text: string): void {
    this.flush();
    if (!this.isRead) return;
    if (this.state.into === 'title') this.title += text;
    else this.parts.push(text);
  }

  /** Bytes are held until it is known that no more of them belong to the same letter. */
  private flush(): void {
    if (this.bytes.length === 0) return;
    const bytes = Uint8Array.from(this.bytes);
    this.bytes = [];
    if (!this.isRead) return;
    const text = new TextDecoder(this.fonts.get(this.state.font) ?? this.encoding).decode(bytes);
    if (this.state.into === 'title') this.title += text;
    else this.parts.push(text);
  }

  private letter(byte: number): void {
    if (this.toSkip > 0) this.toSkip -= 1;
    else {
      if (this.state.isDeleted && this.state.into === 'text') this.told.deleted += 1;
      this.bytes.push(byte);
    }
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
    } else if (name === 'deleted') state.isDeleted = value !== 0;
    else if (name === 'v') state.isHidden = value !== 0;
    else if (name === 'plain') {
      state.isDeleted = false;
      state.isHidden = false;
    } else if (name === 'fonttbl') state.into = 'fonts';
    else if (name === 'title' && state.into === 'nothing') state.into = 'title';
    else if (unread.has(name)) state.into = 'nothing';
    else {
      const kind = Object.hasOwn(aside, name) ? aside[name] : undefined;
      if (kind === undefined) return;
      if (state.into === 'text' && name !== 'atnid' && name !== 'atnauthor') this.told[kind] += 1;
      state.into = state.into === 'text' ? kind : state.into;
    }
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
        // A part that a program may skip is skipped, unless it is one of those that contain words.
        if (token.isOptional && !/^(?:shppict|shptxt|footnote|annotation|fldinst)$/u.test(token.name))
          this.state.into = this.state.into === 'text' ? 'nothing' : this.state.into;
      } else {
        this.flush();
        this.toSkip = 0;
        const outer = this.stack.pop();
        if (outer === undefined) break;
        this.state = outer;
      }
    }
    this.flush();
    if (this.stack.length > 0) throw new UnreadableStory('damaged', 'cut off');
    return { text: this.parts.join(''), title: this.title.trim() };
  }
}

const counted = (count: number, one: string): string => (count === 1 ? `1 ${one}` : `${count} ${one}s`);

/**
 * Reads a `.rtf` file as its reader sees it; footnotes, comments and deleted words are reported but not read.
 * @throws UnreadableStory where it is cut off, or has more text than allowed
 */
export function readRtf(bytes: Uint8Array, most: number): EvidenceText {
  const reader = new RtfReader();
  const { text, title } = reader.read(bytes);
  checkText(text === '' ? ' ' : text, most);
  const { footnote, comment, deleted } = reader.told;
  const asides = [footnote && counted(footnote, 'footnote'), comment && counted(comment, 'comment')].filter(
    Boolean,
  );
  const notices = [
    ...(asides.length > 0
      ? [`${asides.join(' and ')} ${footnote + comment === 1 ? 'is' : 'are'} not part of the text.`]
      : []),
    ...(deleted > 0 ? ['Words that are marked as deleted are not part of the text.'] : []),
  ];
  return { text: layOutParagraphs(text), form: 'plain', places: null, title: title || null, notices };
}
