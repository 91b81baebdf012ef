import { beforeAll, describe, expect, it } from 'vitest';
import { createDraftStory, draftFile } from '../../testing/draft-story.ts';
import { createMember, createSignOff, createSource, type MadeMember } from '../../testing/factories.ts';
import { verifyRecord } from '../audit/verify.ts';
import { db } from '../db.ts';
import { reviseStory } from '../revisions/revise-mutations.ts';
import { changeEvidence } from '../sources/mutations.ts';
import { workbench } from '../workbench/queries.ts';
import type { WorkbenchView } from '../workbench/view.ts';
import { acceptChangedProposal, acceptProposals, dismissProposals, reopenProposals } from './mutations.ts';
import { acceptChangedProposalSchema } from './schema.ts';
import type { ProposalView } from './view.ts';

let editor: MadeMember;
beforeAll(async () => {
  editor = await createMember('EDITOR');
});

const named = (view: WorkbenchView, name: string) => {
  const [kind, number] = name.split(' ');
  const found = view.proposals.find((one) => one.kind === kind && one.number === Number(number));
  if (!found) throw new Error(name);
  return found;
};
const seen = ({ id, version }: ProposalView) => ({ proposalId: id, version });
const evidenceIn = ({ items }: WorkbenchView) =>
  items.flatMap(({ exact, evidence }) =>
    evidence.map(({ source, stance, locator }) => [exact.slice(0, 20), source.title, stance, locator]),
  );

/** A story from a draft, what is done to it, and the story again. */
async function desk() {
  const { storyId, view } = await createDraftStory(editor.actor);
  const now = () => workbench(editor.actor, storyId);
  const accept = async (...names: string[]) => {
    const { proposals } = await now();
    const those = names.map((name) => seen(named({ proposals } as WorkbenchView, name)));
    await acceptProposals(editor.actor, { storyId, proposals: those });
    return now();
  };
  return { storyId, view, now, accept };
}

describe('a draft that comes in', () => {
  it('proposes what its notes say, at the words that they belong to', async () => {
    const { view } = await desk();
    expect(view.revision.text).not.toContain('notice.pdf');
    const shown = view.proposals.map(({ kind, number, place, proposed, namesSource }) => [
      `${kind} ${number}`,
      place && view.revision.text.slice(place.start, place.end),
      namesSource && proposed.title,
    ]);
    expect(shown).toEqual([
      ['FOOTNOTE 1', expect.stringMatching(/^“The bridge will .* in a statement\.$/), 'Harbour notice'],
      ['FOOTNOTE 2', expect.stringMatching(/^The transport ministry .* euros\.$/), 'Harbour notice'],
      ['COMMENT 1', 'repairs had cost 4.2 million euros', 'Budget report'],
      [
        'FOOTNOTE 3',
        'The ferry carried 12,000 passengers in January.',
        'Phone interview with Ines Calloway, 3 November',
      ],
      ['COMMENT 2', 'Spring is far.', false],
    ]);
    expect(named(view, 'FOOTNOTE 2').proposed).toMatchObject({
      link: 'https://harbour.example/notice.pdf',
      locator: 'p. 4',
    });
    expect(named(view, 'FOOTNOTE 3').phones).toHaveLength(1);
  });

  it('is in the record without the words of its notes', async () => {
    const { storyId } = await desk();
    const events = await db.auditEvent.findMany({ where: { storyId } });
    expect(JSON.stringify(events.map(({ payload }) => payload))).not.toContain('Calloway');
    expect((await verifyRecord(db)).faults).toEqual([]);
    const { id } = await db.proposedSource.findFirstOrThrow({ where: { storyId } });
    await expect(db.proposedSource.delete({ where: { id } })).rejects.toThrow();
  });
});

