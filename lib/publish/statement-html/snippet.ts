/** What somebody pastes into a page to show a statement there. */
import type { Catalogue } from '../../domain/report/catalogue/catalogue.ts';
import { filled, inMarks } from '../../domain/report/catalogue/say.ts';
import { wordsOf } from '../../domain/report/catalogues.ts';
import { plainly } from '../../domain/report/statement-words.ts';
import type { ToldReport, ToldStatement } from '../../domain/report/told.ts';
import { html } from '../html-template.ts';
import { beginning, dayOf, languageOf, worded } from '../report-html/words.ts';
import type { StatementUrls } from '../statement-urls.ts';
import { againstWords } from './against.ts';
import { lastCorrection } from './state.ts';

/** As wide as a column of text usually is; a card fits into less. */
export const CARD_WIDTH = 544;
/** Below this a card has one or two words to a line. */
export const LEAST_WIDTH = 240;

/** Letters of each size that one line takes, for each pixel of its width. */
const WORDS_PER_PIXEL = 0.112;
const SMALL_PER_PIXEL = 0.145;
/** Of a card: its padding on both sides; lines of words and of small type; who said it; everything that is always there. */
const [SIDES, WORDS_LINE, SMALL_LINE, WHO, ALWAYS] = [50, 27, 20, 30, 142];

/**
 * How high a card of that width is, in pixels, about: a page without a script cannot ask it. Rather a line too much, for
 * what does not fit is scrolled to.
 */
export function cardHeight(statement: ToldStatement, width: number, words: Catalogue): number {
  const lines = (letters: number, perPixel: number) => Math.ceil(letters / ((width - SIDES) * perPixel));
  const correction = lastCorrection(statement);
  const before = correction?.changes.find(({ what }) => what === 'words')?.before ?? '';
  const heard = statement.clips ? words.clip.listen.length + 1 : 0;
  const corrected = correction ? 1 + lines(Math.min(before.length, 240), SMALL_PER_PIXEL) : 0;
  return (
    ALWAYS +
    (statement.speaker ? WHO : 0) +
    WORDS_LINE * lines(plainly(statement, words).length + 2, WORDS_PER_PIXEL) +
    SMALL_LINE * (lines(againstWords(statement, words).length + heard + 30, SMALL_PER_PIXEL) + corrected)
  );
}

/**
 * The words first, as a quotation that needs nothing of ours: they are all that is left should the card not load. They
 * bear no verdict, for that may become another one: the card says it, as it is on the day it is read.
 */
export function snippet(
  statement: ToldStatement,
  report: ToldReport,
  urls: StatementUrls,
  { width, height }: { width: number; height: number } = {
    width: CARD_WIDTH,
    height: cardHeight(statement, CARD_WIDTH, wordsOf(report)),
  },
): string {
  const { edition, newsroom, story } = report;
  const words = wordsOf(report);
  const at = dayOf(edition.publishedAt, report);
  const who = statement.speaker ? html`${statement.speaker}. ` : null;
  const title = `${newsroom.name}: ${inMarks(words, beginning(plainly(statement, words), 80))}`;
  return html`<blockquote cite="${urls.page}"><p lang="${languageOf(story)}" dir="auto">${worded(statement, words)}</p><footer>${who}${newsroom.name}, ${filled(words.report.edition, { n: edition.number })}, ${at}: <a href="${urls.page}">${words.statement.verifyAbout}</a></footer></blockquote>
<iframe src="${urls.card}" title="${title}" width="${width}" height="${height}" loading="lazy" sandbox="allow-popups allow-popups-to-escape-sandbox" style="border:0;max-width:100%"></iframe>
`.text;
}
