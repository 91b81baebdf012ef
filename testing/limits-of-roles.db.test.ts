/**
 * Reaches each limit in each role: a person who may do something is let through as often as the limit says, and nobody
 * else is counted.
 */
import { createHash } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { checkAllQuotes, checkQuote } from '../lib/checks/mutations.ts';
import { db } from '../lib/db.ts';
import { listStories } from '../lib/desk/list-queries.ts';
import type { Actor } from '../lib/domain/actor.ts';
import { AppError } from '../lib/domain/errors.ts';
import { type LimitName, settingOf } from '../lib/domain/limits.ts';
import { ROLES, type Role } from '../lib/domain/vocabulary.ts';
import { addFile } from '../lib/evidence/mutations.ts';
import { fileToServe, readTextVersion } from '../lib/evidence/queries.ts';
import { restoreText, setSourceText, takeFileText } from '../lib/evidence/text-mutations.ts';
import { moveBlock } from '../lib/revisions/aside-mutations.ts';
import { bringInStory } from '../lib/revisions/bring-in-mutations.ts';
import { changeStory } from '../lib/revisions/details-mutations.ts';
import { originalOf } from '../lib/revisions/original-queries.ts';
import { previewRevision } from '../lib/revisions/queries.ts';
import { reviseStory } from '../lib/revisions/revise-mutations.ts';
import { listOrigins, listSources } from '../lib/sources/queries.ts';
import { workbench } from '../lib/workbench/queries.ts';
import { captureNow } from './capture-now.ts';
import { everyRow } from './database-watch.ts';
import { createMember, createSource, createStory, type MadeMember, STORY_TEXT } from './factories.ts';

vi.spyOn(console, 'error').mockImplementation(() => {});
let editor: MadeMember;
let made = 0;

beforeAll(async () => {
  editor = await createMember('EDITOR');
});
beforeEach(() => db.$executeRaw`DELETE FROM limit_use`);
afterEach(() => vi.unstubAllEnvs());

const FULL = { headline: '', byline: '', desk: '', deadline: null, language: 'en' } as const;

