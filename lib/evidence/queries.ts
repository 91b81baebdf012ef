import type { Actor } from '../auth/actor.ts';
import { readersForRules, recordReading, sourceScope, subjectOf } from '../confidential/queries.ts';
import { db, type Prisma } from '../db.ts';
import { missing } from '../domain/errors.ts';
import { allows } from '../domain/permissions.ts';
import type { KeptTurn } from '../formats/transcript.ts';
import { mediaTypeOf } from './media-types.ts';
import type { FileView, TextForm, TextView } from './view.ts';

const fileInclude = { addedBy: { select: { name: true } } } as const satisfies Prisma.EvidenceFileInclude;
type FileRow = Prisma.EvidenceFileGetPayload<{ include: typeof fileInclude }>;

function fileView(row: FileRow): FileView {
  const type = mediaTypeOf(row.mediaType);
  return {
    id: row.id,
    fileName: row.fileName,
    words: type?.words ?? 'a file',
    mediaType: row.mediaType,
    shown: type?.shown ?? 'saved',
    hasText: (type?.text ?? null) !== null,
    size: Number(row.size),
    sha256: row.sha256,
    finalUrl: row.finalUrl,
    came: row.came === 'web' ? 'web' : 'upload',
    addedBy: row.addedBy.name,
    addedAt: row.addedAt.toISOString(),
    isRemoved: row.removedAt !== null,
  };
}

/** What a source gave: its files, oldest first, and its text; null for those who may not open a confidential one. */
export async function openSource(
  actor: Actor,
  sourceId: string,
): Promise<{ files: FileView[]; text: TextView | null } | null> {
  const { source, subject } = await sourceScope(db, actor, sourceId);
  if (!allows(actor, 'source.open', subject)) return null;
  const files = await db.evidenceFile.findMany({
    where: { sourceId },
    orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
    include: fileInclude,
  });
  const text = await db.sourceText.findUnique({ where: { sourceId } });
  if (text) await recordReading(actor, source, 'source.openText');
  return {
    files: files.map(fileView),
    text: text && {
      text: text.text,
      form: text.form as TextForm,
      places: (text.places as number[][] | null) ?? [],
      turns: (text.turns as KeptTurn[] | null) ?? [],
      sha256: text.sha256,
      updatedAt: text.updatedAt.toISOString(),
    },
  };
}

/** A file to be served. One that the actor may not open is missing, like one that was taken away. */
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
  await recordReading(actor, file.source, 'source.openFile');
  const { fileName, mediaType, sha256, size } = file;
  return { fileId, fileName, mediaType, sha256, size: Number(size) };
}
