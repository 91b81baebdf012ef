/**
 * What a page says of itself that can become otherwise after its publication: that there is a newer edition, that the
 * report was withdrawn, which editions there are. All else of a published page stays the same to the byte.
 */
import { formatDateTime } from '../../domain/moments.ts';
import type { ToldReport } from '../../domain/report/told.ts';
import { type Html, html } from '../html-template.ts';
import { moment } from './words.ts';

export type EditionLink = { number: number; publishedAt: string; url: string };

export type LaterState = {
  /** All editions, this one among them, in any order. */
  editions: readonly EditionLink[];
  /** Is this the newest edition? */
  latest: boolean;
  withdrawn?: { reason: string } | null;
};

type Report = Pick<ToldReport, 'edition' | 'newsroom'>;

/** For search engines: what is not current is not to be found. */
export function robots({ latest, withdrawn }: LaterState): Html | null {
  return withdrawn || !latest ? html`<meta name="robots" content="noindex">` : null;
}

export function banners({ edition, newsroom }: Report, { latest, editions, withdrawn }: LaterState): Html {
  const newest = editions.reduce<EditionLink | null>((a, b) => (a && a.number > b.number ? a : b), null);
  const withdrawal = withdrawn
    ? html`<aside class="banner withdrawn" aria-label="Withdrawn"><strong>This report has been withdrawn.</strong> ${withdrawn.reason}</aside>`
    : null;
  if (latest || !newest || newest.number === edition.number) return html`${withdrawal}`;
  const at = formatDateTime(new Date(newest.publishedAt), newsroom.timeZone);
  return html`${withdrawal}<aside class="banner" aria-label="An older edition"><strong>This is edition ${edition.number}.</strong> <a href="${newest.url}">Edition ${newest.number} of ${at}</a> is current.</aside>`;
}

export function editionList(report: Report, editions: readonly EditionLink[]): Html {
  const lines = editions.map(({ number, publishedAt, url }) =>
    number === report.edition.number
      ? html`<li>Edition ${number}, ${moment(publishedAt, report)} (this one)</li>`
      : html`<li><a href="${url}">Edition ${number}</a>, ${moment(publishedAt, report)}</li>`,
  );
  return html`<ul>${lines}</ul>`;
}

/** Where the three stand in a page, as renderReport writes it. Nothing that a person typed can look like these: it is escaped. */
const PLACES = {
  robots: ['<meta name="referrer" content="no-referrer">\n', '\n<meta property="og:type"'],
  banners: ['</header>\n', '\n<main>'],
  editions: ['<dt>Editions</dt> <dd>', '</dd>\n<dt>Data</dt>'],
} as const;

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
  places: readonly (keyof typeof PLACES)[] = ['robots', 'banners', 'editions'],
): string {
  const said = {
    robots: robots(state),
    banners: banners(report, state),
    editions: editionList(report, state.editions),
  };
  return places.reduce((text, name) => {
    const [before, after] = PLACES[name];
    const from = text.indexOf(before);
    const to = text.indexOf(after, from + before.length);
    if (from === -1 || to === -1) throw new Error(`A stored page has no place for ${name}.`);
    const words = said[name]?.text ?? '';
    return text.slice(0, from + before.length) + words + text.slice(to);
  }, page);
}
