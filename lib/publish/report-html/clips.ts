/**
 * The recording of a statement's words, to be played without a script: the browser's own player, which fetches nothing until
 * somebody presses it. What is no longer offered is taken out when a page is served, and said so (later-state.ts).
 */
import type { Catalogue } from '../../domain/report/catalogue/catalogue.ts';
import { filled, inMarks } from '../../domain/report/catalogue/say.ts';
import { wordsOf } from '../../domain/report/catalogues.ts';
import type { ToldClip, ToldReport, ToldStatement } from '../../domain/report/told.ts';
import { type Html, html } from '../html-template.ts';

/** How many of a page's clips are not offered any more: some, by their names among the edition's files, or all of them. */
export type ClipsGone = readonly string[] | 'all';

const isGone = (gone: ClipsGone, file: string): boolean => gone === 'all' || gone.includes(file);

/**
 * The clips of a statement, each with the words that are heard in it; null where there is none.
 *
 * @param url of the edition, absolute
 */
export function clipFigures(
  { clips = [], number }: ToldStatement,
  report: ToldReport,
  { url, gone = [] }: { url: string; gone?: ClipsGone | undefined },
): Html | null {
  if (clips.length === 0) return null;
  const words = wordsOf(report);
  const label = filled(words.clip.label, { n: number });
  return html`${clips.map((clip) => {
    const content = isGone(gone, clip.file)
      ? goneWords(words)
      : player(clip, label, `${url}/${clip.file}`, words);
    return html`
<figure class="clip" data-file="${clip.file}">${content}</figure>`;
  })}`;
}

const goneWords = ({ clip }: Catalogue): Html => html`<p class="soft">${clip.gone}</p>`;

function player(
  { mediaType, source, place, words: said }: ToldClip,
  label: string,
  address: string,
  words: Catalogue,
): Html {
  // What a browser without a player shows, and what is taken for elsewhere.
  const link = html`<a href="${address}">${words.clip.listen}</a>`;
  // Without its host: a page may be read at another address of the same server, and plays only what is its own.
  const src = new URL(address).pathname;
  const played = mediaType.startsWith('video/')
    ? html`<video controls preload="none" playsinline src="${src}" aria-label="${label}">${link}</video>`
    : html`<audio controls preload="none" src="${src}" aria-label="${label}">${link}</audio>`;
  return html`${played}<figcaption><span class="heard" dir="auto">${inMarks(words, said)}</span> <span class="soft">— ${source}, ${place}</span></figcaption>`;
}

/**
 * A link to where a statement's recording is played, for pages that play nothing themselves; null where there is none. It
 * leads to the report, which says so where the recording is not offered any more, and not to the file. It opens beside what
 * it stands in: a card is a frame, and a pasted story another newsroom's page.
 *
 * @param url of the edition, absolute
 */
export function clipLink({ clips = [], number }: ToldStatement, url: string, words: Catalogue): Html | null {
  if (clips.length === 0) return null;
  return html` <a href="${`${url}#statement-${number}`}" target="_blank" rel="noopener">${words.clip.listen}</a>`;
}

/** A stored page without the clips that are gone. Nothing that a person typed can look like their elements: it is escaped. */
export function withoutClips(page: string, report: Parameters<typeof wordsOf>[0], gone: ClipsGone): string {
  if (gone.length === 0) return page;
  const said = goneWords(wordsOf(report)).text;
  return page.replace(
    /(<figure class="clip" data-file="([a-z0-9.-]+)">).*?(<\/figure>)/gs,
    (whole, before: string, file: string, after: string) =>
      isGone(gone, file) ? before + said + after : whole,
  );
}

/** How a player begins in the text of a page; what a person typed is escaped, and never begins so. */
export const PLAYERS = ['<audio controls', '<video controls'] as const;
