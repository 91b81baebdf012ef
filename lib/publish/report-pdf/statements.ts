/** A statement as its template reads it: the same answers, words and sources as on the page. */
import { isMeantOtherwise } from '../../domain/force.ts';
import { hasSubstance, isOwnVoice, isReportedSpeech, KIND_LABELS } from '../../domain/item-kinds.ts';
import { quoted, statusLabel } from '../../domain/report/statement-words.ts';
import type { ToldReport, ToldSource, ToldStatement, WordingPiece } from '../../domain/report/told.ts';
import { SOURCE_TYPE_LABELS, STANCE_LABELS } from '../../domain/vocabulary.ts';
import { capitalised, formatList } from '../../domain/wording.ts';
import { type Mark, markOf } from '../report-html/marks.ts';
import { type Answer, saidAnswer, trueAnswer } from '../report-html/statements.ts';
import {
  type Directed,
  type Direction,
  dateWords,
  directed,
  directionOf,
  plain,
  type Run,
  typstLanguage,
} from './words.ts';

/** So much text may be parted over two sheets; less is kept together. */
const LONG = 900;

type Wording = { direction: Direction; runs: Run[] };
type SetSource = { runs: Run[]; link: string; excerpt: Directed | null };

export type SetStatement = {
  number: number;
  mark: Mark;
  label: string;
  language: string;
  region: string | null;
  direction: Direction;
  words: Run[];
  /** The status has no question. */
  answers: [question: string, answer: string, look: Mark | 'soft'][];
  wordings: { printed: Wording; found: Wording; place: string }[];
  facts: Run[];
  sources: SetSource[];
  parties: Run[][];
  isLong: boolean;
};

function wordsOf(one: ToldStatement): Run[] {
  if (!one.statement?.some(({ is }) => is !== 'words')) return [[plain(quoted(one)), '']];
  const isMarked = isMeantOtherwise({ force: one.force ?? null, polarity: one.polarity ?? null });
  return one.statement.map(({ is, text }) => [
    plain(text),
    is === 'words' ? '' : is === 'cue' && isMarked ? 'cue' : 'soft',
  ]);
}

function answersOf(one: ToldStatement): SetStatement['answers'] {
  const answers: SetStatement['answers'] = [['', plain(statusLabel(one)), markOf(one)]];
  const ask = (question: string, { words, mark }: Answer) => answers.push([question, words, mark]);
  if (isReportedSpeech(one.kind)) ask('Was it said?', saidAnswer(one));
  if (hasSubstance(one.kind)) ask('Is it true?', trueAnswer(one));
  return answers;
}

function factsOf({ speaker, occasion, date, kind, restsOn, checked }: ToldStatement): Run[] {
  const around = [occasion, date].filter((words) => words !== null && words !== '');
  const who: Run[] = speaker
    ? [
        [plain(speaker), 'bold'],
        [plain(`${around.map((words) => `, ${words}`).join('')}. `), 'soft'],
      ]
    : isOwnVoice(kind)
      ? [['In the story’s own voice. ', 'soft']]
      : [];
  const ticks = checked.length > 0 ? ` Checked: ${formatList(checked)}.` : '';
  return [...who, [plain(`${capitalised(restsOn.words)}.${ticks}`), 'soft']];
}

const STANCE_LOOK = { SUPPORTS: 'verified', CONTRADICTS: 'disputed', CONTEXT: 'soft' } as const;

function sourceOf(source: ToldSource, report: ToldReport): SetSource {
  const stance: Run = [`${STANCE_LABELS[source.stance]}: `, STANCE_LOOK[source.stance]];
  if (source.terms === 'BACKGROUND')
    return {
      runs: [stance, [plain(source.words), ''], [' (not named, as agreed)', 'soft']],
      link: '',
      excerpt: null,
    };
  const about = [
    SOURCE_TYPE_LABELS[source.type].toLowerCase() + (source.isPrimary ? ', primary' : ''),
    source.author,
    source.publishedAt ? dateWords(source.publishedAt, report) : '',
    source.locator,
    source.origin ? `origin: ${source.origin}` : '',
  ].filter((part) => part !== '');
  return {
    runs: [stance, [plain(source.title), ''], [plain(` · ${about.join(' · ')}`), 'soft']],
    link: source.link,
    excerpt: source.excerpt ? directed(`“${source.excerpt.trim()}”`) : null,
  };
}

const wordingOf = (pieces: readonly WordingPiece[]): Wording => ({
  direction: directionOf(pieces.map(({ text }) => text).join('')),
  runs: pieces.map(({ text, is }) => [plain(text), is === 'differs' ? 'differs' : '']),
});

/** @returns what the template sets of a statement */
export function setStatement(one: ToldStatement, report: ToldReport): SetStatement {
  const words = wordsOf(one);
  const size = one.sources.reduce(
    (sum, source) => sum + (source.terms === 'ON_RECORD' ? source.excerpt.length + 120 : 80),
    one.words.length,
  );
  return {
    number: one.number,
    mark: markOf(one),
    label: `Statement ${one.number} · ${KIND_LABELS[one.kind].toLowerCase()}`,
    ...typstLanguage(report.story.language),
    direction: directionOf(words.map(([text]) => text).join('')),
    words,
    answers: answersOf(one),
    wordings: (one.wordings ?? []).map(({ source, place, printed, found }) => ({
      printed: wordingOf(printed),
      found: wordingOf(found),
      place: plain(place ? `${source}, ${place}` : source),
    })),
    facts: factsOf(one),
    sources: one.sources.map((source) => sourceOf(source, report)),
    parties: one.parties.map(({ name, isSupported, words: standing }) => [
      [plain(capitalised(name)), 'bold'],
      [plain(` · ${standing}`), isSupported ? 'soft' : 'pending'],
    ]),
    isLong: size > LONG || one.parties.length > 6,
  };
}
