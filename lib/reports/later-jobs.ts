/** The jobs that make what an edition gets after its files, by the names that they go by in the table of jobs. */
import type { PdfName } from './edition-files.ts';

/** One for each file: of two that wait, one does the work of both. */
export const pdfJobKey = (editionId: string, name: PdfName) => `${name} ${editionId}`;
export const pictureJobKey = (editionId: string) => `pictures ${editionId}`;
