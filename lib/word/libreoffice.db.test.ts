/** A draft with forty comments and twenty footnotes: in, checked, out, through LibreOffice, and back. */
import { describe, expect, test } from 'vitest';
import { createMember, createVerdict } from '../../testing/factories.ts';
import { hasLibreOffice, savedByLibreOffice } from '../../testing/libreoffice.ts';
import { CHANGED_SINCE_CHECK } from '../domain/reasons.ts';
import { paragraph, run } from '../files/docx.fixture.ts';
import { commentEnd, commentSign, commentStart, draft, footnoteSign } from '../files/docx-draft.fixture.ts';
import { acceptProposals } from '../proposals/mutations.ts';
import { bringInStory } from '../revisions/bring-in-mutations.ts';
import { previewRevision } from '../revisions/queries.ts';
import { reviseStory } from '../revisions/revise-mutations.ts';
import { bringInStorySchema } from '../stories/schema.ts';
import { workbench } from '../workbench/queries.ts';
import { takeDraft } from './mutations.ts';

const TOWNS = 'Alden Brook Carrow Dunmore Elling Farley Garve Hallin Istad Jarrow'.split(' ');

/** Sixty sentences, many of them alike but for a figure: forty with a comment on them, twenty with a footnote. */
function reportersDraft(): Uint8Array {
  const comments: { words: string; author: string }[] = [];
  const footnotes: { words: string; id: string }[] = [];
  const body = Array.from({ length: 60 }, (_, i) => {
    const town = TOWNS[i % TOWNS.length] ?? '';
    const words =
      i % 2 === 0
        ? `“The bridge at ${town} will open in March,” the harbour master said.`
        : `The ferry to ${town} carried ${12_000 + i} passengers in January.`;
    if (i % 3 === 0) {
      footnotes.push({ words: `Harbour report ${i}, p. ${i + 1}`, id: String(footnotes.length + 1) });
      return paragraph(run(words) + footnoteSign(footnotes.length));
    }
    const id = comments.length;
    comments.push({ words: `Minutes of ${town} ${i}, p. ${i + 1}`, author: 'Reporter' });
    return paragraph(commentStart(id) + run(words) + commentEnd(id) + commentSign(id));
  });
  return draft(paragraph(run('Ferries replace bridges')) + body.join(''), {
    comment: comments,
    footnote: footnotes,
  });
}

describe.skipIf(!hasLibreOffice)('through LibreOffice', () => {
  test.each(['checked', 'footnoted'] as const)(
    'the %s draft comes back with every item in place',
    async (kind) => {
      const { actor } = await createMember('EDITOR');
      const { storyId } = await bringInStory(
        actor,
        bringInStorySchema.parse({ byline: 'By a news agency' }),
        {
          fileName: 'draft.docx',
          bytes: reportersDraft(),
        },
      );
      const before = await workbench(actor, storyId);
      expect(before.proposals).toHaveLength(60);
      expect(before.items.length).toBeGreaterThanOrEqual(60);
      const proposals = before.proposals.map(({ id, version }) => ({ proposalId: id, version }));
      await acceptProposals(actor, { storyId, proposals });
      for (const { id, kind } of before.items)
        if (kind === 'DIRECT_QUOTE') await createVerdict(actor, storyId, id);

      const { body } = await takeDraft(actor, { storyId, kind, withNotes: false });
      const bytes = await savedByLibreOffice(body as Uint8Array, [
        ['carried 12001 passengers', 'carried 21001 paying passengers'],
        ['The bridge at Carrow will open', 'The bridge at Carrow will not open'],
        ['Ferries replace bridges', 'Ferries replace bridges for good'],
      ]);
      const input = { storyId, revisionId: before.revision.id };
      const incoming = { fileName: 'back.docx', bytes };
      const shown = await previewRevision(actor, input, incoming);
      expect(shown.back).toEqual({ byBookmark: before.items.length, byWords: 0 });
      expect(shown.notes).toEqual({ found: 0, stand: 0, gone: 0 });
      await reviseStory(actor, { ...input, seen: shown.seen }, incoming);

      const after = await workbench(actor, storyId);
      expect(after.revision.text).toBe(
        before.revision.text
          .replace('carried 12001 passengers', 'carried 21001 paying passengers')
          .replaceAll('The bridge at Carrow will open', 'The bridge at Carrow will not open')
          .replace('Ferries replace bridges', 'Ferries replace bridges for good'),
      );
      const now = new Map(after.items.map((item) => [item.id, item]));
      for (const item of before.items) {
        const is = now.get(item.id);
        const words = item.exact
          .replace('carried 12001 passengers', 'carried 21001 paying passengers')
          .replace('The bridge at Carrow will open', 'The bridge at Carrow will not open');
        expect(is?.exact).toBe(words);
        expect(is?.isCut).toBe(false);
        // In the order of the story: of those that read alike each is where it was.
        const place = (of: typeof before, one: typeof item | undefined) =>
          of.blocks.findIndex(({ start, end }) => start <= (one?.start ?? -1) && (one?.start ?? -1) < end);
        expect(place(after, is)).toBe(place(before, item));
        if (item.kind === 'DIRECT_QUOTE')
          expect(is).toMatchObject(
            words === item.exact
              ? { status: 'VERIFIED' }
              : { status: 'PENDING', reason: CHANGED_SINCE_CHECK },
          );
      }
      expect(after.proposals).toHaveLength(60);
    },
  );
});
