/** Tables as the workbook of a spreadsheet (XLSX): a sheet for each, its head fixed and bold. */
import writeXlsxFile, { type Row } from 'write-excel-file/node';

export type SheetToWrite = {
  name: string;
  columns: readonly { head: string; width: number; isMoment?: true }[];
  rows: readonly (string | number | null)[][];
};

/** What a cell has room for, by Excel's own limits. */
const MOST_CHARACTERS = 32_767;
const CUT = ' … (cut: a cell holds no more)';
/** A moment by the newsroom's clock. */
const MOMENT = /^\d{4}-\d\d-\d\d \d\d:\d\d$/;

/** A text is kept as a text, whatever it begins with: nothing in a workbook is computed unless it says so. */
function cellOf(value: string | number | null, isMoment: boolean) {
  if (value === null || value === '') return null;
  if (typeof value === 'number') return { value, type: Number };
  if (isMoment && MOMENT.test(value)) {
    // A spreadsheet's times have no zone: the hour is the one by the newsroom's clock.
    return { value: new Date(`${value.replace(' ', 'T')}:00Z`), type: Date, format: 'yyyy-mm-dd hh:mm' };
  }
  const text = value.toWellFormed();
  const held =
    text.length > MOST_CHARACTERS ? text.slice(0, MOST_CHARACTERS - CUT.length).toWellFormed() + CUT : text;
  return { value: held, type: String };
}

/** The bytes of the file. */
export async function writeWorkbook(sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  const made = sheets.map(({ name, columns, rows }) => ({
    sheet: name,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    data: [
      columns.map(({ head }) => ({ value: head, type: String, fontWeight: 'bold' as const })),
      ...rows.map((row): Row => row.map((value, i) => cellOf(value, columns[i]?.isMoment === true))),
    ],
  }));
  return new Uint8Array(await writeXlsxFile(made).toBuffer());
}
