/** Languages by the names that people call them; stored are BCP 47 codes. Names: Unicode's CLDR, through `Intl`. */

/** Made when a name is first asked for: making it takes a browser 30 ms, and a page that names no language need not wait. */
let names: Intl.DisplayNames | undefined;

function nameOf(code: string): string | undefined {
  names ??= new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  return names.of(code);
}

/** BCP 47 as far as names are known for it: a language, and what script or region it is of. */
const CODE = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i;

/** The languages that a story may be in: those in which the engine reads, and any other. */
const OF_STORIES = ['en', 'de', 'fr', 'es', 'uk', 'ru'];

/**
 * The languages that words are translated from most often in news: those of the United Nations, of Europe's states, and
 * the most spoken of Asia and Africa.
 */
const SPOKEN = (
  'am ar az be bg bn bs ckb cs da de el en es et fa fi fr ga ha he hi hr hu hy id is it ja ka kk km ko ku lt lv mk ms my ne nl no ' +
  'pa pl prs ps pt ro ru sk sl so sq sr sv sw ta th ti tl tr uk ur uz vi yo zh zu'
).split(' ');

export type LanguageChoice = { value: string; words: string };

/** What a language is called in English: "Ukrainian" of `uk`. What is no code that is known stays as it was typed. */
export function languageName(code: string): string {
  if (code === 'und') return 'Another language';
  return (CODE.test(code) && nameOf(code)) || code;
}

/** Whether it can stand in a page's `lang`: a typed name cannot. */
export function isLanguageCode(code: string): boolean {
  return code !== 'und' && CODE.test(code) && nameOf(code) !== undefined;
}

/** The languages to choose from for a story, and its own where that is another. */
export function storyLanguages(own = 'und'): LanguageChoice[] {
  return choices([...OF_STORIES, 'und'], own);
}

/** The languages to choose from for what was said or written somewhere else, by name, and the one it has now. */
export function spokenLanguages(own = ''): LanguageChoice[] {
  const named = choices(SPOKEN, own).sort((a, b) => a.words.localeCompare(b.words, 'en'));
  return [{ value: '', words: 'Not said' }, ...named, ...choices(['und'])];
}

function choices(codes: readonly string[], own = ''): LanguageChoice[] {
  const all = own === '' || own === 'und' || codes.includes(own) ? codes : [...codes, own];
  return all.map((value) => ({ value, words: languageName(value) }));
}
