/**
 * A report in which every word is Stet's own, and the words that a language has for it: what people typed is made
 * unreadable, so that whatever is left, and is not in the catalogue of the report's language, is in the wrong one.
 */
import { CHANNELS } from '../domain/channels.ts';
import { assembleReport } from '../domain/report/assemble.ts';
import { CATALOGUES } from '../domain/report/catalogues.ts';
import { everything, everythingAgain, nothingYet } from '../domain/report/everything.fixture.ts';
import type { ReportLanguage } from '../domain/report/report-languages.ts';
import type { Snapshot } from '../domain/report/snapshot.ts';

/** Fields whose words are somebody's, not ours. */
const TYPED = new Set(
  (
    'name publishedBy by headline byline text words speaker cue occasion date reasonText title author locator excerpt ' +
    'origin termsText source party answer note channel silent parties'
  ).split(' '),
);

/** Every letter of what people typed becomes a "q": lengths and so offsets stay. */
function unreadable(value: unknown, isTyped = false, what = ''): unknown {
  if (typeof value === 'string') {
    return isTyped && !CHANNELS.includes(value) ? value.replace(/\p{L}/gu, 'q') : value;
  }
  if (Array.isArray(value)) return value.map((one) => unreadable(one, isTyped, what));
  if (value === null || typeof value !== 'object') return value;
  const change = 'what' in value ? String(value.what) : what;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const isValue = ['before', 'after'].includes(key) && ['words', 'speaker', ''].includes(change);
      const holdsText =
        TYPED.has(key) && !(key === 'parties' && Array.isArray(inner) && typeof inner[0] === 'object');
      return [key, unreadable(inner, holdsText || isValue, change)];
    }),
  );
}

const withIds = (snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  statements: snapshot.statements.map((one) => ({
    ...one,
    id: `s${one.number}`,
    ...(one.number < 3 && {
      clips: [
        {
          ...{ file: 'clip-1.wav', sha256: '1234'.repeat(16), mediaType: 'audio/wav' },
          ...{ source: 'a source', words: 'the words', fromMs: 1_000, toMs: 3_000 },
        },
      ],
    }),
    history: [
      {
        ...{ edition: 2, publishedAt: '2025-03-06T09:12:00.000Z', note: 'a note', is: 'CORRECTED' as const },
        changes: (snapshot.changes?.statements ?? []).filter(({ number }) => number === one.number),
      },
    ],
  })),
});

/** A first edition, a second with all that can change, and one of a story without a statement. */
export function snapshotsIn(language: ReportLanguage): [Snapshot, Snapshot, Snapshot] {
  const first = assembleReport({ ...everything(), language });
  const second = assembleReport({ ...everythingAgain(first), language });
  const nothing = assembleReport({ ...nothingYet(), language });
  return [first, withIds(second), nothing].map((one) => unreadable(one) as Snapshot) as [
    Snapshot,
    Snapshot,
    Snapshot,
  ];
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];

/** Names, of Stet and of formats; the same everywhere. */
const NAMES = wordsIn(
  'stet json claimreview web annotations ninjs schema org sha https paper example reports statements',
);
/** What Intl writes of the time zone of the sample, and of its months. */
function ofIntl(locale: string): string[] {
  const at = (month: number) => new Date(Date.UTC(2025, month, 3, 12));
  const format = new Intl.DateTimeFormat(locale, {
    ...({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/London' } as const),
    ...({ timeZoneName: 'short', hour: '2-digit' } as const),
  });
  return Array.from({ length: 12 }, (_, month) => wordsIn(format.format(at(month)))).flat();
}

/** Every text in a value, however deep. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];
}

function vocabularyOf(language: ReportLanguage): Set<string> {
  const { locale, ...words } = CATALOGUES[language];
  const list = new Intl.ListFormat(locale, { type: 'disjunction' }).format(['1', '2']);
  const and = new Intl.ListFormat(locale, { type: 'conjunction' }).format(['1', '2']);
  const own = textsOf(words).map((text) => text.replace(/\{\w+\}/g, ' '));
  return new Set([...own, list, and].flatMap(wordsIn).concat(ofIntl(locale), NAMES));
}

const isTyped = (word: string) => /^q+$/.test(word) || /^s\d+$/.test(word);

/** @returns what finds, in texts of a report in that language, the words that its catalogue does not have */
export function strangeIn(language: ReportLanguage): (texts: readonly string[]) => string[] {
  const vocabulary = vocabularyOf(language);
  return (texts) =>
    [...new Set(texts.flatMap(wordsIn))].filter((word) => !vocabulary.has(word) && !isTyped(word));
}
