/** A reporter's draft as it comes from Word: a story with footnotes and comments that say where things are from. */
import type { Actor } from '../lib/domain/actor.ts';
import { paragraph, run } from '../lib/files/docx.fixture.ts';
import {
  commentEnd,
  commentSign,
  commentStart,
  draft,
  footnoteSign,
} from '../lib/files/docx-draft.fixture.ts';
import { bringInStory } from '../lib/revisions/bring-in-mutations.ts';
import { bringInStorySchema } from '../lib/stories/schema.ts';
import { workbench } from '../lib/workbench/queries.ts';
import type { MadeStory } from './factories.ts';

const NOTICE = 'Harbour notice, p. 3, https://harbour.example/notice.pdf';

const MORE = 'The ferry was full in March.';

/** `more` adds a paragraph above; `notes` false leaves the notes out. */
export function draftFile({ more = false, notes = true } = {}): Uint8Array {
  const sign = (xml: string) => (notes ? xml : '');
  const body = [
    run('Ferry replaces bridge until spring'),
    ...(more ? [run(MORE)] : []),
    `${run('“The bridge will open to traffic on the first Monday in March,” the harbour master said in a statement.')}${sign(footnoteSign(1))}`,
    `${run('The transport ministry said that the ')}${sign(commentStart(0))}${run('repairs had cost 4.2 million euros')}${sign(commentEnd(0) + commentSign(0))}${run('.')}${sign(footnoteSign(2))}`,
    `${run('The ferry carried 12,000 passengers in January.')}${sign(footnoteSign(3))}`,
    `${sign(commentStart(1))}${run('Spring is far.')}${sign(commentEnd(1) + commentSign(1))}`,
  ];
  return draft(body.map((one) => paragraph(one)).join(''), {
    footnote: notes
      ? [
          { words: NOTICE, id: '1' },
          { words: 'Ibid., p. 4', id: '2' },
          { words: 'Phone interview with Ines Calloway, Nov. 3, +1 503 555 0114', id: '3' },
        ]
      : [],
    comment: notes
      ? [
          { words: 'Budget report, p. 12', author: 'Reporter' },
          { words: 'Can we cut this?', author: 'Desk' },
        ]
      : [],
  });
}

/** A story brought in from such a draft. */
export async function createDraftStory(by: Actor, authorIds: string[] = []): Promise<MadeStory> {
  const input = bringInStorySchema.parse(
    authorIds.length > 0 ? { authorIds } : { byline: 'By a news agency' },
  );
  const { storyId } = await bringInStory(by, input, { fileName: 'draft.docx', bytes: draftFile() });
  return { storyId, view: await workbench(by, storyId) };
}
