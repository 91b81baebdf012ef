import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  createEvidence,
  createMember,
  createReport,
  createSignOff,
  createSource,
  createStory,
  createVerdict,
  itemNow,
  type MadeMember,
  type MadeStory,
  signOffInput,
} from '../../testing/factories.ts';
import { checkAllQuotes, checkQuote } from '../checks/mutations.ts';
import { db } from '../db.ts';
import { auditSentence } from '../domain/audit/event.ts';
import type { AppError } from '../domain/errors.ts';
import { textSha256 } from '../reading/source-text.ts';
import { publish, signOff, wholeDesk } from '../reports/mutations.ts';
import { publishedEdition } from '../reports/published.fixture.ts';
import { signedFingerprint } from '../reports/queries.ts';
import { mergeSources, unmergeSource } from '../sources/merge-mutations.ts';
import { removeFile } from './mutations.ts';
import { openSource, readTextVersion } from './queries.ts';
import { restoreText, setSourceText } from './text-mutations.ts';

process.env.STET_EVIDENCE_DIR = mkdtempSync(path.join(os.tmpdir(), 'stet-evidence-'));

const OLD = 'The bridge will open to traffic on the first Monday in March. The ferry goes on.';
const NEW = 'The bridge will not open to traffic on the first Monday in March. The ferry goes on.';

let editor: MadeMember;
let checker: MadeMember;
let second: MadeMember;
beforeAll(async () => {
  editor = await createMember('EDITOR');
  checker = await createMember('CHECKER');
  second = await createMember('EDITOR');
});

const current = async (sourceId: string) =>
  (await db.source.findUniqueOrThrow({ where: { id: sourceId }, include: { text: true } })).text;
const setText = async (sourceId: string, text: string, by = editor) => {
  const now = await current(sourceId);
  return setSourceText(by.actor, { sourceId, text, basedOn: now?.sha256 ?? null });
};
const withText = async (text = OLD) => {
  const sourceId = await createSource(editor.actor);
  await setText(sourceId, text);
  return sourceId;
};
const quoteOf = ({ view }: MadeStory) => view.items[0]?.id ?? '';

/** A story whose quote was compared with the source, and verified. */
async function checkedStory(sourceId: string): Promise<MadeStory> {
  const story = await createStory(editor.actor);
  const { storyId } = story;
  await checkQuote(checker.actor, { storyId, itemId: quoteOf(story), sourceId });
  await createVerdict(checker.actor, storyId, quoteOf(story));
  return story;
}
const refusal = (work: Promise<unknown>): Promise<AppError> =>
  work.then(
    () => Promise.reject(new Error('was allowed')),
    (error: AppError) => error,
  );

