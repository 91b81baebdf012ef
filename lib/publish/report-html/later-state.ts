/**
 * What a page says of itself that can become otherwise after its publication: that there is a newer edition, that the
 * report was withdrawn, which editions there are, which recordings are not offered any more. All else of a published page stays the same to the byte.
 */
import { dateTimeIn, filled } from '../../domain/report/catalogue/say.ts';
import { wordsOf } from '../../domain/report/catalogues.ts';
import type { ToldReport } from '../../domain/report/told.ts';
import { type Html, html } from '../html-template.ts';
import { type ClipsGone, withoutClips } from './clips.ts';
import { type Dated, moment, said } from './words.ts';

export type EditionLink = { number: number; publishedAt: string; url: string };

export type LaterState = {
  /** All editions, this one among them, in any order. */
  editions: readonly EditionLink[];
  /** Is this the newest edition? */
  latest: boolean;
  withdrawn?: { reason: string } | null;
  /** Those of its clips that are not offered any more; of a withdrawn report none is. */
  clipsGone?: ClipsGone;
};

type Report = Pick<ToldReport, 'edition'> & Dated;

/** For search engines: what is not current is not to be found. */
export function robots({ latest, withdrawn }: LaterState): Html | null {
  return withdrawn || !latest ? html`<meta name="robots" content="noindex">` : null;
}

export function banners(report: Report, { latest, editions, withdrawn }: LaterState): Html {
  const { edition, newsroom } = report;
  const words = wordsOf(report);
  const say = words.later;
  const newest = editions.reduce<EditionLink | null>((a, b) => (a && a.number > b.number ? a : b), null);
  const withdrawal = withdrawn
    ? html`<aside class="banner withdrawn" aria-label="${say.withdrawnLabel}"><strong>${say.withdrawn}</strong> ${withdrawn.reason}</aside>`
    : null;
  if (latest || !newest || newest.number === edition.number) return html`${withdrawal}`;
  const at = dateTimeIn(words, new Date(newest.publishedAt), newsroom.timeZone);
  const link = html`<a href="${newest.url}">${filled(say.link, { n: newest.number, at })}</a>`;
  return html`${withdrawal}<aside class="banner" aria-label="${say.olderLabel}"><strong>${filled(say.older, { n: edition.number })}</strong> ${said(say.current, { link })}</aside>`;
}

export function editionList(report: Report, editions: readonly EditionLink[]): Html {
  const say = wordsOf(report).later;
  const lines = editions.map(({ number, publishedAt, url }) => {
    const [edition, at] = [filled(say.edition, { n: number }), moment(publishedAt, report)];
    return number === report.edition.number
      ? html`<li>${said(say.thisOne, { edition, at })}</li>`
      : html`<li>${said(say.listed, { edition: html`<a href="${url}">${edition}</a>`, at })}</li>`;
  });
  return html`<ul>${lines}</ul>`;
}

/** Where the first three stand in a page, as renderReport writes it. Nothing that a person typed can look like these: it is escaped. */
function placesOf(report: Report) {
  const { editions, data } = wordsOf(report).record;
  return {
    robots: ['<meta name="referrer" content="no-referrer">\n', '\n<meta property="og:type"'],
    banners: ['</header>\n', '\n<main>'],
    editions: [html`<dt>${editions}</dt> <dd>`.text, html`</dd>\n<dt>${data}</dt>`.text],
  } as const;
}

type PlaceName = keyof ReturnType<typeof placesOf> | 'clips';

/**
 * A stored page as it is to be read now.
 *
 * @param page as it was published, by this version of Stet or an earlier one that wrote the same places
 * @param places which of the places it has
 * @throws where the page lacks one of the places: it is not one of ours
 */
export function inLaterState(
  page: string,
  report: Report,
  state: LaterState,
  places: readonly PlaceName[] = ['robots', 'banners', 'editions', 'clips'],
): string {
  const said = {
    robots: robots(state),
    banners: banners(report, state),
    editions: editionList(report, state.editions),
  };
  const found = placesOf(report);
  return places.reduce((text, name) => {
    if (name === 'clips') return withoutClips(text, report, state.clipsGone ?? []);
    const [before, after] = found[name];
    const from = text.indexOf(before);
    const to = text.indexOf(after, from + before.length);
    if (from === -1 || to === -1) throw new Error(`A stored page has no place for ${name}.`);
    const words = said[name]?.text ?? '';
    return text.slice(0, from + before.length) + words + text.slice(to);
  }, page);
}
