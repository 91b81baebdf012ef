/** What an RTF file is made of: groups, control words, and bytes of text. */
export type RtfToken =
  /** `isOptional`: marked as a part that programs may skip; `name` is the control word after that mark. */
  | { is: 'open'; isOptional: boolean; name: string }
  | { is: 'close' }
  | { is: 'word'; name: string; value: number | null }
  | { is: 'byte'; byte: number };

const LETTER = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90));
const DIGIT = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 57;
const longestWord = 32;

/** Reads the tokens one after another; each byte once. */
export class RtfTokens {
  private at = 0;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  next(): RtfToken | null {
    const { bytes } = this;
    while (this.at < bytes.length) {
      const byte = bytes[this.at] as number;
      if (byte === 0x7b /* { */) {
        this.at += 1;
        return this.opened();
      }
      if (byte === 0x7d /* } */) {
        this.at += 1;
        return { is: 'close' };
      }
      if (byte === 0x5c /* \ */) {
        const token = this.control();
        if (token !== null) return token;
        continue;
      }
      this.at += 1;
      if (byte !== 0x0d && byte !== 0x0a) return { is: 'byte', byte };
    }
    return null;
  }

  /** `{\*\name` */
  private opened(): RtfToken {
    const { bytes } = this;
    if (bytes[this.at] !== 0x5c || bytes[this.at + 1] !== 0x2a /* * */)
      return { is: 'open', isOptional: false, name: '' };
    this.at += 2;
    while (bytes[this.at] === 0x20 || bytes[this.at] === 0x0a || bytes[this.at] === 0x0d) this.at += 1;
    let name = '';
    for (
      let k = this.at + 1;
      bytes[this.at] === 0x5c && LETTER(bytes[k]) && name.length < longestWord;
      k += 1
    )
      name += String.fromCharCode(bytes[k] as number);
    return { is: 'open', isOptional: true, name };
  }

  private control(): RtfToken | null {
    const { bytes } = this;
    const sign = bytes[this.at + 1];
    if (sign === 0x27 /* ' */) {
      const hex = String.fromCharCode(bytes[this.at + 2] ?? 0, bytes[this.at + 3] ?? 0);
      this.at += 4;
      return /^[\da-f]{2}$/iu.test(hex) ? { is: 'byte', byte: Number.parseInt(hex, 16) } : null;
    }
    if (!LETTER(sign)) {
      this.at += 2;
      if (sign === 0x5c || sign === 0x7b || sign === 0x7d) return { is: 'byte', byte: sign };
      if (sign === 0x0a || sign === 0x0d) return { is: 'word', name: 'par', value: null };
      return sign === undefined ? null : { is: 'word', name: String.fromCharCode(sign), value: null };
    }
    let end = this.at + 1;
    while (LETTER(bytes[end]) && end - this.at <= longestWord) end += 1;
    const name = String.fromCharCode(...bytes.subarray(this.at + 1, end));
    const from = end;
    if (bytes[end] === 0x2d /* - */ && DIGIT(bytes[end + 1])) end += 1;
    while (DIGIT(bytes[end]) && end - from < 12) end += 1;
    const value = end > from ? Number(String.fromCharCode(...bytes.subarray(from, end))) : null;
    this.at = bytes[end] === 0x20 ? end + 1 : end;
    // Raw bytes of a picture or an object follow, which may look like anything.
    if (name === 'bin') {
      this.at += Math.max(0, value ?? 0);
      return null;
    }
    return { is: 'word', name, value };
  }
}
