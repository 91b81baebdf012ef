/** A statement as its template reads it: the same answers, words and sources as on the page. */
import { isMeantOtherwise } from '../../domain/force.ts';
import { hasSubstance, isOwnVoice, isReportedSpeech } from '../../domain/item-kinds.ts';
import type { Catalogue } from '../../domain/report/catalogue/catalogue.ts';
import { filled, inMarks } from '../../domain/report/catalogue/say.ts';
import { wordsOf } from '../../domain/report/catalogues.ts';
import { quoted } from '../../domain/report/statement-words.ts';
import type { ToldReport, ToldSource, ToldStatement, WordingPiece } from '../../domain/report/told.ts';
import { statusWords } from '../../domain/report/words.ts';
import { capitalised } from '../../domain/wording.ts';
import { type Mark, markOf } from '../report-html/marks.ts';
import { type Answer, saidAnswer, tickWords, trueAnswer } from '../report-html/statements.ts';
import { dayOf } from '../report-html/words.ts';
import { type Directed, type Direction, directed, directionOf, plain, type Run } from './words.ts';

/** So much text may be parted over two sheets; less is kept together. */
const LONG = 900;

type Wording = { direction: Direction; runs: Run[] };
type SetClip = { heard: Directed; source: string };
type SetSource = { runs: Run[]; link: string; excerpt: Directed | null };

export type SetStatement = {
  number: number;
  mark: Mark;
  label: string;
  direction: Direction;
  words: Run[];
  /** The status has no question. */
  answers: [question: string, answer: string, look: Mark | 'soft'][];
  wordings: { printed: Wording; found: Wording; place: string }[];
  facts: Run[];
  sources: SetSource[];
  parties: Run[][];
  /** The page plays these recordings, or did: paper has the words that are heard, and leads there. */
  clips: SetClip[];
  isLong: boolean;
};

function worded(one: ToldStatement, words: Catalogue): Run[] {
  if (!one.statement?.some(({ is }) => is !== 'words')) return [[plain(quoted(one, words)), '']];
  const isMarked = isMeantOtherwise({ force: one.force ?? null, polarity: one.polarity ?? null });
  return one.statement.map(({ is, text }) => [
    plain(text),
    is === 'words' ? '' : is === 'cue' && isMarked ? 'cue' : 'soft',
  ]);
}

function answersOf(one: ToldStatement, words: Catalogue): SetStatement['answers'] {
  const say = words.statements;
  const answers: SetStatement['answers'] = [['', plain(statusWords(words, one)), markOf(one)]];
  const ask = (question: string, { words: answer, mark }: Answer) => answers.push([question, answer, mark]);
  if (isReportedSpeech(one.kind)) ask(say.wasItSaid, saidAnswer(one, words));
  if (hasSubstance(one.kind)) ask(say.isItTrue, trueAnswer(one, words));
  return answers;
}

function factsOf(
  { speaker, occasion, date, kind, restsOn, checked }: ToldStatement,
  words: Catalogue,
): Run[] {
  const say = words.statements;
  const around = [occasion, date].filter((one) => one !== null && one !== '');
  const who: Run[] = speaker
    ? [
        [plain(speaker), 'bold'],
        [plain(`${around.map((one) => `, ${one}`).join('')}. `), 'soft'],
      ]
    : isOwnVoice(kind)
      ? [[`${say.ownVoice} `, 'soft']]
      : [];
  const ticks = checked.length > 0 ? ` ${filled(say.checked, { ticks: tickWords(checked, words) })}` : '';
  return [...who, [plain(`${capitalised(restsOn.words)}.${ticks}`), 'soft']];
}

const STANCE_LOOK = { SUPPORTS: 'verified', CONTRADICTS: 'disputed', CONTEXT: 'soft' } as const;

function sourceOf(source: ToldSource, report: ToldReport): SetSource {
  const words = wordsOf(report);
  const say = words.statements;
  const bears = filled(say.stance, { stance: words.stances[source.stance] });
  const stance: Run = [`${bears} `, STANCE_LOOK[source.stance]];
  if (source.terms === 'BACKGROUND')
    return {
      runs: [stance, [plain(source.words), ''], [` ${say.notNamed}`, 'soft']],
      link: '',
      excerpt: null,
    };
  const type = words.sourceTypes[source.type];
  const about = [
    source.isPrimary ? filled(say.primary, { type }) : type,
    source.author,
    source.publishedAt ? dayOf(source.publishedAt, report) : '',
    source.locator,
    source.origin ? filled(say.origin, { origin: source.origin }) : '',
  ].filter((part) => part !== '');
  return {
    runs: [stance, [plain(source.title), ''], [plain(` · ${about.join(' · ')}`), 'soft']],
    link: source.link,
    excerpt: source.excerpt ? directed(inMarks(words, source.excerpt.trim())) : null,
  };
}

const wordingOf = (pieces: readonly WordingPiece[]): Wording => ({
  direction: directionOf(pieces.map(({ text }) => text).join('')),
  runs: pieces.map(({ text, is }) => [plain(text), is === 'differs' ? 'differs' : '']),
});

/** @returns what the template sets of a statement */
export function setStatement(one: ToldStatement, report: ToldReport): SetStatement {
  const words = wordsOf(report);
  const said = worded(one, words);
  const size = one.sources.reduce(
    (sum, source) => sum + (source.terms === 'ON_RECORD' ? source.excerpt.length + 120 : 80),
    one.words.length,
  );
  return {
    number: one.number,
    mark: markOf(one),
    label: filled(words.paper.statement, { n: one.number, kind: words.kinds[one.kind] }),
    direction: directionOf(said.map(([text]) => text).join('')),
    words: said,
    answers: answersOf(one, words),
    wordings: (one.wordings ?? []).map(({ source, place, printed, found }) => ({
      printed: wordingOf(printed),
      found: wordingOf(found),
      place: plain(place ? `${source}, ${place}` : source),
    })),
    facts: factsOf(one, words),
    sources: one.sources.map((source) => sourceOf(source, report)),
    parties: one.parties.map(({ name, isSupported, words: standing }) => [
      [plain(capitalised(name)), 'bold'],
      [plain(` · ${standing}`), isSupported ? 'soft' : 'pending'],
    ]),
    clips: (one.clips ?? []).map(({ words: heard, source, place }) => ({
      heard: directed(inMarks(words, heard)),
      source: plain(`— ${source}, ${place} ·\u00a0`),
    })),
    isLong: size > LONG || one.parties.length > 6,
  };
}