describe('a text that is replaced', () => {
  test('stays as a version, by whom and when; the database refuses to change or delete it', async () => {
    const sourceId = await withText();
    await setText(sourceId, NEW, checker).catch(() => setText(sourceId, NEW, second));
    const { versions, text } = (await openSource(editor.actor, sourceId)) ?? {};
    expect(versions?.map(({ number, by, came }) => [number, by, came])).toEqual([
      [2, second.name, 'typed'],
      [1, editor.name, 'typed'],
    ]);
    expect(text).toMatchObject({ number: 2, text: NEW });
    const first = versions?.[1]?.id ?? '';
    expect((await readTextVersion(checker.actor, { sourceId, textId: first })).text.text).toBe(OLD);
    for (const statement of [
      `UPDATE source_text SET text = 'x' WHERE id = '${first}'`,
      `DELETE FROM source_text WHERE id = '${first}'`,
      `TRUNCATE source_text CASCADE`,
    ])
      await expect(db.$executeRawUnsafe(statement)).rejects.toThrow(/append-only/);
  });

  test('makes checks stale, lapses verdicts and signatures with what changed, in every story that uses it', async () => {
    const sourceId = await withText();
    const stories = [await checkedStory(sourceId), await checkedStory(sourceId)];
    const other = await checkedStory(await withText());
    for (const { storyId } of [...stories, other]) await createSignOff(second.actor, storyId);
    const head = await db.auditEvent.count();
    await setText(sourceId, NEW);
    for (const story of stories) {
      const item = await itemNow(editor.actor, story.storyId, quoteOf(story));
      expect(item).toMatchObject({ status: 'PENDING', reason: 'changed since check', quotation: null });
      expect(item.changes).toEqual([
        { what: 'sourceText', sourceId, title: 'Transcript of the statement', before: 1, after: 2 },
      ]);
      expect(item.checks[0]).toMatchObject({ isStale: true, version: 1, replacedBy: 2, outcome: 'verbatim' });
      const ended = await db.signOff.findFirstOrThrow({ where: { storyId: story.storyId } });
      expect(ended.endedReason).toBe('the text of a source it rests on was replaced');
    }
    expect(await itemNow(editor.actor, other.storyId, quoteOf(other))).toMatchObject({ status: 'VERIFIED' });
    expect(await db.signOff.count({ where: { storyId: other.storyId, endedAt: null } })).toBe(1);
    const events = await db.auditEvent.findMany({ where: { seq: { gt: head } }, orderBy: { seq: 'asc' } });
    expect(events.map(({ action }) => action).sort()).toEqual(
      ['item.lapse', 'item.lapse', 'source.setText', 'story.signOffLapsed', 'story.signOffLapsed'].sort(),
    );
    const lapse = events.find(({ action }) => action === 'item.lapse');
    expect(auditSentence('item.lapse', JSON.parse(lapse?.payload ?? '{}'))).toContain(
      'Text of “Transcript of the statement” replaced: version 1 → version 2',
    );
  });

  test('checked again, the quote is held against the new version', async () => {
    const sourceId = await withText();
    const story = await checkedStory(sourceId);
    await setText(sourceId, NEW);
    const { storyId } = story;
    const { items } = await checkQuote(checker.actor, { storyId, itemId: quoteOf(story), sourceId });
    expect(items[0]?.checks[0]).toMatchObject({ isStale: false, version: 2, outcome: 'altered' });
  });

  test('is not replaced where nothing differs, and where words do not but speakers do, it is', async () => {
    const sourceId = await withText(
      'MARA LUND: It opens in March.\n\nBO KRAY: Why so late?\n\nMARA LUND: Ice.',
    );
    const before = await current(sourceId);
    await setText(sourceId, 'MARA LUND: It opens in March.\n\nBO KRAY: Why so late?\n\nMARA LUND: Ice.');
    expect((await current(sourceId))?.id).toBe(before?.id);
    await setText(sourceId, 'BO KRAY: It opens in March.\n\nMARA LUND: Why so late?\n\nBO KRAY: Ice.');
    const after = await current(sourceId);
    expect(after?.number).toBe(2);
    expect(after?.sha256).toBe(before?.sha256);
  });

  test('keeps a verdict on evidence whose excerpt stands in the new words, and no other', async () => {
    const sourceId = await withText('The words as they were spoken. And more.');
    const story = await createStory(editor.actor);
    const [, , claim] = story.view.items;
    const id = claim?.id ?? '';
    await createEvidence(editor.actor, story.storyId, id, { sourceId });
    const verdict = { quotation: null, ticks: ['substance' as const] };
    await createVerdict(checker.actor, story.storyId, id, verdict);
    const status = async () => (await itemNow(editor.actor, story.storyId, id)).status;
    await setText(sourceId, 'The words  as they were\nspoken. And less.');
    expect(await status()).toBe('VERIFIED');
    await setText(sourceId, 'Other words. And less.');
    expect(await status()).toBe('PENDING');
  });

  test('put back, it is a new version; what lapsed stays lapsed until it is checked again', async () => {
    const sourceId = await withText();
    const story = await checkedStory(sourceId);
    const first = (await current(sourceId))?.id ?? '';
    await setText(sourceId, NEW);
    await restoreText(editor.actor, {
      sourceId,
      textId: first,
      basedOn: (await current(sourceId))?.id ?? '',
    });
    expect(await current(sourceId)).toMatchObject({ number: 3, restores: 1, text: OLD, came: 'restored' });
    const item = await itemNow(editor.actor, story.storyId, quoteOf(story));
    expect(item).toMatchObject({ status: 'PENDING', checks: [{ isStale: true, version: 1, replacedBy: 3 }] });
    expect(item.changes).toMatchObject([{ what: 'sourceText', before: 1 }]);
  });

  test('taken away, checks say so, and it can be put back', async () => {
    const sourceId = await withText();
    const story = await checkedStory(sourceId);
    const first = (await current(sourceId))?.id ?? '';
    await setText(sourceId, '');
    expect((await openSource(editor.actor, sourceId))?.text).toBeNull();
    const item = await itemNow(editor.actor, story.storyId, quoteOf(story));
    expect(item.checks[0]).toMatchObject({ isStale: true, replacedBy: null });
    expect(item.changes).toMatchObject([{ before: 1, after: null }]);
    await restoreText(editor.actor, { sourceId, textId: first, basedOn: null });
    expect((await openSource(editor.actor, sourceId))?.text?.text).toBe(OLD);
  });

  test('of two who replace it at once, one is told', async () => {
    const sourceId = await withText();
    const basedOn = (await current(sourceId))?.sha256 ?? '';
    const results = await Promise.allSettled([
      setSourceText(editor.actor, { sourceId, text: 'One.', basedOn }),
      setSourceText(second.actor, { sourceId, text: 'Two.', basedOn }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await db.sourceText.count({ where: { sourceId } })).toBe(2);
  });

  test('leaves published editions as they are', async () => {
    const sourceId = await withText();
    const story = await checkedStory(sourceId);
    const { slug } = await createReport(editor.actor, second.actor, story.storyId);
    const before = await publishedEdition(slug);
    await setText(sourceId, NEW);
    expect(await publishedEdition(slug)).toEqual(before);
  });
});

describe('a check made while the text is replaced', () => {
  test('of one quote names the version it read, and never the other', async () => {
    for (let i = 0; i < 8; i += 1) {
      const sourceId = await withText();
      const story = await createStory(editor.actor);
      const { storyId } = story;
      await Promise.allSettled([
        checkQuote(checker.actor, { storyId, itemId: quoteOf(story), sourceId }),
        setText(sourceId, NEW),
      ]);
      for (const check of await db.quoteCheck.findMany({ where: { sourceId }, include: { on: true } })) {
        expect([check.outcome, check.on?.text]).toEqual([
          check.on?.number === 1 ? 'verbatim' : 'altered',
          check.on?.number === 1 ? OLD : NEW,
        ]);
      }
    }
  });

  test('of a whole story is not written', async () => {
    const sourceId = await withText();
    const { storyId } = await createStory(editor.actor);
    const checking = checkAllQuotes(checker.actor, { storyId, sourceId });
    await checking.next();
    await setText(sourceId, NEW);
    const error = await refusal(
      (async () => {
        for await (const _ of checking);
      })(),
    );
    expect(error).toMatchObject({ code: 'conflict' });
    expect(await db.quoteCheck.count({ where: { sourceId } })).toBe(0);
  });
});

describe('what rests on a stale check', () => {
  /** As in a database from an earlier version: the text was replaced, and the verdict and the signature stayed. */
  async function carriedOver(sourceId: string) {
    const story = await checkedStory(sourceId);
    await createSignOff(second.actor, story.storyId);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const { id } = await db.sourceText.create({
      data: { sourceId, number: 2, text: NEW, sha256: textSha256(NEW), came: 'carried' },
    });
    await db.source.update({ where: { id: sourceId }, data: { currentTextId: id } });
    return story;
  }

  test('is neither published nor signed off before it is checked again', async () => {
    const sourceId = await withText();
    const story = await carriedOver(sourceId);
    const { storyId } = story;
    expect(await itemNow(editor.actor, storyId, quoteOf(story))).toMatchObject({ isBasisStale: true });
    const signed = await db.signOff.findFirstOrThrow({ where: { storyId } });
    // Signed when signatures did not yet cover the texts of sources.
    const desk = await db.$transaction((tx) => wholeDesk(tx, editor.actor, storyId, new Date()));
    const fingerprint = signedFingerprint(desk.scope, desk.rows, desk.log, desk.files, 'signed/2');
    await db.signOff.update({ where: { id: signed.id }, data: { fingerprint } });
    const confirmed = await signOffInput(editor.actor, storyId);
    const { confirmedUnverified, confirmedMismatches } = confirmed;
    const input = { storyId, signOffId: signed.id, confirmedUnverified, confirmedMismatches, changeNote: '' };
    expect((await refusal(publish(editor.actor, input))).message).toMatch(
      /words of a source that were replaced/,
    );
    await db.signOff.update({ where: { id: signed.id }, data: { endedAt: new Date() } });
    expect((await refusal(signOff(editor.actor, confirmed))).message).toMatch(/Check again first/);
    await checkQuote(checker.actor, { storyId, itemId: quoteOf(story), sourceId });
    await createSignOff(editor.actor, storyId);
  });

  test('stands again once the same verdict is given anew', async () => {
    const sourceId = await withText();
    const story = await carriedOver(sourceId);
    await createVerdict(checker.actor, story.storyId, quoteOf(story));
    const item = await itemNow(editor.actor, story.storyId, quoteOf(story));
    expect(item).toMatchObject({ isBasisStale: false, status: 'VERIFIED' });
  });
});

describe('a merge', () => {
  test('carries the words over as a version of the other source, and takes them out again', async () => {
    const duplicateId = await withText();
    const sourceId = await createSource(editor.actor);
    const story = await checkedStory(duplicateId);
    const { version: duplicateVersion } = await db.source.findUniqueOrThrow({ where: { id: duplicateId } });
    await mergeSources(editor.actor, { sourceId, version: 1, duplicateId, duplicateVersion });
    const check = async () => (await itemNow(editor.actor, story.storyId, quoteOf(story))).checks[0] ?? null;
    expect(await check()).toMatchObject({ sourceId, isStale: false, version: 1 });
    await unmergeSource(editor.actor, { sourceId: duplicateId, version: duplicateVersion + 1 });
    expect(await check()).toMatchObject({ sourceId: duplicateId, isStale: false });
    expect(await current(sourceId)).toBeNull();
    expect(await itemNow(editor.actor, story.storyId, quoteOf(story))).toMatchObject({ status: 'VERIFIED' });
  });
});

describe('a file', () => {
  const bytes = Buffer.from('a tape');
  const hex = (one: Buffer) => textSha256(one.toString('utf8'));

  test('is never changed or gone from the database', async () => {
    const sourceId = await createSource(editor.actor);
    const id = await anyFile(sourceId);
    for (const [statement, says] of [
      [`UPDATE evidence_file SET sha256 = 'x' WHERE id = '${id}'`, /keeps what was added/],
      [`DELETE FROM evidence_file WHERE id = '${id}'`, /append-only/],
      ['TRUNCATE evidence_file CASCADE', /append-only/],
    ] as const)
      await expect(db.$executeRawUnsafe(statement)).rejects.toThrow(says);
  });

  test('taken away lapses the verdicts that rested on it, and signatures', async () => {
    const sourceId = await createSource(editor.actor);
    const fileId = await anyFile(sourceId);
    const story = await createStory(editor.actor);
    const id = story.view.items[2]?.id ?? '';
    await createEvidence(editor.actor, story.storyId, id, { sourceId });
    await createVerdict(checker.actor, story.storyId, id, { quotation: null, ticks: ['substance'] });
    await createSignOff(second.actor, story.storyId);
    await removeFile(editor.actor, { sourceId, fileId });
    const item = await itemNow(editor.actor, story.storyId, id);
    expect(item).toMatchObject({ status: 'PENDING', changes: [{ what: 'sourceFile', before: 'tape.mp3' }] });
    expect(await db.signOff.count({ where: { storyId: story.storyId, endedAt: null } })).toBe(0);
  });

  /** A recording, as far as the database knows. */
  const anyFile = async (sourceId: string) => {
    const data = { mediaType: 'audio/mpeg', fileName: 'tape.mp3', addedById: editor.id };
    const { id } = await db.evidenceFile.create({
      data: { ...data, sourceId, sha256: hex(bytes), size: 3n },
    });
    return id;
  };
});