/** A file that belongs to no source yet. */
function newFile() {
  made += 1;
  const bytes = Buffer.from(`The bridge will open in March, as said for the ${made}. time.\n`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  async function* body() {
    yield bytes;
  }
  return { head: { fileName: 'said.txt', size: bytes.length, sha256 }, body };
}

const fetchPage = async (link: string) => {
  made += 1;
  const bytes = Buffer.from(
    `<!doctype html><title>Bridge</title><p>It opens in March, we hear (${made}).</p>`,
  );
  return { ok: true, page: { link, finalLink: link, type: 'html', mediaType: 'text/html', bytes } } as const;
};

const drained = async (steps: AsyncGenerator<unknown>) => {
  for await (const _ of steps);
};

/** Everybody's own things: a story that they wrote, a source that they added. */
type Own = { actor: Actor; storyId: string; sourceId: string; textId: string; fileId: string };

async function ownOf({ actor, id }: MadeMember): Promise<Own> {
  const { storyId } = await createStory(editor.actor, { authorIds: [id] });
  const sourceId = await createSource(editor.actor, { link: 'https://news.example/bridge' });
  await db.source.update({ where: { id: sourceId }, data: { createdById: id } });
  for (const text of ['The bridge will open.', 'The bridge will open in March.']) {
    const { text: before } = await currentText(sourceId);
    await setSourceText(editor.actor, { sourceId, text, basedOn: before?.sha256 ?? null });
  }
  const { currentTextId } = await db.source.findUniqueOrThrow({ where: { id: sourceId } });
  const { head, body } = newFile();
  const { fileId } = await addFile(editor.actor, { ...head, sourceId }, body());
  return { actor, storyId, sourceId, textId: currentTextId ?? '', fileId };
}

const currentText = async (sourceId: string) =>
  db.source.findUniqueOrThrow({ where: { id: sourceId }, include: { text: true } });

type Use = {
  limit: LimitName;
  /** The roles it is for; to all others it is forbidden, or does not exist. */
  may: readonly Role[];
  /** Done twice it takes two from its limit. */
  run: (own: Own) => Promise<unknown>;
};

const working: Role[] = ['REPORTER', 'CHECKER', 'EDITOR', 'ADMIN'];
const pasted = () => {
  made += 1;
  return { pasted: `${STORY_TEXT}\n\nThe ferry ran ${made} times.` };
};

const USES: Record<string, Use> = {
  'bringing in': {
    limit: 'stories',
    may: working,
    run: ({ actor }) => bringInStory(actor, { ...FULL, authorIds: [] }, pasted()),
  },
  'bringing in, as a text that is read': {
    limit: 'texts',
    may: working,
    run: ({ actor }) => bringInStory(actor, { ...FULL, authorIds: [] }, pasted()),
  },
  revising: {
    limit: 'revisions',
    may: working,
    run: async ({ actor, storyId }) => {
      const { revision } = await workbench(editor.actor, storyId);
      return reviseStory(actor, { storyId, revisionId: revision.id }, pasted());
    },
  },
  'looking at a revision': {
    limit: 'texts',
    may: working,
    run: async ({ actor, storyId }) => {
      const { revision } = await workbench(editor.actor, storyId);
      return previewRevision(actor, { storyId, revisionId: revision.id }, pasted());
    },
  },
  'another language': {
    limit: 'texts',
    may: working,
    run: async ({ actor, storyId }) => {
      const { version, language, headline } = (await workbench(editor.actor, storyId)).story;
      const next = language === 'en' ? 'de' : 'en';
      return changeStory(actor, { ...FULL, storyId, version, headline, language: next });
    },
  },
  'setting a line aside': {
    limit: 'texts',
    may: working,
    run: async ({ actor, storyId }) => {
      const { blocks } = await workbench(editor.actor, storyId);
      const block = blocks.findLast(({ kind }) => kind === 'PARAGRAPH');
      return moveBlock(actor, { storyId, blockId: block?.id ?? '' }, true);
    },
  },
  'checking a quote': {
    limit: 'texts',
    may: working,
    run: async ({ actor, storyId, sourceId }) => {
      const { items } = await workbench(editor.actor, storyId);
      const quote = items.find(({ kind }) => kind === 'DIRECT_QUOTE');
      return checkQuote(actor, { storyId, itemId: quote?.id ?? '', sourceId });
    },
  },
  'checking all quotes': {
    limit: 'texts',
    may: working,
    run: ({ actor, storyId, sourceId }) => drained(checkAllQuotes(actor, { storyId, sourceId })),
  },
  uploading: {
    limit: 'uploads',
    may: working,
    run: ({ actor, sourceId }) => {
      const { head, body } = newFile();
      return addFile(actor, { ...head, sourceId }, body());
    },
  },
  'setting a source’s text': {
    limit: 'sourceTexts',
    may: working,
    run: async ({ actor, sourceId }) => {
      made += 1;
      const { text } = await currentText(sourceId);
      return setSourceText(actor, { sourceId, text: `Said ${made} times.`, basedOn: text?.sha256 ?? null });
    },
  },
  'putting a text back': {
    limit: 'sourceTexts',
    may: working,
    run: async ({ actor, sourceId }) => {
      const { currentTextId, text } = await currentText(sourceId);
      const other = { sourceId, text: { not: null }, sha256: { not: text?.sha256 } };
      const { id: textId } = await db.sourceText.findFirstOrThrow({ where: other });
      return restoreText(actor, { sourceId, textId, basedOn: currentTextId });
    },
  },
  'taking a file’s text': {
    limit: 'sourceTexts',
    may: working,
    run: ({ actor, sourceId, fileId }) => takeFileText(actor, { sourceId, fileId }),
  },
  'capturing a new page': {
    limit: 'captures',
    may: working,
    run: ({ actor }) =>
      captureNow(actor, { url: 'https://news.example/pier', type: 'OTHER_MEDIA' }, fetchPage),
  },
  'capturing a source’s page': {
    limit: 'captures',
    may: working,
    run: ({ actor, sourceId }) => captureNow(actor, { sourceId }, fetchPage),
  },
  'searching stories': {
    limit: 'searches',
    may: ROLES,
    run: ({ actor }) => listStories(actor, { query: 'ferry' }),
  },
  'turning the pages of the list of stories': {
    limit: 'searches',
    may: ROLES,
    run: ({ actor }) => listStories(actor, { page: 2 }),
  },
  'searching sources': {
    limit: 'searches',
    may: ROLES,
    run: ({ actor }) => listSources(actor, { query: 'transcript' }),
  },
  'sources of a type': {
    limit: 'searches',
    may: ROLES,
    run: ({ actor }) => listSources(actor, { type: 'DOCUMENT' }),
  },
  'looking for an origin': {
    limit: 'searches',
    may: working,
    run: ({ actor }) => listOrigins(actor, 'wire'),
  },
  'opening a file': {
    limit: 'downloads',
    may: ROLES,
    run: ({ actor, fileId }) => fileToServe(actor, fileId),
  },
  'opening an earlier text': {
    limit: 'downloads',
    may: ROLES,
    run: ({ actor, sourceId, textId }) => readTextVersion(actor, { sourceId, textId }),
  },
  'opening an original': {
    limit: 'downloads',
    may: ROLES,
    run: async ({ actor, storyId }) => {
      const { revision } = await workbench(editor.actor, storyId);
      return originalOf(actor, storyId, revision.id);
    },
  },
};

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

describe.each(ROLES)('%s', (role) => {
  let own: Own;
  beforeAll(async () => {
    own = await ownOf(await createMember(role));
  });

  test.each(Object.entries(USES))('%s', async (name, { limit, may, run }) => {
    vi.stubEnv(settingOf(limit, 'person') ?? '', '2');
    if (!may.includes(role)) {
      const answers = [await codeOf(run(own)), await codeOf(run(own)), await codeOf(run(own))];
      expect(new Set(answers)).toEqual(new Set([name === 'looking for an origin' ? 'done' : 'forbidden']));
      expect(await db.$queryRaw`SELECT who FROM limit_use WHERE who LIKE ${`%${own.actor.id}`}`).toEqual([]);
      return;
    }
    for (const time of ['first', 'second']) expect(await codeOf(run(own)), time).toBe('done');
    const before = await everyRow();
    expect(await codeOf(run(own))).toBe('limited');
    // Only the security log knows of it.
    expect({ ...(await everyRow()), security_event: '' }).toEqual({ ...before, security_event: '' });
  });
});
