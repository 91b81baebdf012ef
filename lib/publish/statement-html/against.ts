/** What a statement was checked against, in one line: for a card, a picture, a line in a story. */
import type { ToldSource, ToldStatement } from '../../domain/report/told.ts';
import { SOURCE_TYPE_LABELS } from '../../domain/vocabulary.ts';
import { capitalised, formatList } from '../../domain/wording.ts';
import { STATEMENT_WORDS } from '../report-html/words.ts';

/** More than this many sources are counted, not named. */
const MOST_NAMED = 2;

function sourceWords(source: ToldSource): string {
  if (source.terms === 'BACKGROUND') return `${source.words} ${STATEMENT_WORDS.notNamed}`;
  const { type, title, locator } = source;
  const place = locator === '' ? '' : `, ${locator}`;
  return `${title} (${SOURCE_TYPE_LABELS[type].toLowerCase()}${place})`;
}

/**
 * "Checked against Recording of the meeting (recording, 00:14:32)", "Sources so far: …" of a pending one; of a non-response, whom the newsroom asked; else
 * what it rests on.
 */
export function againstWords({ sources, parties, restsOn, status }: ToldStatement): string {
  const told = sources.filter(({ stance }) => stance !== 'CONTEXT');
  if (told.length === 0) {
    const asked = parties.map(({ name, words }) => `${capitalised(name)}: ${words}`);
    return asked.length > 0 ? asked.join('; ') : capitalised(restsOn.words);
  }
  const named = told.slice(0, MOST_NAMED).map(sourceWords);
  const rest = told.length - named.length;
  const begins = status === 'PENDING' ? STATEMENT_WORDS.sourcesSoFar : STATEMENT_WORDS.checkedAgainst;
  return `${begins} ${formatList(rest > 0 ? [...named, STATEMENT_WORDS.more(rest)] : named)}`;
}
