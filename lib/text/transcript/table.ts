/** Transcripts as tables (Premiere, Trint, Whisper, Descript): a header with named columns, one segment a row. */
import { type Segment, speakerLabel, transcriptOf } from './records.ts';
import type { Transcript } from './types.ts';

const COLUMNS = {
  speaker: /^(?:speaker(?: ?name| ?label)?|name|who|participant)$/iu,
  from: /^(?:start(?:[ _-]?time(?:code)?)?(?: \(.*\))?|in|in ?point|begin|from|time(?:code|stamp)?)$/iu,
  to: /^(?:end(?:[ _-]?time(?:code)?)?(?: \(.*\))?|out|out ?point|stop|to)$/iu,
  words: /^(?:text|transcript(?:ion)?|words|content|caption|dialogue|utterance|sentence|subtitle)$/iu,
} as const;
type Column = keyof typeof COLUMNS;

/** The cells of each row; a cell in quotation marks may hold line breaks. RFC 4180. */
function rowsOf(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      at++;
      for (;;) {
        const close = text.indexOf('"', at);
        if (close === -1) {
          cell += text.slice(at);
          at = text.length;
          break;
        }
        cell += text.slice(at, close);
        at = close + 1;
        if (text[at] !== '"') break;
        cell += '"';
        at++;
      }
    }
    let end = at;
    while (end < text.length && text[end] !== separator && text[end] !== '\n') end++;
    row.push(cell + text.slice(at, end));
    at = end + 1;
    if (end >= text.length || text[end] === '\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

/** @returns null where the first line does not name a transcript's columns */
export function readTable(text: string): Transcript | null {
  const plain = text.replace(/^\uFEFF/u, '');
  const head = plain.slice(0, 2000).split('\n', 1)[0] ?? '';
  const separator = ['\t', ';', ','].find((mark) => head.includes(mark));
  if (separator === undefined) return null;
  const names = rowsOf(head, separator)[0]?.map((name) => name.trim()) ?? [];
  const place = (column: Column): number => names.findIndex((name) => COLUMNS[column].test(name));
  const words = place('words');
  if (words === -1 || (place('from') === -1 && place('speaker') === -1)) return null;
  const segments: Segment[] = [];
  const unread: string[] = [];
  for (const row of rowsOf(plain, separator).slice(1)) {
    const cell = (column: Column): string | undefined => {
      const value = row[place(column)]?.trim();
      return value === '' ? undefined : value;
    };
    if ((row[words] ?? '').trim() !== '')
      segments.push({
        words: row[words] as string,
        from: cell('from'),
        to: cell('to'),
        speaker: speakerLabel(cell('speaker')),
      });
    else if (row.length < names.length) unread.push(row.join(separator));
  }
  return segments.length === 0 ? null : transcriptOf(segments, unread);
}
