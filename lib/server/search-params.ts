/** Anybody can type anything into an address: words are cut to size, a page is a number. */

export function searchWords(given: unknown): string {
  return typeof given === 'string' ? given.replaceAll('\0', '').toWellFormed().trim().slice(0, 200) : '';
}

export function pageNumber(given: unknown): number {
  const page = typeof given === 'string' && /^\d{1,4}$/.test(given) ? Number(given) : 1;
  return Math.max(1, page);
}
