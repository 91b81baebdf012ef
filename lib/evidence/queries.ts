import { spend } from '../auth/limits.ts';
import { ownedSource } from '../confidential/owner-queries.ts';
import { readersForRules, recordReading, sourceScope, subjectOf } from '../confidential/queries.ts';
import { db, type Prisma } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import type { Cut } from '../domain/clips.ts';
import { missing } from '../domain/errors.ts';
import { allows, authorise } from '../domain/permissions.ts';
import { recogniserOf } from '../domain/recognised.ts';
import type { TextForm } from '../domain/vocabulary.ts';
import type { KeptTurn } from '../files/transcript.ts';
import { mediaTypeOf } from './media-types.ts';
import { noText, readingsOf } from './text-job-queries.ts';
import type { FileView, TextReadingView, TextVersionView, TextView } from './view.ts';

const fileInclude = {
  addedBy: { select: { name: true } },
  clip: {
    include: {
      of: { select: { fileName: true } },
      offers: { where: { endedAt: null }, select: { id: true } },
    },
  },
} as const satisfies Prisma.EvidenceFileInclude;
type FileRow = Prisma.EvidenceFileGetPayload<{ include: typeof fileInclude }>;

function fileView(row: FileRow, reading: TextReadingView | null): FileView {
  const type = mediaTypeOf(row.mediaType);
  return {
    id: row.id,
    fileName: row.fileName,
    words: type?.words ?? 'a file',
    mediaType: row.mediaType,
    shown: type?.shown ?? 'saved',
    hasText: (type?.text ?? null) !== null,
    reading,
    size: Number(row.size),
    sha256: row.sha256,
    finalUrl: row.finalUrl,
    came: row.came === 'web' ? 'web' : 'upload',
    addedBy: row.addedBy.name,
    addedAt: row.addedAt.toISOString(),
    isRemoved: row.removedAt !== null,
    clip: row.clip && clipView(row.clip),
  };
}

const clipView = ({ of, ofSha256, cut, fromMs, toMs, offers }: NonNullable<FileRow['clip']>) => ({
  ...{ of: of.fileName, ofSha256, fromMs, toMs, isOffered: offers.length > 0 },
  cut: cut as Cut,
});

/**
 * What a source provided: its files, oldest first, and its text; null for those who may not open a confidential one.
 */
export async function openSource(
  actor: Actor,
  sourceId: string,
): Promise<{ files: FileView[]; text: TextView | null; versions: TextVersionView[] } | null> {
  const { source, subject } = await sourceScope(db, actor, sourceId);
  if (!allows(actor, 'source.open', subject)) return null;
  const files = await db.evidenceFile.findMany({
    where: { sourceId },
    orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
    include: fileInclude,
  });
  // Before the text: one that ends in between is told as being read, and not as a source without words.
  const readings = await readingsOf(sourceId);
  const { text } = await db.source.findUniqueOrThrow({
    where: { id: sourceId },
    select: { text: { include: readParts } },
  });
  const versions = await db.sourceText.findMany({
    where: { sourceId },
    orderBy: { number: 'desc' },
    take: MOST_VERSIONS,
    select: {
      ...{ id: true, number: true, came: true, restores: true, at: true },
      by: { select: { name: true } },
    },
  });
  if (text) await recordReading(actor, source, 'source.openText');
  return {
    files: files.map((file) => fileView(file, readings.get(file.id) ?? null)),
    text: text && textView(text),
    versions: versions.map(({ by, at, came, ...row }) => ({
      ...row,
      came: came as TextVersionView['came'],
      by: by?.name ?? null,
      at: at.toISOString(),
    })),
  };
}

/** More than anybody would look through. */
const MOST_VERSIONS = 200;

const readParts = {
  read: {
    where: { file: { removedAt: null } },
    orderBy: { at: 'asc' },
    take: 1,
    select: { at: true, by: { select: { name: true } }, file: { select: { fileName: true } } },
  },
  by: { select: { name: true } },
  alignedFile: { select: { id: true, fileName: true, sha256: true } },
} as const satisfies Prisma.SourceTextInclude;

function textView(row: Prisma.SourceTextGetPayload<{ include: typeof readParts }>): TextView {
  const [read] = row.read;
  return {
    id: row.id,
    number: row.number,
    text: row.text ?? '',
    form: row.form as TextForm,
    places: (row.places as number[][] | null) ?? [],
    turns: (row.turns as KeptTurn[] | null) ?? [],
    sha256: row.sha256,
    recogniser: recogniserOf(row.recogniser),
    read: read ? { by: read.by.name, at: read.at.toISOString(), fileName: read.file.fileName } : null,
    aligned: row.alignedFile && {
      ...{ fileId: row.alignedFile.id, fileName: row.alignedFile.fileName, sha256: row.alignedFile.sha256 },
      ...{ by: row.by?.name ?? null, at: row.at.toISOString() },
      spellings: (row.spellings as [string, string][] | null) ?? [],
    },
  };
}

/**
 * The words of a source as they count now, or of the version that is named, for anyone who may open the source; for a
 * confidential one, the record says that they were read. With it, whether the same person may add files there.
 */
export async function readTextVersion(
  actor: Actor,
  { sourceId, textId }: { sourceId: string; textId?: string | undefined },
): Promise<{ text: TextView; canChange: boolean }> {
  const { source, subject } = await ownedSource(db, actor, sourceId);
  authorise(actor, 'source.open', subject);
  const row = await db.sourceText.findFirst({
    include: readParts,
    where: {
      sourceId,
      text: { not: null },
      ...(textId ? { id: textId } : { currentOf: { some: { id: sourceId } } }),
    },
  });
  if (!row) throw textId ? missing('version of the text') : await noText(db, sourceId);
  await spend(actor, 'downloads');
  await recordReading(actor, source, 'source.openText');
  return { text: textView(row), canChange: allows(actor, 'source.change', subject) };
}

/** A file to be served. One that the actor may not open is missing, like one that was removed. */
export async function fileToServe(
  actor: Actor,
  fileId: string,
): Promise<{ fileId: string; fileName: string; mediaType: string; sha256: string; size: number }> {
  const file = await db.evidenceFile.findUnique({
    where: { id: fileId, removedAt: null },
    include: { source: { include: readersForRules } },
  });
  if (!file || !allows(actor, 'story.read') || !allows(actor, 'source.open', subjectOf(file.source)))
    throw missing('file');
  await spend(actor, 'downloads');
  await recordReading(actor, file.source, 'source.openFile');
  const { fileName, mediaType, sha256, size } = file;
  return { fileId, fileName, mediaType, sha256, size: Number(size) };
}
