/** The job that makes an edition's PDF, by the name that it goes by in the table of jobs. */
import type { PdfName } from './edition-files.ts';

/** One for each file: of two that wait, one does the work of both. */
export const pdfJobKey = (editionId: string, name: PdfName) => `${name} ${editionId}`;
