/** What an incoming text does to a story: worked out the same way for the preview page and for saving. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../domain/canonical-json.ts';
import {
  draftProposals,
  type HeldProposal,
  type ProposalsPlan,
  planProposals,
} from '../domain/draft-proposals.ts';
import { invalid } from '../domain/errors.ts';
import { type HeldItem, planRevision, type RevisionPlan } from '../domain/revision-plan.ts';
import { demandItems } from '../domain/story-size.ts';
import type { LaidText } from './read-incoming.ts';
import { readItems } from './read-items.ts';

export type PlannedRevision = {
  laid: LaidText;
  /** A headline given by a person stays where the text has none of its own. */
  headline: string;
  /** For each of the items that it was made for, in order. */
  plan: RevisionPlan;
  /** What becomes of the proposed sources, and which are new. */
  proposals: ProposalsPlan;
  /** SHA-256 of the text, the revision that it follows and everything that it does: what a preview showed. */
  seen: string;
};

/** What a plan needs of a story: no more than that is sent to the process that makes it. */
export type RevisedFrom = {
  story: { headline: string; language: string };
  revision: { id: string } & Pick<LaidText, 'text' | 'blocks'>;
  /** The items whose spans point into the current text, including cut ones. */
  items: { held: HeldItem; version: number; isCut: boolean }[];
  proposals: HeldProposal[];
};

/**
 * @throws AppError `validation` where the text is the one the story already has and no note is new, or where it has more
 * items than a story may.
 */
export function planOf(
  { story, revision, items, proposals: held }: RevisedFrom,
  laid: LaidText,
  field: 'file' | 'text',
): PlannedRevision {
  const drafts = draftProposals(laid.notes, laid.text, laid.blocks);
  const proposals = planProposals(revision.text, laid.text, held, drafts);
  if (laid.text === revision.text && proposals.found.length === 0)
    throw invalid(field, 'This is the text that the story has already.');
  const plan = planRevision(
    { text: revision.text, reading: readItems(revision, story.language) },
    { text: laid.text, reading: readItems(laid, story.language) },
    items.map(({ held }) => held),
  );
  const kept = items.filter(({ isCut }, i) => !isCut && plan.items[i]?.state !== 'gone');
  demandItems(kept.length + plan.found.length, field);
  const headline = laid.blocks.some(({ kind }) => kind === 'HEADLINE') ? laid.headline : story.headline;
  const seen = hashOf(revision.id, laid, headline, items, plan, proposals);
  return { laid, headline, plan, proposals, seen };
}

function hashOf(
  revisionId: string,
  { text, blocks }: LaidText,
  headline: string,
  rows: RevisedFrom['items'],
  { items, found }: RevisionPlan,
  proposals: ProposalsPlan,
): string {
  const outcome = {
    revisionId,
    headline,
    text: text.toWellFormed(),
    blocks: blocks.map(({ start, end, kind }) => [start, end, kind]),
    items: items.map(({ id, state, spans, changes, asked }, i) => [
      id,
      rows[i]?.version ?? 0,
      state,
      spans.map(({ start, end }) => [start, end]),
      JSON.stringify([changes, asked]).toWellFormed(),
    ]),
    found: found.map(({ kind, spans }) => [kind, spans.map(({ start, end }) => [start, end])]),
    // All of them, as JSON: notes may hold anything that a file can say.
    proposals: JSON.stringify(proposals).toWellFormed(),
  };
  return createHash('sha256').update(canonicalJson(outcome), 'utf8').digest('hex');
}
