/** What a newsroom puts into its own pages of a published report: snippets of its statements, and the annotated story. */
import { db } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { missing } from '../domain/errors.ts';
import { allows } from '../domain/permissions.ts';
import { readSnapshot } from '../domain/report/snapshot.ts';
import { plainly } from '../domain/report/statement-words.ts';
import { tellReport } from '../domain/report/tell.ts';
import type { ItemStatus } from '../domain/vocabulary.ts';
import { storyLight, storyToPaste } from '../publish/annotated-story/page.ts';
import { snippet } from '../publish/statement-html/snippet.ts';
import { baseOf, statementUrls } from '../publish/statement-urls.ts';
import { addressOf } from './edition.ts';

export type Embeds = {
  headline: string;
  slug: string;
  edition: number;
  isWithdrawn: boolean;
  /** None in an edition from before statements had addresses. */
  statements: {
    id: string;
    number: number;
    words: string;
    status: ItemStatus;
    isChangedSinceCheck: boolean;
    url: string;
    snippet: string;
  }[];
  storyToPaste: string;
  storyLight: string;
};

/** Of the current edition. Throws AppError `missing` where the actor sees no such story, or it is not published. */
export async function embedsOf(actor: Actor, storyId: string): Promise<Embeds> {
  if (!allows(actor, 'story.read')) throw missing('story');
  const report = await db.report.findUnique({
    where: { storyId },
    include: { editions: { orderBy: { number: 'desc' }, take: 1, select: { number: true, snapshot: true } } },
  });
  const edition = report?.editions[0];
  if (!report || !edition) throw missing('report');
  const snapshot = readSnapshot(edition.snapshot);
  const told = tellReport(snapshot);
  const address = addressOf(report.slug);
  return {
    headline: told.story.headline,
    slug: report.slug,
    edition: edition.number,
    isWithdrawn: report.withdrawnAt !== null,
    statements: told.statements.flatMap((one) => {
      const { id, number, status, isChangedSinceCheck } = one;
      if (id === undefined) return [];
      const urls = statementUrls(baseOf(address), id);
      const about = { id, number, status, isChangedSinceCheck, words: plainly(one), url: urls.page };
      return [{ ...about, snippet: snippet(one, told, urls) }];
    }),
    storyToPaste: storyToPaste(snapshot, address),
    storyLight: storyLight(snapshot, address),
  };
}
