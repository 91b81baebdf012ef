/**
 * `npm run cut-fonts`: the letters of published pages and the sign-in page, cut from their packages to what these use and kept in
 * lib/reports/letters. Run again when a package or what is cut has changed; the test beside it says when.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import fontverter from 'fontverter';
import subsetFont from 'subset-font';
import { SIGN_IN_LETTERS } from '../lib/members/sign-in-page/letters.ts';
import { RANGES } from '../lib/publish/report-html/fonts.ts';
import { inCheckout } from './paths.mjs';

/** Which cut this is. Readers' browsers keep a font for a year: other bytes need another name, and pages the old ones. */
const CUT = 1;

/**
 * Every letter that a sheet promises stays; what goes are weights, sizes and alternate forms that no page asks for. The
 * serif is two cuts, as a newspaper's is: one for running words and one for headings, each drawn for the CSS pixels in the
 * middle of where it is used (16 to 20, and 18 to 44). One file with every size and weight between them has half as many
 * bytes again, and of these a reader's phone waits for each. `names`: Source is a reserved name of its licence, so that
 * what is changed must carry another; Inter reserves none.
 */
const SOURCE = {
  from: ['@fontsource-variable', 'source-serif-4', 'files', 'source-serif-4-RANGE-opsz-normal.woff2'],
  names: [
    ['Source Serif 4', 'Stet Serif'],
    ['SourceSerif4', 'StetSerif'],
  ],
};
const INTER = {
  name: 'inter',
  from: ['@fontsource-variable', 'inter', 'files', 'inter-RANGE-wght-normal.woff2'],
  axes: { wght: { min: 400, max: 600 } },
  names: [],
};
/** @type {{ name: string, from: string[], axes: Record<string, number | { min: number, max: number }>, names: string[][], ranges: Record<string, string> }[]} */
const LETTERS = [
  { ...SOURCE, name: 'stet-serif-words', axes: { wght: 400, opsz: 18 }, ranges: RANGES },
  { ...SOURCE, name: 'stet-serif-headings', axes: { wght: 600, opsz: 28 }, ranges: RANGES },
  { ...INTER, ranges: RANGES },
  { ...INTER, ranges: { 'sign-in': SIGN_IN_LETTERS.inter } },
  // As large as the wordmark stands there.
  {
    ...SOURCE,
    name: 'stet-serif-mark',
    axes: { wght: 600, opsz: 34 },
    ranges: { 'sign-in': SIGN_IN_LETTERS.mark },
  },
];

/** What browsers apply by themselves, and the figures that a sheet may choose. */
const FEATURES = [
  ...['calt', 'ccmp', 'clig', 'kern', 'liga', 'locl', 'mark', 'mkmk', 'rlig', 'rvrn'],
  ...['lnum', 'onum', 'pnum', 'tnum'],
];

/**
 * The characters of a range such as "U+0000-00FF,U+2116".
 *
 * @param {string} range
 */
function charactersOf(range) {
  const codes = range.split(',').flatMap((part) => {
    const [first = 0, last = first] = part
      .replace('U+', '')
      .split('-')
      .map((code) => Number.parseInt(code, 16));
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });
  return String.fromCodePoint(...codes);
}

/** Records of the name table that say whose the font is, under which licence: they stay as they are. */
const OF_ITS_MAKERS = [0, 7, 13, 14];

/**
 * A font's name table under other names.
 *
 * @param {Buffer} table
 * @param {string[][]} names what stands in it, and what shall
 */
function renamed(table, names) {
  const [count, strings] = [table.readUInt16BE(2), table.readUInt16BE(4)];
  const head = Buffer.from(table.subarray(0, 6 + count * 12));
  head.writeUInt16BE(head.length, 4);
  /** @type {Buffer[]} */
  const parts = [];
  let at = 0;
  for (let record = 6; record < head.length; record += 12) {
    const start = strings + head.readUInt16BE(record + 10);
    let words = Buffer.from(table.subarray(start, start + head.readUInt16BE(record + 8)));
    const isUtf16 = head.readUInt16BE(record) !== 1;
    if (!OF_ITS_MAKERS.includes(head.readUInt16BE(record + 6))) {
      const said = isUtf16 ? words.swap16().toString('utf16le') : words.toString('latin1');
      const other = names.reduce((text, [from = '', to = '']) => text.replaceAll(from, to), said);
      words = isUtf16 ? Buffer.from(other, 'utf16le').swap16() : Buffer.from(other, 'latin1');
    }
    head.writeUInt16BE(words.length, record + 8);
    head.writeUInt16BE(at, record + 10);
    parts.push(words);
    at += words.length;
  }
  return Buffer.concat([head, ...parts]);
}

/**
 * The same font with another name table. Checksums are left to whoever writes WOFF2, which computes them anew.
 *
 * @param {Buffer} font
 * @param {string[][]} names
 */
function underOtherNames(font, names) {
  const count = font.readUInt16BE(4);
  const head = Buffer.from(font.subarray(0, 12 + count * 16));
  /** @type {Buffer[]} */
  const tables = [];
  let at = head.length;
  for (let entry = 12; entry < head.length; entry += 16) {
    const start = font.readUInt32BE(entry + 8);
    const kept = font.subarray(start, start + font.readUInt32BE(entry + 12));
    const table = font.toString('latin1', entry, entry + 4) === 'name' ? renamed(kept, names) : kept;
    head.writeUInt32BE(at, entry + 8);
    head.writeUInt32BE(table.length, entry + 12);
    // Tables begin at a multiple of four.
    const padded = Buffer.concat([table, Buffer.alloc(-table.length & 3)]);
    tables.push(padded);
    at += padded.length;
  }
  return Buffer.concat([head, ...tables]);
}

/**
 * Every cut file, by its name.
 *
 * @returns {AsyncGenerator<{ file: string, bytes: Buffer }>}
 */
export async function* cutFonts() {
  for (const { name, from, axes, names, ranges } of LETTERS)
    for (const [range, characters] of Object.entries(ranges)) {
      const packed = range in RANGES ? range : 'latin';
      const whole = readFileSync(
        inCheckout('node_modules', ...from.map((part) => part.replace('RANGE', packed))),
      );
      const cut = await subsetFont(whole, charactersOf(characters), {
        keepFeatures: FEATURES,
        variationAxes: axes,
        targetFormat: 'truetype',
      });
      const bytes = await fontverter.convert(underOtherNames(cut, names), 'woff2');
      yield { file: `${name}-${CUT}-${range}.woff2`, bytes };
    }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  for await (const { file, bytes } of cutFonts()) {
    writeFileSync(inCheckout('lib', 'reports', 'letters', file), bytes);
    console.log(`${file}  ${(bytes.length / 1000).toFixed(0)} kB`);
  }
