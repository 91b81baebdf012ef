import type { Readings } from '../domain/readings.ts';
import type { GivenParagraph } from '../text/layout/block.ts';
import { joinedMarks, type Marked, withMarks } from '../text/layout/marks.ts';

/** A cell with more text than this contains paragraphs: the table is a page layout, not a table. */
const longestCell = 600;

type Row = GivenParagraph[][];

/**
 * Combines the paragraphs of tables row by row: a row is one line, its cells separated by bars. A table with one
 * column, or whose cells hold a page's text, is not treated as one; its paragraphs stay what they are.
 */
export class Tables {
  readonly #open: { rows: Row[]; isInBox: boolean }[] = [];
  readonly #readings: Readings;

  constructor(readings: Readings) {
    this.#readings = readings;
  }

  get isOpen(): boolean {
    return this.#open.length > 0;
  }

  begin(element: string): void {
    if (element === 'tbl') this.#open.push({ rows: [], isInBox: false });
    const table = this.#open.at(-1);
    if (element === 'tr') table?.rows.push([]);
    if (element === 'tc') table?.rows.at(-1)?.push([]);
  }

  /** Takes a paragraph into the open cell; false where no cell is open. */
  take(paragraphs: readonly GivenParagraph[]): boolean {
    const cell = this.#open.at(-1)?.rows.at(-1)?.at(-1);
    cell?.push(...paragraphs);
    return cell !== undefined;
  }

  /** The last paragraph that stands in the open tables. */
  get last(): GivenParagraph | undefined {
    for (const { rows } of this.#open.toReversed()) {
      const filled = rows.findLast((row) => row.some((cell) => cell.length > 0));
      const last = filled?.findLast((cell) => cell.length > 0)?.at(-1);
      if (last !== undefined) return last;
    }
    return undefined;
  }

  /** The paragraphs of a table that ends here. */
  end(): GivenParagraph[] {
    const table = this.#open.pop();
    if (table === undefined) return [];
    const given = paragraphsOf(table.rows);
    if (!this.isOpen) return given;
    // A table inside a cell: its rows become lines of the surrounding cell, and this is reported.
    for (const { text } of given)
      this.#readings.tell('cell', { words: text, place: 'a table inside a table' });
    this.take(given);
    return [];
  }
}

function paragraphsOf(rows: readonly Row[]): GivenParagraph[] {
  const isTable =
    rows.some((row) => row.length > 1) &&
    rows.every((row) => row.every((cell) => textOf(cell).length <= longestCell));
  if (!isTable) return rows.flat(2);
  return rows.flatMap((row) => {
    const cells = row.map(cellOf);
    if (cells.every(({ text }) => text === '')) return [];
    const text = cells
      .map((cell) => cell.text)
      .join(' | ')
      .replace(/ {2,}/g, ' ');
    return [withMarks<GivenParagraph>({ text, kind: 'table' }, joinedMarks(cells, ' | ', text))];
  });
}

function cellOf(cell: readonly GivenParagraph[]): Marked {
  const text = textOf(cell);
  return { text, marks: joinedMarks(cell, ' ', text) };
}

const textOf = (cell: readonly GivenParagraph[]) =>
  cell
    .map(({ text }) => text.replaceAll('\t', ' '))
    .join(' ')
    .trim();
