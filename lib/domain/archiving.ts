/**
 * Which pages the Internet Archive may be asked to keep. Asking tells it, and everybody who looks there, that somebody
 * cares about that address: so only where an administrator allows it, and only of sources that a report may name.
 */
import { type Terms, termsRow } from './terms.ts';

type ArchivableSource = {
  isConfidential: boolean;
  terms: Terms;
  embargoUntil: Date | null;
  link: string;
};

/**
 * @param isAllowed whether the newsroom's settings allow it at all
 * @param at now, against which an embargo counts
 * @returns why the page of this source is not given to the Archive, as a sentence; null where it may be
 */
export function whyNotArchived(source: ArchivableSource, isAllowed: boolean, at: Date): string | null {
  if (source.isConfidential)
    return 'The Internet Archive is never asked about a confidential source: its address would become public.';
  if (!isAllowed)
    return 'Nothing is sent to the Internet Archive here: an administrator can allow it in the settings.';
  const { told } = termsRow(source.terms);
  if (told === 'described' || told === 'withheld')
    return 'A report does not name this source, so its address is not given to the Internet Archive.';
  if (told === 'named after its embargo' && (source.embargoUntil === null || source.embargoUntil > at))
    return 'This source is under embargo, so its address is not given to the Internet Archive yet.';
  return source.link ? null : 'This source has no link. Add one to its details first.';
}

/** Where the Archive keeps a page: with the moment at which it took it, and the page's own address. */
export const ARCHIVED_ADDRESS = /^https:\/\/web\.archive\.org\/web\/\d{14}\/https?:\S+$/;

/** A page that the Archive keeps: what it was asked for, where it is, and when it was taken. */
type Archived = { link: string; address: string; archivedAt: Date };

/** The latest copy of what a source links to now; null where there is none: what another link led to is no copy of it. */
export function archivedCopy<One extends Archived>(link: string, pages: readonly One[]): One | null {
  const [latest] = pages
    .filter((page) => link !== '' && page.link === link)
    .sort((a, b) => b.archivedAt.getTime() - a.archivedAt.getTime());
  return latest ?? null;
}
