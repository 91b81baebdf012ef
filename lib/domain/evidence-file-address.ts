/** Where a browser asks for the bytes of a source's file (app/api/evidence/files): the address of a player or a download. */
export const evidenceFileAddress = (fileId: string): string => `/api/evidence/files/${fileId}`;
