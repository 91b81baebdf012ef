/** Tables that a person takes out of Stet to go on with in a spreadsheet: which there are, and as what. */

/** What is in each, as the record says it. */
export const TABLES = {
  items: 'the items',
  sources: 'the sources',
  contacts: 'the contact log',
  story: 'the items, sources and contact log',
  register: 'the register of sources',
  stories: 'the list of stories',
} as const;

export const TABLE_FORMATS = { csv: 'CSV', xlsx: 'XLSX' } as const;

export type TableName = keyof typeof TABLES;
export type TableFormat = keyof typeof TABLE_FORMATS;

export const TABLE_NAMES = Object.keys(TABLES) as [TableName, ...TableName[]];
export const TABLE_FORMAT_NAMES = Object.keys(TABLE_FORMATS) as [TableFormat, ...TableFormat[]];

/**
 * CSV is written as it is sent: a tenth of what a spreadsheet has room for. A workbook is made as a whole: 25,000 rows of
 * sixteen columns take six seconds of a core and 450 MB, measured, and four times as many more memory than there is for it.
 */
export const MOST_ROWS: Record<TableFormat, number> = { csv: 100_000, xlsx: 25_000 };
