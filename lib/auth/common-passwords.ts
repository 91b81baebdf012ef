/** Letters that people replace with figures and marks; one that stands for two letters is tried both ways. */
const AS_I = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };
const AS_L = { ...AS_I, '1': 'l', '!': 'l' };
/** Fewer letters are the beginning of a word rather than a password. */
const SHORTEST = 4;
/** Figures and marks around it: a date, or counting to eight. */
const MOST_AROUND = 8;
/** Characters of any kind around it, as around a name (lib/domain/names-alike.ts). */
const MOST_MORE = 4;

let list: Promise<Set<string>> | undefined;

/**
 * Whether a password is one of the 49,000 commonest, as people vary them: capitals, figures for letters, spaces and
 * hyphens, twice in a row, a year or a few characters around it. The list comes with the package and is read when first
 * needed.
 */
export async function isCommonPassword(password: string): Promise<boolean> {
  list ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common']),
  );
  return isSomethingCommon(password, await list);
}

/** The same, against a list in lower case. */
export function isSomethingCommon(password: string, common: ReadonlySet<string>): boolean {
  const plain = password.normalize('NFKC').toLowerCase();
  return [plain, plain.replace(/[\s._-]+/g, '')].some(
    (given) =>
      isListed(given, common) ||
      withoutFiguresAround(given).some((core) => isListed(core, common)) ||
      isHardlyMoreThanListed(given, common),
  );
}

function isListed(given: string, common: ReadonlySet<string>): boolean {
  return [given, readAs(AS_I, given), readAs(AS_L, given)].some(
    (read) => common.has(read) || common.has(repeated(read)),
  );
}

const readAs = (letters: Record<string, string>, given: string) =>
  [...given].map((character) => letters[character] ?? character).join('');

/**
 * The part that a text repeats, where it is nothing but repetition; otherwise the text itself. It is found where the
 * text matches itself, shifted, within its own double.
 */
function repeated(given: string): string {
  const length = `${given}${given}`.indexOf(given, 1);
  return length >= SHORTEST ? given.slice(0, length) : given;
}

/** Without some or all of the figures and marks at its start and end; those that are left stand for letters. */
function withoutFiguresAround(given: string): string[] {
  const first = given.search(/\p{L}/u);
  if (first < 0) return [];
  const last = given.length - [...given].reverse().join('').search(/\p{L}/u);
  const cores: string[] = [];
  for (let start = 0; start <= Math.min(first, MOST_AROUND); start += 1) {
    for (let end = Math.max(last, given.length - MOST_AROUND + start); end <= given.length; end += 1) {
      if (end - start >= SHORTEST) cores.push(given.slice(start, end));
    }
  }
  return cores;
}

function isHardlyMoreThanListed(given: string, common: ReadonlySet<string>): boolean {
  for (let start = 0; start <= MOST_MORE; start += 1) {
    for (let cut = 0; start + cut <= MOST_MORE; cut += 1) {
      const core = given.slice(start, given.length - cut);
      if (core.length >= 2 * SHORTEST && isListed(core, common)) return true;
    }
  }
  return false;
}
