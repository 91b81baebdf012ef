/** Addresses in a note of a draft: of the web, of mail, of telephones. */

/** The address that a link of Google Docs leads to; any other as it is. */
export function withoutDetour(address: string): string {
  if (!/^https?:\/\/(?:www\.)?google\.[a-z.]{2,6}\/url\?/i.test(address)) return address;
  const url = URL.parse(address);
  return url?.searchParams.get('q') ?? url?.searchParams.get('url') ?? address;
}

const WEB = /(?:\bhttps?:\/\/|(?<![\p{L}\p{N}@./-])www\.)[^\s<>"“”„«»]{3,2000}/giu;
const DOI = /\b(?:doi:\s?|doi\.org\/)?(10\.\d{4,9}\/[^\s<>"“”]{2,200})/giu;
const MAIL = /(?<![\w.+-])[\w.+'’-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,5}(?![\w-])/giu;
const PHONE = /(?<![\w.:/-])(?:\+|\(|\d)[\d ()./\u00A0-]{5,22}\d(?![\w:/-])/gu;
const PHONE_WORD =
  /\b(?:tel|phone|telephone|ph|cell|mobile|mob|call|called|whatsapp|signal|number)\b[\s.:,at]{0,5}$/iu;

/** Punctuation behind an address belongs to the sentence, and so does a bracket that the address did not open. */
function trimmed(address: string): string {
  let link = address;
  for (;;) {
    const shorter = link.replace(/[.,;:!?'’*_\]}]$/u, '');
    const isClosed = shorter.endsWith(')') && shorter.split(')').length > shorter.split('(').length;
    const next = isClosed ? shorter.slice(0, -1) : shorter;
    if (next === link) return link;
    link = next;
  }
}

/** Web addresses written in the words, in their order. */
export function linksIn(words: string): string[] {
  const links = (words.match(WEB) ?? []).map((found) => {
    const link = trimmed(found);
    return withoutDetour(/^www\./i.test(link) ? `https://${link}` : link);
  });
  const dois = [...words.replace(WEB, ' ').matchAll(DOI)].map(
    ([, doi = '']) => `https://doi.org/${trimmed(doi)}`,
  );
  return [...new Set([...links, ...dois])].filter((link) => URL.canParse(link));
}

export const emailsIn = (words: string): string[] => [...new Set(words.replace(WEB, ' ').match(MAIL) ?? [])];

/**
 * Telephone numbers as they are written: with a plus, with an area code in brackets, in groups of three, three and four,
 * or behind a word that says what they are. Other figures are dates, file numbers and amounts.
 */
export function phonesIn(words: string): string[] {
  const plain = words.replace(WEB, (link) => ' '.repeat(link.length));
  const phones: string[] = [];
  for (const { 0: found, index } of plain.matchAll(PHONE)) {
    const digits = found.replace(/\D/gu, '').length;
    if (digits < 7 || digits > 15 || /^\d{4}-\d\d-\d\d$/u.test(found)) continue;
    const isSaid = PHONE_WORD.test(plain.slice(Math.max(0, index - 20), index));
    const isShaped = /^(?:\+|00\d|\(\d)|^(?:1[ .-])?\d{3}[ .-]\d{3}[ .-]\d{4}$/u.test(found);
    if (isSaid || isShaped) phones.push(found.replace(/\s+/gu, ' ').trim());
  }
  return [...new Set(phones)];
}
