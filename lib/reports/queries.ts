import { createHash } from 'node:crypto';
import type { ContactLog } from '../contacts/queries.ts';
import {
  SIGNED_VERSIONS,
  type SignedContent,
  type SignedVersion,
  signedContent,
} from '../domain/fingerprint.ts';
import type { Span, Tick } from '../domain/vocabulary.ts';
import { attributionOfRow } from '../items/held.ts';
import type { ItemRow } from '../items/row-queries.ts';
import type { StoryAsItIs, StoryScope } from '../stories/queries.ts';
import type { SignedFiles } from './signing.ts';

/** SHA-256 of everything a signature on the current state would cover, in hex. */
export function signedFingerprint(
  { story, revision, newsroom }: StoryAsItIs,
  rows: readonly ItemRow[],
  log: ContactLog,
  files: SignedFiles,
  version?: SignedVersion,
): string {
  const whole = <T extends { id: string; text: { sha256: string } | null }>(source: T) => ({
    ...source,
    textSha256: source.text?.sha256 ?? null,
    files: files.get(source.id)?.files ?? [],
    offered: (files.get(source.id)?.clips ?? []).map(({ sha256 }) => sha256),
  });
  const content: SignedContent = {
    newsroom,
    story: {
      ...story,
      authors: story.authors.map(({ memberId, member, how }) => ({ id: memberId, name: member.name, how })),
    },
    revision,
    blocks: revision.blocks,
    items: rows
      .filter(({ cutAt }) => cutAt === null)
      .map((row) => {
        const [verdict] = row.verdicts;
        const { speaker, cue, occasion, date } = attributionOfRow(row, revision.text);
        return {
          ...row,
          spans: row.spans as Span[],
          ticks: row.ticks as Tick[],
          speakerMention: speaker?.mention?.toWellFormed() ?? null,
          cue: cue?.text ?? null,
          occasion,
          date,
          evidence: row.evidence.map((one) => ({ ...one, source: whole(one.source) })),
          verdict: verdict ? { id: verdict.id, byId: verdict.byId, by: verdict.by?.name ?? null } : null,
          checks: row.checks.map(({ id, outcome, words, textSha256, source }) => ({
            id,
            outcome,
            words,
            textSha256,
            source: whole(source),
          })),
        };
      }),
    contacts: log.attempts,
  };
  return createHash('sha256').update(signedContent(content, version), 'utf8').digest('hex');
}

/** Whether the present state is what was signed, whichever version it was signed with. */
export function isStillSigned(
  fingerprint: string,
  scope: StoryScope,
  rows: readonly ItemRow[],
  log: ContactLog,
  files: SignedFiles,
): boolean {
  return SIGNED_VERSIONS.some(
    (version) => signedFingerprint(scope, rows, log, files, version) === fingerprint,
  );
}
