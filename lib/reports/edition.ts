import { randomInt } from 'node:crypto';
import type { ContactLog } from '../contacts/queries.ts';
import { assembleReport, publishedItems } from '../domain/report/assemble.ts';
import { type NamedClip, namedClips, publishableClips } from '../domain/report/offered-clips.ts';
import { publishedText } from '../domain/report/published-text.ts';
import {
  type ReportLanguage,
  readReportLanguage,
  reportLanguageFor,
} from '../domain/report/report-languages.ts';
import type { Snapshot } from '../domain/report/snapshot.ts';
import type { Span, Tick } from '../domain/vocabulary.ts';
import { env } from '../env.ts';
import { liveChecks } from '../items/check-view.ts';
import { type Reading, statementOfRow } from '../items/queries.ts';
import type { ItemRow } from '../items/row-queries.ts';
import type { ArchivedPage } from '../sources/archive-queries.ts';
import type { StoryScope } from '../stories/queries.ts';
import type { SignedFiles } from './signing.ts';
import type { PublishedBefore } from './statement-records.ts';

/** Everything that a signature covers. */
export type Desk = { scope: StoryScope; rows: ItemRow[]; log: ContactLog; files: SignedFiles };

/** The items that an edition publishes from a desk: each of these has a lasting address, and no other. */
export function itemsToPublish({ scope, rows }: Pick<Desk, 'scope' | 'rows'>) {
  const { text, blocks } = scope.revision;
  const items = rows.map(({ id, kind, exact, speakerName, spans, cutAt }) => ({
    ...{ id, kind, words: exact, speaker: speakerName },
    ...{ spans: spans as Span[], isCut: cutAt !== null },
  }));
  return publishedItems(items, publishedText(text, blocks).move).map(({ item }) => item);
}

/** The clips that an edition may offer, each by its name among its files. */
export const clipsToPublish = ({ files }: Pick<Desk, 'files'>): NamedClip[] =>
  namedClips([...files.values()].flatMap(({ clips }) => clips));

/** The ids of the items whose recording an edition published at `now` would play. */
export function playedItems(
  { rows, files }: { rows: readonly ItemRow[]; files: SignedFiles },
  now: Date,
): string[] {
  const clips = clipsToPublish({ files });
  if (clips.length === 0) return [];
  return rows.flatMap((row) => {
    const { id, cutAt, evidence } = row;
    const item = { checks: liveChecks(row), evidence };
    return cutAt === null && publishableClips(item, clips, now).length > 0 ? id : [];
  });
}

/** What an edition publishes from a desk, as the desk is at that moment. */
export function snapshotOf(
  { scope, rows, log, files }: Desk,
  edition: {
    number: number;
    now: Date;
    publishedBy: string;
    changeNote: string;
    language: ReportLanguage;
    signOff: { by: string; at: Date };
    before: PublishedBefore;
    /** The lasting address of each item that is published, by its id. */
    addresses: ReadonlyMap<string, string>;
    /** What the Internet Archive keeps for each source, by the source's id. */
    archived: ReadonlyMap<string, readonly ArchivedPage[]>;
  },
): Snapshot {
  const { story, revision, newsroom } = scope;
  return assembleReport({
    newsroom,
    story,
    revision,
    blocks: revision.blocks,
    items: rows.map((row) => {
      const reading = row.reading as Reading | null;
      return {
        ...row,
        ...{ address: edition.addresses.get(row.id) },
        spans: row.spans as Span[],
        ticks: row.ticks as Tick[],
        statement: statementOfRow(row, revision),
        cue: row.cue ?? reading?.cue ?? null,
        checks: liveChecks(row),
        occasion: reading?.occasion ?? null,
        date: reading?.date ?? null,
        isCut: row.cutAt !== null,
        evidence: row.evidence.map((one) => ({
          ...one,
          source: { ...one.source, archived: edition.archived.get(one.sourceId) ?? [] },
        })),
      };
    }),
    attempts: log.attempts,
    clips: clipsToPublish({ files }),
    signOff: edition.signOff,
    edition: {
      number: edition.number,
      publishedAt: edition.now,
      publishedBy: edition.publishedBy,
      changeNote: edition.changeNote,
    },
    language: edition.language,
    previous: edition.before.previous,
    published: edition.before.statements,
  });
}

/** What a report is worded in where nobody says otherwise: as its last edition, and before there is one, as its story. */
export const proposedLanguage = (story: {
  language: string;
  report: { language: string | null } | null;
}): ReportLanguage =>
  readReportLanguage(story.report?.language ?? null) ?? reportLanguageFor(story.language).language;

/** A report's lasting URL, absolute: that of its current edition, and with a number added, that of any edition. */
export const addressOf = (slug: string): string => `${env.publicUrl}/reports/${slug}`;

/** A URL that says what the report is about; the digits keep two stories with the same headline apart. */
export function slugOf(headline: string): string {
  const words = headline
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const short = words.length > 60 ? words.slice(0, 60).replace(/-[^-]*$/, '') : words;
  return `${short || 'report'}-${randomInt(100_000, 1_000_000)}`;
}
