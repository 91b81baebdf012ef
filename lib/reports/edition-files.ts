/**
 * What a reader gets of an edition: its files, made once from what is stored, and kept as they are served; and its PDF,
 * which a job makes after them (pdf-records.ts).
 */
import type { ClipName } from '../domain/report/offered-clips.ts';
import type { ReportSnapshot } from '../domain/report/snapshot.ts';
import { renderStory, storyLight, storyToPaste } from '../publish/annotated-story/page.ts';
import { claimReviews } from '../publish/claim-review.ts';
import { ninjs } from '../publish/ninjs.ts';
import { type Policies, quotations } from '../publish/quotation.ts';
import type { EditionLink } from '../publish/report-html/later-state.ts';
import { renderReport } from '../publish/report-html/page.ts';
import { webAnnotations } from '../publish/web-annotation.ts';
import { type PICTURE_NAME, pictureOfReport } from './statement-files.ts';

export type Edition = {
  /** The stored bytes, and their SHA-256 in hex. */
  stored: string;
  sha256: string;
  /** The same, read. */
  snapshot: ReportSnapshot;
  /** The report's lasting URL, absolute, without a number: `https://paper.example/reports/tramway-sold-123456`. */
  address: string;
  number: number;
  /** All editions; those after this one are left out. */
  editions: readonly { number: number; publishedAt: Date }[];
  /** Where the newsroom says how it works, at the time when the files are made. */
  policies: Policies;
};

/** @returns each edition with its own lasting address, as a page links to it */
export function linksOf(address: string, editions: Edition['editions']): EditionLink[] {
  return editions.map(({ number, publishedAt }) => ({
    number,
    publishedAt: publishedAt.toISOString(),
    url: `${address}/${number}`,
  }));
}

/** The newsroom's feeds, beside the reports. */
export function feedsBeside(address: string): { atom: string; json: string } {
  const reports = address.slice(0, address.lastIndexOf('/'));
  return { atom: `${reports}/feed.atom`, json: `${reports}/feed.json` };
}

type File = { type: string; make: (edition: Edition, url: string, isKept: boolean) => string };

/** By their names in a URL; a new one is a row here. */
const FILES = {
  'page.html': {
    type: 'text/html; charset=utf-8',
    make: ({ sha256, snapshot, address, number, editions }, url, isKept) =>
      renderReport(snapshot, {
        sha256,
        url,
        editions: linksOf(
          address,
          editions.filter((edition) => edition.number <= number),
        ),
        latest: true,
        exports: {
          json: `${url}/report.json`,
          claimReview: `${url}/claim-review.json`,
          annotations: `${url}/annotations.json`,
          story: `${url}/story`,
          quotations: `${url}/quotations.json`,
          ninjs: `${url}/ninjs.json`,
          ...(isKept && { pdf: `${url}/report.pdf` }),
        },
        feeds: feedsBeside(address),
        picture: isKept ? pictureOfReport(snapshot, url) : null,
        withdrawn: null,
      }),
  },
  'report.json': { type: 'application/json; charset=utf-8', make: ({ stored }) => stored },
  'claim-review.json': {
    type: 'application/ld+json; charset=utf-8',
    make: ({ snapshot }, url) => JSON.stringify(claimReviews(snapshot, { url })),
  },
  'annotations.json': {
    type: 'application/ld+json; charset=utf-8',
    make: ({ snapshot }, url) => JSON.stringify(webAnnotations(snapshot, { url })),
  },
  // The story with its marks: a page of its own; what is pasted into another; and that for readers which take no styles.
  story: {
    type: 'text/html; charset=utf-8',
    make: ({ snapshot, address, number, editions }) =>
      renderStory(snapshot, address, {
        editions: linksOf(
          address,
          editions.filter((edition) => edition.number <= number),
        ),
        latest: true,
      }),
  },
  'story-to-paste.txt': {
    type: 'text/plain; charset=utf-8',
    make: ({ snapshot, address }) => storyToPaste(snapshot, address),
  },
  'story-light.txt': {
    type: 'text/plain; charset=utf-8',
    make: ({ snapshot, address }) => storyLight(snapshot, address),
  },
  'ninjs.json': {
    type: 'application/json; charset=utf-8',
    make: ({ snapshot, policies, address }, url) =>
      JSON.stringify(ninjs(snapshot, { url, address, policies })),
  },
  'quotations.json': {
    type: 'application/ld+json; charset=utf-8',
    make: ({ snapshot, policies }, url) => JSON.stringify(quotations(snapshot, { url, policies })),
  },
} as const satisfies Record<string, File>;

export type TextName = keyof typeof FILES;
/** The edition on paper, and the same with the word that the report was withdrawn, which is served in its place. */
export type PdfName = 'report.pdf' | 'withdrawn.pdf';
export type FileName = TextName | PdfName | typeof PICTURE_NAME | ClipName;
/** Those made at publication. */
export const FILE_NAMES = Object.keys(FILES) as TextName[];
/** Documents, which say what became of their report; everything else of an edition is data and never changes. */
export const PAGES: ReadonlySet<FileName> = new Set(['page.html', 'story']);

export const isPdf = (name: FileName): name is PdfName => name.endsWith('.pdf');

/** What a file is served as. */
export const typeOfFile = (name: TextName | PdfName): string =>
  isPdf(name) ? 'application/pdf' : FILES[name].type;

/**
 * The text of one of an edition's files as it is on the day the edition is published. `report.json` is exactly what is
 * stored, to the byte; the page is that of a current edition: what older and withdrawn ones say in addition is put in
 * when they are served (report-html/later-state.ts).
 *
 * @param isKept whether it is kept with its edition, whose PDF and pictures a job then makes: the page leads to them
 */
export function textOfFile(name: TextName, edition: Edition, { isKept = true } = {}): string {
  const { make }: File = FILES[name];
  return make(edition, `${edition.address}/${edition.number}`, isKept);
}
