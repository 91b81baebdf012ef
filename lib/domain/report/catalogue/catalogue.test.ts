/** Every catalogue says everything that the English one does, about the same things, in every form that its language has. */
import { describe, expect, it } from 'vitest';
import { OUTCOME_LABELS } from '../../contact-outcomes.ts';
import { KIND_LABELS } from '../../item-kinds.ts';
import { REASON_WORDS } from '../../reasons.ts';
import {
  QUOTATION_LABELS,
  SOURCE_TYPE_LABELS,
  STANCE_LABELS,
  STATUS_LABELS,
  SUBSTANCE_LABELS,
} from '../../vocabulary.ts';
import { CATALOGUES } from '../catalogues.ts';
import { REPORT_LANGUAGES, readReportLanguage, reportLanguageFor } from '../report-languages.ts';
import type { Catalogue } from './catalogue.ts';
import { ENGLISH } from './english.ts';
import { counted, countedInWords, dateTimeIn, filled, formFor, listed, nearIn, zoneIn } from './say.ts';

type Branch = { [name: string]: Branch | string | readonly string[] };

/** Not sentences: how the language writes numbers and marks. */
const NOT_WORDS = new Set(['locale', 'marks', 'smallNumbers']);
/** Counted things have their forms by the rules of the language; the one that is always there is `other`. */
const isPlural = (branch: Branch) => typeof branch.other === 'string' && typeof branch.one === 'string';
/** Two forms by hand, for lists of names: one name, or more. */
const OF_NAMES = new Set(['restsOn.answered', 'asked.about']);

type Leaf = { path: string; forms: Record<string, string> };

function leavesOf(branch: Branch, at = ''): Leaf[] {
  return Object.entries(branch).flatMap(([name, value]): Leaf[] => {
    const path = at === '' ? name : `${at}.${name}`;
    if (NOT_WORDS.has(path)) return [];
    if (typeof value === 'string') return [{ path, forms: { text: value } }];
    if (Array.isArray(value)) throw new TypeError(`${path} is a list.`);
    const inner = value as Branch;
    return isPlural(inner) ? [{ path, forms: inner as Record<string, string> }] : leavesOf(inner, path);
  });
}

const leaves = (words: Catalogue) => leavesOf(words as unknown as Branch);
const namesIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();
const english = new Map(leaves(ENGLISH).map((leaf) => [leaf.path, leaf]));

/** What is the same word in both languages, or is no word. */
const SAME = {
  de: /^(statusBecause|sourceTypes\.INTERVIEW|moments|standing\.(asked|said)|cue\.meant|later\.(listed)|record\.(colon|changes\.status)|statements\.(stance|status)|statement\.source|annotated\.line)/,
  fr: /^(moments|standing\.(asked|said)|cue\.meant|place\.page|forces\.ASKED|channels\.message\.name|sourceTypes\.DOCUMENT|sources$|otherChannel|later\.listed|report\.edition|record\.changes\.sources|statement\.source)/,
  es: /^(statusBecause|moments|standing\.(asked|said)|cue\.meant|later\.listed|record\.colon|statements\.stance|statement\.source|annotated\.line)/,
  uk: /^(statusBecause|moments|standing\.(asked|said)|cue\.meant|later\.listed|record\.colon|statements\.stance|statement\.source|annotated\.line)/,
};

describe.each(REPORT_LANGUAGES)('the catalogue of %s', (language) => {
  const words: Catalogue = CATALOGUES[language];
  const own = leaves(words);

  it('has each text that English has, and no other', () => {
    expect(own.map(({ path }) => path).sort()).toEqual([...english.keys()].sort());
    // Between a figure and a figure, or before one, even a space is said on purpose; nothing is left empty.
    expect(own.filter(({ forms }) => Object.values(forms).some((text) => text === ''))).toEqual([]);
  });

  it('puts the same things in as English', () => {
    for (const { path, forms } of own) {
      const expected = namesIn(Object.values(english.get(path)?.forms ?? {}).at(-1) ?? '');
      for (const [form, text] of Object.entries(forms)) {
        // "one source", "no sources": the number may be in the word.
        const wanted = ['one', 'zero'].includes(form) && !text.includes('{n}') ? without(expected) : expected;
        expect(`${path} ${namesIn(text)}`).toBe(`${path} ${wanted}`);
      }
    }
  });

  it('has each plural form of the language', () => {
    const { pluralCategories } = new Intl.PluralRules(words.locale).resolvedOptions();
    for (const { path, forms } of own) {
      if ('text' in forms || OF_NAMES.has(path)) continue;
      const { zero: _none, ...counting } = forms;
      expect(`${path} ${Object.keys(counting).sort()}`).toBe(`${path} ${[...pluralCategories].sort()}`);
    }
  });

  it('is of the language that it is given as, as Intl knows it', () => {
    expect(new Intl.Locale(words.locale).language).toBe(language);
    expect(Intl.PluralRules.supportedLocalesOf(words.locale)).toEqual([words.locale]);
  });
});

describe.each(['de', 'fr', 'es', 'uk'] as const)('the catalogue of %s', (language) => {
  it('is not English', () => {
    const same = leaves(CATALOGUES[language]).filter(({ path, forms }) => {
      const before = Object.values(english.get(path)?.forms ?? {});
      return Object.values(forms).some((text) => before.includes(text));
    });
    expect(same.map(({ path }) => path).filter((path) => !SAME[language].test(path))).toEqual([]);
  });
});

const without = (names: readonly string[]) => names.filter((name) => name !== 'n');

