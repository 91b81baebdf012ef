/** Letters that are not an accented form of another. */
const OTHER_LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Lower case, no accents, no full stops, plain apostrophes: what two spellings of a name have in common. */
export function bareWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[øłßæœđðþı]/gu, (letter) => OTHER_LETTERS[letter] ?? letter)
    .replace(/[‘’ʼ`´]/gu, "'")
    .replace(/'s\b/gu, '')
    .replace(/\.(?=\S)/gu, '. ')
    .replace(/[.,]/gu, '')
    .replace(/[^\p{L}\p{N}'-]+/gu, ' ')
    .trim();
}