describe('accepting', () => {
  it('makes a source and evidence, leaves the verdict, and says where it is from', async () => {
    const { storyId, accept } = await desk();
    const view = await accept('FOOTNOTE 1');
    expect(evidenceIn(view)).toEqual([['“The bridge will ope', 'Harbour notice', 'SUPPORTS', 'p. 3']]);
    expect(view.items.every(({ status }) => status === 'PENDING')).toBe(true);
    const accepted = named(view, 'FOOTNOTE 1');
    expect(accepted).toMatchObject({
      state: 'ACCEPTED',
      source: { title: 'Harbour notice' },
      decided: { by: editor.name },
      evidenceIds: [expect.any(String)],
    });
    const source = await db.source.findUniqueOrThrow({ where: { id: accepted.source?.id } });
    expect(source).toMatchObject({ link: 'https://harbour.example/notice.pdf', type: 'DOCUMENT' });
    const events = await db.auditEvent.findMany({ where: { storyId }, orderBy: { seq: 'asc' } });
    expect(events.map(({ action }) => action)).toEqual(['story.bringIn', 'proposal.accept', 'evidence.add']);
  });

  it('makes one source of notes that mean the same, at once and one by one', async () => {
    const once = await desk();
    const before = await db.source.count();
    await once.accept('FOOTNOTE 1', 'FOOTNOTE 2', 'FOOTNOTE 3', 'COMMENT 1');
    // The notice has been in the register since the test before.
    expect(await db.source.count()).toBe(before + 2);
    const after = await desk();
    await after.accept('FOOTNOTE 3');
    expect(await db.source.count()).toBe(before + 3);
    const view = await after.accept('FOOTNOTE 2');
    expect(evidenceIn(view).map(([, title, , locator]) => [title, locator])).toContainEqual([
      'Harbour notice',
      'p. 4',
    ]);
    expect(await db.source.count()).toBe(before + 3);
  });

  it('takes what a person made of it instead, or a source of the register', async () => {
    const { storyId, view, now } = await desk();
    const changed = acceptChangedProposalSchema.parse({
      storyId,
      ...seen(named(view, 'FOOTNOTE 3')),
      source: { type: 'INTERVIEW', title: 'Interview of 3 November', author: 'Ines Calloway' },
      stance: 'CONTEXT',
      excerpt: 'Twelve thousand.',
      locator: '02:10',
    });
    await acceptChangedProposal(editor.actor, changed);
    const sourceId = await createSource(editor.actor, { title: 'The budget' });
    await acceptChangedProposal(
      editor.actor,
      acceptChangedProposalSchema.parse({
        storyId,
        ...seen(named(view, 'COMMENT 1')),
        source: { sourceId },
        stance: 'CONTRADICTS',
      }),
    );
    const rows = evidenceIn(await now());
    expect(rows).toContainEqual(['The ferry carried 12', 'Interview of 3 November', 'CONTEXT', '02:10']);
    expect(rows.map(([, title, stance]) => [title, stance])).toContainEqual(['The budget', 'CONTRADICTS']);
  });

  it('at no item makes the source alone, and ends no signature; at a chosen one it becomes evidence there', async () => {
    const { storyId, view, now } = await desk();
    const cut = named(view, 'COMMENT 2');
    const item = view.items[0];
    await createSignOff(editor.actor, storyId).catch(() => undefined);
    await acceptProposals(editor.actor, { storyId, proposals: [seen(cut)] });
    const after = await now();
    expect(named(after, 'COMMENT 2')).toMatchObject({ state: 'ACCEPTED', evidenceIds: [] });
    expect(after.signOff?.id).toBe(view.signOff?.id ?? after.signOff?.id);
    await reopenProposals(editor.actor, { storyId, proposals: [seen(named(after, 'COMMENT 2'))] });
    const again = named(await now(), 'COMMENT 2');
    await acceptProposals(editor.actor, { storyId, proposals: [seen(again)], itemId: item?.id });
    expect((await now()).items.find(({ id }) => id === item?.id)?.evidence).toHaveLength(1);
  });
});

