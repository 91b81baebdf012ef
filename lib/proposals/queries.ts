import type { Tx } from '../db.ts';
import type { NoteSays } from '../domain/draft-note-says.ts';
import { namesSource } from '../domain/proposals.ts';
import { proposedSource } from '../domain/proposed-source.ts';
import { placeOf } from './records.ts';
import type { ProposalView } from './view.ts';

/** `namesSource` of lib/domain/proposals.ts, for a statement's text: whether a note of a draft says where something is from. */
export const NAMES_SOURCE = `(
  EXISTS (SELECT FROM unnest(ARRAY['links', 'emails', 'phones', 'titles', 'locators']) of_kind
          WHERE jsonb_array_length(proposed_source.says -> of_kind) > 0)
  OR coalesce(proposed_source.says ->> 'interview', proposed_source.says ->> 'sameAs') IS NOT NULL
  OR (proposed_source.says ->> 'isNoAnswer')::boolean
  OR (proposed_source.kind <> 'COMMENT' AND jsonb_array_length(proposed_source.says -> 'names') > 0))`;

/** A screen shows no more of a note; all of it is in the draft, which is kept. */
const LONGEST_SHOWN = 1_200;
/** Of the answers below a comment. */
const MOST_REPLIES = 20;

const shown = (words: string) =>
  words.length > LONGEST_SHOWN ? `${words.slice(0, LONGEST_SHOWN - 1).toWellFormed()}…` : words;

type Reply = { words: string; author: string };

/** All proposed sources of a story, decided ones too, in the order of the text. */
export async function proposalsOfStory(client: Tx, storyId: string): Promise<ProposalView[]> {
  const rows = await client.proposedSource.findMany({
    where: { storyId },
    orderBy: [{ start: 'asc' }, { kind: 'asc' }, { number: 'asc' }, { id: 'asc' }],
    include: {
      decidedBy: { select: { name: true } },
      source: { include: { mergedInto: { select: { id: true, title: true } } } },
      evidence: { where: { removedAt: null }, orderBy: { id: 'asc' }, select: { id: true } },
    },
  });
  return rows.map((row): ProposalView => {
    const says = row.says as unknown as NoteSays;
    const isHidden = row.source?.isConfidential ?? false;
    const source = row.source?.mergedInto ?? row.source;
    const proposed = proposedSource(row.words, says);
    return {
      id: row.id,
      version: row.version,
      kind: row.kind,
      number: row.number,
      place: placeOf(row),
      isPoint: row.isPoint,
      words: isHidden ? '' : shown(row.words),
      author: row.author,
      writtenAt: row.writtenAt,
      isDone: row.isDone,
      isGone: row.isGone,
      replies: isHidden
        ? []
        : (row.replies as unknown as Reply[]).slice(0, MOST_REPLIES).map(({ words, author }) => ({
            words: shown(words),
            author,
          })),
      proposed: isHidden ? { ...NOTHING, type: proposed.type } : proposed,
      phones: isHidden ? [] : says.phones,
      emails: isHidden ? [] : says.emails,
      namesSource: namesSource(says, row.kind),
      isHidden,
      state: row.state,
      decided:
        row.decidedBy && row.decidedAt ? { by: row.decidedBy.name, at: row.decidedAt.toISOString() } : null,
      source: row.state === 'ACCEPTED' && source ? { id: source.id, title: source.title } : null,
      evidenceIds: row.evidence.map(({ id }) => id),
    };
  });
}

const NOTHING = { title: '', author: '', link: '', locator: '' };
