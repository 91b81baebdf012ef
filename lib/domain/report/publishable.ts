/**
 * How much may be said about the sources. Source of the rule: "Terms of attribution" in docs/vocabulary.md. Sources on
 * the record are named; background appears in the agreed words alone; deep background, off the record and anything
 * still under embargo do not exist for a report, not even in its figures.
 */
import { archivedCopy } from '../archiving.ts';
import type { EvidenceBasis } from '../rests-on.ts';
import { termsRow } from '../terms.ts';
import type { SourceType, Stance, Terms } from '../vocabulary.ts';
import type { ReportSource } from './snapshot.ts';

export type EvidenceInput = {
  stance: Stance;
  excerpt: string;
  locator: string;
  source: {
    id: string;
    type: SourceType;
    title: string;
    author: string;
    link: string;
    isPrimary: boolean | null;
    origin: string;
    terms: Terms;
    termsText: string;
    embargoUntil: Date | null;
    publishedAt: Date | null;
    capturedAt?: Date | null;
    /** What the Internet Archive keeps for it, of whatever it has linked to. */
    archived?: readonly { link: string; address: string; archivedAt: Date }[];
  };
};

type Telling = 'named' | 'described' | 'withheld';

function tellingOf({ source }: EvidenceInput, at: Date): Telling {
  const { told } = termsRow(source.terms);
  if (told !== 'named after its embargo') return told;
  return source.embargoUntil !== null && source.embargoUntil <= at ? 'named' : 'withheld';
}

/** Whether a source is named in a report published at `at`. */
export function isNamed(evidence: EvidenceInput, at: Date): boolean {
  return tellingOf(evidence, at) === 'named';
}

/** The sources as a report shows them at `at`, in the order given. */
export function publishableSources(evidence: readonly EvidenceInput[], at: Date): ReportSource[] {
  return evidence.flatMap((one): ReportSource[] => {
    const { stance, source } = one;
    const copy = archivedCopy(source.link, source.archived ?? []);
    switch (tellingOf(one, at)) {
      case 'named':
        return [
          {
            terms: 'ON_RECORD',
            stance,
            type: source.type,
            title: source.title,
            author: source.author,
            link: source.link,
            locator: one.locator,
            excerpt: one.excerpt,
            isPrimary: source.isPrimary === true,
            origin: source.origin,
            publishedAt: source.publishedAt?.toISOString() ?? null,
            ...(source.capturedAt && { capturedAt: source.capturedAt.toISOString() }),
            ...(copy && { archived: { address: copy.address, at: copy.archivedAt.toISOString() } }),
          },
        ];
      case 'described':
        return [{ terms: 'BACKGROUND', stance, termsText: source.termsText }];
      default:
        return [];
    }
  });
}

/** What the published source status counts: of a source on background, neither type nor origin shows through. */
export function publishableBasis(evidence: readonly EvidenceInput[], at: Date): EvidenceBasis[] {
  return evidence.flatMap((one): EvidenceBasis[] => {
    const { id, type, isPrimary, origin } = one.source;
    switch (tellingOf(one, at)) {
      case 'named':
        return [{ stance: one.stance, sourceId: id, type, isPrimary, origin }];
      case 'described':
        return [{ stance: one.stance, sourceId: id, type: 'INTERVIEW', isPrimary: false, origin }];
      default:
        return [];
    }
  });
}