it('English says of codes what the desk says of them', () => {
  expect(ENGLISH.statuses).toEqual(STATUS_LABELS);
  expect(ENGLISH.reasons).toEqual(REASON_WORDS);
  expect(ENGLISH.quotations).toEqual(QUOTATION_LABELS);
  expect(ENGLISH.substances).toEqual(SUBSTANCE_LABELS);
  expect(ENGLISH.stances).toEqual(STANCE_LABELS);
  const small = (labels: Record<string, string>) =>
    Object.fromEntries(Object.entries(labels).map(([code, label]) => [code, label.toLowerCase()]));
  expect(ENGLISH.kinds).toEqual(small(KIND_LABELS));
  expect(ENGLISH.sourceTypes).toEqual(small(SOURCE_TYPE_LABELS));
  expect(Object.keys(ENGLISH.outcomes).sort()).toEqual(Object.keys(OUTCOME_LABELS).sort());
});

describe('numbers', () => {
  const figures = 'x';
  it.each([
    ['en', 1, '1 statement: x'],
    ['en', 21, '21 statements: x'],
    ['de', 1, '1 Aussage: x'],
    ['fr', 0, '0 affirmation\u00a0: x'],
    ['fr', 2, '2 affirmations\u00a0: x'],
    ['es', 2, '2 afirmaciones: x'],
    ['uk', 1, '1 твердження: x'],
    ['uk', 3, '3 твердження: x'],
    ['uk', 5, '5 тверджень: x'],
    ['uk', 11, '11 тверджень: x'],
    ['uk', 21, '21 твердження: x'],
    ['uk', 22, '22 твердження: x'],
  ] as const)('%s counts %i', (language, n, line) => {
    const words: Catalogue = CATALOGUES[language];
    expect(counted(words, words.summary.statements, n, { figures })).toBe(line);
  });

  it.each([
    ['en', ['no sources', 'one source', 'twelve sources', '13 sources']],
    ['de', ['keine Quellen', 'eine Quelle', 'zwölf Quellen', '13 Quellen']],
    ['fr', ['aucune source', 'une source', 'douze sources', '13 sources']],
    ['es', ['ninguna fuente', 'una fuente', 'doce fuentes', '13 fuentes']],
    ['uk', ['немає джерел', '1 джерело', '12 джерел', '13 джерел']],
  ] as const)('%s writes small ones as running text does', (language, sources) => {
    const words: Catalogue = CATALOGUES[language];
    expect([0, 1, 12, 13].map((n) => countedInWords(words, words.sources, n))).toEqual(sources);
  });

  it('parts thousands as the language does, from five figures on', () => {
    const thousands = (language: 'de' | 'fr') =>
      [1234, 12345].map((n) => counted(CATALOGUES[language], { one: '{n}', other: '{n}' }, n));
    expect(thousands('de')).toEqual(['1234', '12.345']);
    expect(thousands('fr')).toEqual(['1234', '12\u202f345']);
  });

  it('take the form that is there where the language has another', () => {
    expect(formFor({ locale: 'uk-UA' }, { one: 'a', other: 'b' }, 5)).toBe('b');
  });
});

it('lists and moments are those of the language', () => {
  const at = new Date('2025-04-08T16:41:00Z');
  const zone = 'Europe/Berlin';
  const of = (language: 'en' | 'de' | 'fr' | 'es' | 'uk') => {
    const words: Catalogue = CATALOGUES[language];
    const [a, b] = [new Date('2025-04-08T20:00:00Z'), new Date('2025-04-09T20:00:00Z')];
    return [
      dateTimeIn(words, at, zone),
      nearIn(words, at, a, zone),
      nearIn(words, at, b, zone),
      listed(words, ['A', 'B', 'C']),
    ];
  };
  expect(of('en')).toEqual(['8 April 2025, 18:41', '18:41', '8 April 18:41', 'A, B and C']);
  expect(of('de')).toEqual(['8. April 2025, 18:41 Uhr', '18:41 Uhr', '8. April, 18:41 Uhr', 'A, B und C']);
  expect(of('fr')).toEqual(['8 avril 2025 à 18:41', '18:41', '8 avril à 18:41', 'A, B et C']);
  expect(of('es')).toEqual(['8 de abril de 2025, 18:41', '18:41', '8 de abril, 18:41', 'A, B y C']);
  expect(of('uk')).toEqual(['8 квітня 2025 р., 18:41', '18:41', '8 квітня, 18:41', 'A, B і C']);
});

it('the zone of a moment is called as the language does', () => {
  const summer = new Date('2025-07-08T16:41:00Z');
  expect(zoneIn(CATALOGUES.en, summer, 'Europe/London')).toBe('BST');
  expect(zoneIn(CATALOGUES.en, summer, 'UTC')).toBe('UTC');
  expect(zoneIn(CATALOGUES.de, summer, 'Europe/Berlin')).toBe('MESZ');
});

it('what is put in is never read as a name of something else', () => {
  expect(filled('{a} and {b}', { a: '{b}', b: 'c' })).toBe('{b} and c');
  expect(() => filled('{a}', {})).toThrow('Nothing is given for {a}.');
});

it('the language of a story is that of its report, where there are words for it', () => {
  expect(reportLanguageFor('de-AT')).toEqual({ language: 'de', isOwn: true });
  expect(reportLanguageFor('UK')).toEqual({ language: 'uk', isOwn: true });
  for (const other of ['und', 'ru', 'nl', '']) {
    expect(reportLanguageFor(other)).toEqual({ language: 'en', isOwn: false });
  }
  expect(readReportLanguage('fr')).toBe('fr');
  expect(readReportLanguage('xx')).toBeNull();
  expect(readReportLanguage(null)).toBeNull();
});