describe('the way back', () => {
  it('from accepting takes the evidence away and finds the same source again', async () => {
    const { storyId, accept, now } = await desk();
    const first = named(await accept('FOOTNOTE 3'), 'FOOTNOTE 3');
    await reopenProposals(editor.actor, { storyId, proposals: [seen(first)] });
    const open = await now();
    expect(named(open, 'FOOTNOTE 3')).toMatchObject({
      state: 'OPEN',
      decided: null,
      source: null,
      evidenceIds: [],
    });
    expect(evidenceIn(open)).toEqual([]);
    expect(named(await accept('FOOTNOTE 3'), 'FOOTNOTE 3').source?.id).toBe(first.source?.id);
  });

  it('leaves evidence that somebody changed since', async () => {
    const { storyId, accept, now } = await desk();
    const first = named(await accept('FOOTNOTE 3'), 'FOOTNOTE 3');
    const item = (await now()).items.find(({ evidence }) => evidence.length > 0);
    const [made] = item?.evidence ?? [];
    if (!item || !made) throw new Error('No evidence was made.');
    const changed = { storyId, itemId: item.id, evidenceId: made.id, version: made.version };
    await changeEvidence(editor.actor, { ...changed, stance: 'CONTEXT', excerpt: '', locator: '01:00' });
    await reopenProposals(editor.actor, { storyId, proposals: [seen(first)] });
    expect(evidenceIn(await now())).toHaveLength(1);
  });

  it('from dismissing opens it again; a stale version, a decided one and another story’s are refused', async () => {
    const { storyId, view, now } = await desk();
    const one = named(view, 'FOOTNOTE 1');
    const input = { storyId, proposals: [seen(one)] };
    await dismissProposals(editor.actor, input);
    await expect(acceptProposals(editor.actor, input)).rejects.toMatchObject({ code: 'conflict' });
    const dismissed = { storyId, proposals: [seen(named(await now(), 'FOOTNOTE 1'))] };
    await expect(dismissProposals(editor.actor, dismissed)).rejects.toMatchObject({ code: 'validation' });
    const other = await desk();
    const foreign = { ...dismissed, storyId: other.storyId };
    await expect(reopenProposals(editor.actor, foreign)).rejects.toMatchObject({ code: 'missing' });
    await reopenProposals(editor.actor, dismissed);
    expect(named(await now(), 'FOOTNOTE 1').state).toBe('OPEN');
    const viewer = await createMember('VIEWER');
    await expect(
      acceptProposals(viewer.actor, { storyId, proposals: [seen(named(await now(), 'FOOTNOTE 1'))] }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('a revision', () => {
  const revise = async (storyId: string, revisionId: string, bytes: Uint8Array) =>
    reviseStory(editor.actor, { storyId, revisionId }, { fileName: 'draft.docx', bytes });

  it('with the same notes proposes none again, and keeps what was decided', async () => {
    const { storyId, view, accept, now } = await desk();
    await accept('FOOTNOTE 1');
    await dismissProposals(editor.actor, { storyId, proposals: [seen(named(await now(), 'FOOTNOTE 3'))] });
    await revise(storyId, view.revision.id, draftFile({ more: true }));
    const after = await now();
    expect(after.proposals).toHaveLength(5);
    expect(named(after, 'FOOTNOTE 1').state).toBe('ACCEPTED');
    expect(named(after, 'FOOTNOTE 3')).toMatchObject({ state: 'DISMISSED', isGone: false });
    const place = named(after, 'FOOTNOTE 3').place ?? { start: 0, end: 0 };
    expect(after.revision.text.slice(place.start, place.end)).toBe(
      'The ferry carried 12,000 passengers in January.',
    );
    expect((await verifyRecord(db)).faults).toEqual([]);
  });

  it('without notes leaves them at their words; the same text with notes is a revision', async () => {
    const { storyId, view, now } = await desk();
    await revise(storyId, view.revision.id, draftFile({ more: true, notes: false }));
    const without = await now();
    expect(without.proposals.every(({ isGone, place }) => !isGone && place !== null)).toBe(true);
    await expect(
      revise(storyId, without.revision.id, draftFile({ more: true, notes: false })),
    ).rejects.toMatchObject({ code: 'validation' });
    const bare = await createDraftStory(editor.actor);
    const first = await workbench(editor.actor, bare.storyId);
    await expect(revise(bare.storyId, first.revision.id, draftFile())).rejects.toMatchObject({
      code: 'validation',
    });
  });
});

it('a note whose source is confidential now is shown to nobody', async () => {
  const { accept, now } = await desk();
  const view = await accept('FOOTNOTE 3');
  const sourceId = named(view, 'FOOTNOTE 3').source?.id ?? '';
  await db.source.update({
    where: { id: sourceId },
    data: { isConfidential: true, terms: 'BACKGROUND', termsText: 'a port worker', author: '' },
  });
  const hidden = named(await now(), 'FOOTNOTE 3');
  expect(hidden).toMatchObject({ isHidden: true, words: '', phones: [] });
  expect(JSON.stringify(hidden.proposed)).not.toContain('Calloway');
});
