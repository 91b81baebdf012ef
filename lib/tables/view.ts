/** A table on its way out: plain values, in the order of its columns. */

/** Null: nothing is known. */
export type Cell = string | number | null;

export type Column = {
  head: string;
  /** In characters, for spreadsheets that are told. */
  width: number;
  /** A moment by the newsroom's clock, `2026-11-29 14:05`, which a spreadsheet can hold as a time. */
  isMoment?: true;
};

export type Table = {
  /** What a sheet of a workbook is called. */
  sheet: string;
  columns: readonly Column[];
  count: number;
  /** All rows, some at a time: what is read of a long table is sent before the rest is read. */
  rows: () => AsyncIterable<Cell[][]>;
};

/** A column, and what it says of a row. */
export type Told<Row> = Column & { tell: (row: Row) => Cell };

export const told = <Row>(columns: readonly Told<Row>[], row: Row): Cell[] =>
  columns.map(({ tell }) => tell(row));

export const headed = <Row>(columns: readonly Told<Row>[]): Column[] =>
  columns.map(({ head, width, isMoment }) => ({ head, width, ...(isMoment && { isMoment }) }));
