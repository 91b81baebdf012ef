/** A story's binder: everything behind it that everybody who reads the story may see, as it is taken to the cupboard. */
import { appendAudit } from '../audit/append.ts';
import { atOnce, spend } from '../auth/limits.ts';
import { db } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { auditEvent } from '../domain/audit/event.ts';
import { authorise } from '../domain/permissions.ts';
import { typeset } from '../typeset/typeset.ts';
import { workbench } from '../workbench/queries.ts';
import type { WorkbenchView } from '../workbench/view.ts';
import { callSheets } from './call-sheets.ts';
import { type Binder, binderPaper } from './paper.ts';

export const BINDER_FILES = ['binder.zip', 'binder.pdf', 'call-sheets.pdf'] as const;
export type BinderFile = (typeof BINDER_FILES)[number];

const TAKEN_AS = { 'binder.zip': 'ZIP', 'binder.pdf': 'PDF', 'call-sheets.pdf': 'CALL_SHEETS' } as const;

export type Taken = Binder & { pdf: Uint8Array<ArrayBuffer> };

/**
 * Takes a story's binder or call sheets, as the record says before a byte of it is handed on. What rests on a
 * confidential source is left out for everybody, those named on it too: a binder lies in a cupboard.
 *
 * @throws AppError `missing` where there is no such story for the actor; `forbidden`, `limited`
 */
export function takeBinder(
  actor: Actor,
  { storyId, file, hasThreads }: { storyId: string; file: BinderFile; hasThreads: boolean },
): Promise<Taken> {
  return atOnce(actor, 'texts', async () => {
    const whole = await workbench(actor, storyId);
    authorise(actor, 'story.takeBinder');
    await spend(actor, 'texts');
    const { view, sources, leftOut } = await withoutConfidential(whole);
    const contactsLeftOut = whole.contacts.length - view.contacts.length;
    const taken = { by: actor.name, at: new Date() };
    const signOffs = await signOffsOf(storyId);
    const binder: Binder = { view, sources, signOffs, leftOut, contactsLeftOut, hasThreads, taken };
    const isSheets = file === 'call-sheets.pdf';
    const { pdf } = await typeset({
      template: isSheets ? 'call-sheets.typ' : 'binder.typ',
      data: isSheets ? callSheets(view, taken) : binderPaper(binder),
      files: {},
      at: taken.at.getTime(),
    });
    const counts = {
      items: view.items.length,
      files: file === 'binder.zip' ? sources.reduce((sum, one) => sum + one.files.length, 0) : 0,
    };
    const details = {
      ...{ as: TAKEN_AS[file], ...counts, leftOut, ...(hasThreads && { threads: true as const }) },
      ...{ storyId, headline: view.story.headline },
    };
    // Not the story's event: nothing of it changed, so nobody is told that something did.
    const taking = auditEvent('story.takeBinder', { type: 'binder', id: file }, details);
    await db.$transaction((tx) => appendAudit(tx, actor, taking));
    return { ...binder, pdf };
  });
}

/** The story without confidential sources and what rests on them, and the files of the others. */
async function withoutConfidential(
  whole: WorkbenchView,
): Promise<{ view: WorkbenchView; sources: Binder['sources']; leftOut: number }> {
  const used = whole.items
    .filter(({ isCut }) => !isCut)
    .flatMap(({ evidence, checks }) => [
      ...evidence.map(({ source }) => source.id),
      ...checks.map(({ sourceId }) => sourceId),
    ]);
  const ids = [...new Set(used)];
  const rows = await db.source.findMany({
    where: { id: { in: ids } },
    select: {
      ...{ id: true, title: true, isConfidential: true },
      files: {
        where: { removedAt: null },
        include: { addedBy: { select: { name: true } } },
        orderBy: { addedAt: 'asc' },
      },
    },
  });
  const open = new Map(rows.filter((row) => !row.isConfidential).map((row) => [row.id, row]));
  const view: WorkbenchView = {
    ...whole,
    items: whole.items.map((item) => ({
      ...item,
      evidence: item.evidence.filter(({ source }) => open.has(source.id)),
      checks: item.checks.filter(({ sourceId }) => open.has(sourceId)),
    })),
    contacts: whole.contacts.filter(({ id }) => !(id in whole.threadReaders)),
    namedThreads: [],
  };
  const sources = ids
    .flatMap((id) => open.get(id) ?? [])
    .map((source, i) => ({
      id: source.id,
      files: source.files.map((file, j) => ({
        ...{ id: file.id, fileName: file.fileName, sha256: file.sha256, finalUrl: file.finalUrl },
        inBinder: `S${i + 1} ${named(source.title)}/${j + 1} ${named(file.fileName, 100)}`,
        size: Number(file.size),
        addedBy: file.addedBy.name,
        addedAt: file.addedAt,
      })),
    }));
  return { view, sources, leftOut: ids.length - open.size };
}

/** A name that every file system takes; an ending stays. */
function named(words: string, most = 50): string {
  const plain = words
    .toWellFormed()
    .replace(/[\p{C}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (plain.length <= most) return plain || 'unnamed';
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(plain)?.[0] ?? '';
  return `${plain
    .slice(0, most - ending.length)
    .toWellFormed()
    .replace(/[\ufffd. ]+$/u, '')}${ending}`;
}

async function signOffsOf(storyId: string): Promise<Binder['signOffs']> {
  const rows = await db.signOff.findMany({
    where: { storyId },
    include: { by: { select: { name: true } } },
    orderBy: { at: 'asc' },
  });
  return rows.map(({ by, at, note, unverified, endedAt, endedReason }) => ({
    ...{ by: by.name, at, note, unverified },
    ended: endedAt ? { at: endedAt, reason: endedReason ?? '' } : null,
  }));
}
