import { Kind, type Tokens } from './tokens.ts';

/** How far the rules for a language go. */
export type LanguageSupport = 'full' | 'quotes' | 'marks';

const words = (list: string) => list.split(' ');

/** Frequent function words by which languages are told apart; words shared by several count for each. */
const STOPWORDS: Record<string, string[]> = {
  en: words(
    'the of and to in that is was for on with as his he it by at from are said has have not be which this but an were',
  ),
  de: words(
    'der die das und ist nicht von mit den dem ein eine auf für sich im zu sagte wir hat auch es werden sie bei nach aus',
  ),
  fr: words(
    "le la les des et est une du dans que qui pour pas sur au avec il elle ce plus par sont a été nous ont l' d' selon",
  ),
  es: words(
    'el la los las de y que en un una es por con para del se no al lo su más como pero ha fue según dijo este',
  ),
  it: words(
    'il lo la gli di che e è un una per con non del della sono ha si nel anche più ma come dei alla questo',
  ),
  pt: words(
    'o a os as de que e do da em um uma para com não é por mais no na dos foi ao são como disse pela',
  ),
  nl: words(
    'de het een van en in is dat op te met voor niet zijn aan er om ook maar door bij hij naar heeft worden',
  ),
  sv: words('och att det som en är på för med av den inte till har ett om men de han var vid från sade'),
  pl: words('w i na z się nie że do to jest o jak po co tak za od przez ale był dla już ich powiedział'),
  tr: words('ve bir bu için da de ile olarak çok daha olan gibi sonra kadar ne dedi var'),
  ru: words(
    'и в не на что с по как это из у за от он она мы они его к но сказал также были был для или же чтобы',
  ),
  uk: words(
    'і в не на що з та у як це за до від він вона ми вони його але сказав також були був для або й про щоб',
  ),
  bg: words('и на да се в е за с не от по са че като към това ще бе при до'),
};

const SHORT = 20;
const FULL = new Set(['en']);
const QUOTES = new Set(['de', 'fr', 'es', 'uk', 'ru']);
const UKRAINIAN = /[іїєґ]/;
const RUSSIAN = /[ыэъё]/;
const KANA = /[\u3040-\u30ff]/;

/** How far the rules for a BCP 47 code go. */
export function languageSupport(language: string): LanguageSupport {
  const base = primary(language);
  return FULL.has(base) ? 'full' : QUOTES.has(base) ? 'quotes' : 'marks';
}

/** "de-AT" → "de". */
export function primary(language: string): string {
  return language.toLowerCase().split(/[-_]/)[0] ?? '';
}

/** The language of a text as a BCP 47 primary code, or "und" where there is too little to go by. */
export function guessLanguage(tokens: Tokens): string {
  const limit = Math.min(tokens.count, 3000);
  const seen = new Map<string, number>();
  let total = 0;
  let cyrillic = 0;
  let ukrainian = 0;
  let russian = 0;
  let han = 0;
  let kana = 0;
  let hangul = 0;
  let arabic = 0;
  let greek = 0;
  let hebrew = 0;
  for (let i = 0; i < limit; i++) {
    const low = tokens.lower[i] ?? '';
    const code = low.charCodeAt(0);
    if (KANA.test(low)) kana++;
    else if (code >= 0x4e00 && code < 0xa000) han++;
    else if (code >= 0xac00 && code < 0xd7b0) hangul++;
    if (tokens.kind[i] !== Kind.word) continue;
    total++;
    seen.set(low, (seen.get(low) ?? 0) + 1);
    if (code >= 0x400 && code < 0x530) {
      cyrillic++;
      if (UKRAINIAN.test(low)) ukrainian++;
      if (RUSSIAN.test(low)) russian++;
    } else if (code >= 0x600 && code < 0x700) arabic++;
    else if (code >= 0x590 && code < 0x600) hebrew++;
    else if (code >= 0x370 && code < 0x400) greek++;
  }
  if (kana > 0 && kana + han > total / 4) return 'ja';
  if (hangul > total / 3 && hangul > 0) return 'ko';
  if (han > total / 3 && han > 0) return 'zh';
  if (total === 0) return 'und';
  if (arabic > total / 2) return 'ar';
  if (hebrew > total / 2) return 'he';
  if (greek > total / 2) return 'el';
  if (cyrillic > total / 2) {
    if (ukrainian > russian) return 'uk';
    if (russian > 0) return 'ru';
    return share(seen, ['ru', 'uk', 'bg'], total) ?? 'und';
  }
  return share(seen, ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'pl', 'tr'], total) ?? 'und';
}

/** The candidate with the most of its function words in the text, where they are frequent enough to decide. */
function share(
  seen: ReadonlyMap<string, number>,
  candidates: readonly string[],
  total: number,
): string | null {
  let best: string | null = null;
  let most = 0;
  for (const code of candidates) {
    let hits = 0;
    for (const word of STOPWORDS[code] ?? []) hits += seen.get(word) ?? 0;
    if (hits > most) {
      most = hits;
      best = code;
    }
  }
  // one word that happens to be shared shows little; a short line in plain letters is most often English here
  const least = best === 'en' ? 1 : 2;
  if (most >= Math.max(least, total * 0.08)) return best;
  const plain = total < SHORT && [...seen.keys()].every((word) => /^[a-z'.-]+$/.test(word));
  return plain && candidates.includes('en') ? 'en' : null;
}
