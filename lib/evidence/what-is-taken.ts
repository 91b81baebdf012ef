/** What can be evidence, for people and for the field that asks for files. */
import { formatList } from '../domain/wording.ts';
import { MEDIA_TYPES, type MediaType } from './media-types.ts';

/** For an upload field's `accept`. */
export const EVIDENCE_EXTENSIONS: readonly string[] = [
  ...new Set(Object.values(MEDIA_TYPES).flatMap(({ extensions }) => extensions)),
].map((extension) => `.${extension}`);

/** "PDF, Word (.docx), …; transcripts as SRT and …; PNG and …; MP3 and …": everything that is accepted. */
export const EVIDENCE_IN_WORDS = [
  listed(({ text, shown }) => text !== 'transcript' && (text !== null || shown === 'saved')).join(', '),
  `transcripts as ${formatList(listed(({ text }) => text === 'transcript'))}`,
  formatList(listed(({ shown }) => shown === 'image')),
  formatList(listed(({ shown }) => shown === 'audio' || shown === 'video')),
].join('; ');

function listed(isMeant: (type: MediaType) => boolean): string[] {
  return [
    ...new Set(
      Object.values(MEDIA_TYPES)
        .filter(isMeant)
        .map((type) => type.listed),
    ),
  ];
}
