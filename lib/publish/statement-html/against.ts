/** What a statement was checked against, in one line: for a card, a picture, a line in a story. */
import type { Catalogue } from '../../domain/report/catalogue/catalogue.ts';
import { counted, filled, listed } from '../../domain/report/catalogue/say.ts';
import type { ToldSource, ToldStatement } from '../../domain/report/told.ts';
import { capitalised } from '../../domain/wording.ts';

/** More than this many sources are counted, not named. */
const MOST_NAMED = 2;

function sourceWords(source: ToldSource, words: Catalogue): string {
  if (source.terms === 'BACKGROUND') return `${source.words} ${words.statements.notNamed}`;
  const { type, title, locator } = source;
  const place = locator === '' ? '' : `, ${locator}`;
  return filled(words.statement.source, { title, about: `${words.sourceTypes[type]}${place}` });
}

/**
 * "Checked against Recording of the meeting (recording, 00:14:32)", "Sources so far: …" of a pending one; of a non-response, whom the newsroom asked; else
 * what it rests on.
 */
export function againstWords({ sources, parties, restsOn, status }: ToldStatement, words: Catalogue): string {
  const told = sources.filter(({ stance }) => stance !== 'CONTEXT');
  if (told.length === 0) {
    const asked = parties.map(
      (party) => `${filled(words.annotated.line, { name: capitalised(party.name) })} ${party.words}`,
    );
    return asked.length > 0 ? asked.join('; ') : capitalised(restsOn.words);
  }
  const named = told.slice(0, MOST_NAMED).map((source) => sourceWords(source, words));
  const rest = told.length - named.length;
  const { sourcesSoFar, checkedAgainst, more } = words.statement;
  const all = rest > 0 ? [...named, counted(words, more, rest)] : named;
  return filled(status === 'PENDING' ? sourcesSoFar : checkedAgainst, { sources: listed(words, all) });
}
