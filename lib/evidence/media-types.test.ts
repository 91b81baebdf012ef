import { expect, test } from 'vitest';
import { signatureOf } from '../files/signatures.ts';
import { SAMPLES } from './files.fixture.ts';
import { MEDIA_KEYS, MEDIA_TYPES, type MediaKey, mediaTypeOf } from './media-types.ts';
import { EVIDENCE_EXTENSIONS, EVIDENCE_IN_WORDS } from './what-is-taken.ts';

function toldBy(key: MediaKey): string {
  const { told } = MEDIA_TYPES[key];
  switch (told.by) {
    case 'mark':
      return `its mark (${told.mark})`;
    case 'inside':
      return `what is inside (${told.mark})`;
    case 'parts':
      return 'its parts';
    case 'text':
      return told.is ? 'its text' : 'being text of no other kind';
  }
}

test('what each type decides, in words', () => {
  const said = MEDIA_KEYS.map((key) => {
    const { words, extensions, shown, servedAs, text } = MEDIA_TYPES[key];
    const bytes = servedAs ? `, as ${servedAs}` : '';
    return `${words} (${extensions.join(', ')}): told by ${toldBy(key)}; shown: ${shown}${bytes}; read as ${text ?? 'nothing'}`;
  });
  expect(said).toEqual([
    'a PDF (pdf): told by its mark (pdf); shown: window; read as pdf',
    'a Word document (docx): told by its parts; shown: saved; read as docx',
    'an OpenDocument text (odt): told by its parts; shown: saved; read as odt',
    'a rich-text document (rtf): told by its mark (rtf); shown: saved; read as rtf',
    'a mail (eml): told by its text; shown: saved; read as mail',
    'a web page (html, htm, xhtml): told by its text; shown: saved, as application/octet-stream; read as html',
    'a web archive (wacz): told by its parts; shown: saved; read as nothing',
    'plain text (txt, text, md, csv, tsv): told by being text of no other kind; shown: saved; read as text',
    'a transcript (SRT) (srt): told by its text; shown: saved; read as transcript',
    'a transcript (WebVTT) (vtt): told by its text; shown: saved; read as transcript',
    'a transcript (SBV) (sbv): told by its text; shown: saved; read as transcript',
    'a transcript (TTML) (ttml, dfxp, xml): told by its text; shown: saved; read as transcript',
    'a JSON file (json): told by its text; shown: saved; read as transcript',
    'a PNG picture (png): told by its mark (png); shown: image; read as nothing',
    'a JPEG picture (jpg, jpeg, jpe, jfif): told by its mark (jpeg); shown: image; read as nothing',
    'a WebP picture (webp): told by its mark (webp); shown: image; read as nothing',
    'a GIF picture (gif): told by its mark (gif); shown: image; read as nothing',
    'an MP3 recording (mp3): told by its mark (id3); shown: audio; read as nothing',
    'an MPEG-4 recording (m4a, m4b, mp4): told by what is inside (isoMedia); shown: audio; read as nothing',
    'an MPEG-4 film (mp4, m4v, m4a): told by what is inside (isoMedia); shown: video; read as nothing',
    'a QuickTime film (mov, qt, mp4): told by what is inside (isoMedia); shown: video; read as nothing',
    'an Ogg recording (ogg, oga, opus, spx): told by what is inside (ogg); shown: audio; read as nothing',
    'an Ogg film (ogv, ogg): told by what is inside (ogg); shown: video; read as nothing',
    'a WebM recording (webm, weba): told by what is inside (matroska); shown: video; read as nothing',
    'a WAV recording (wav, wave): told by its mark (wave); shown: audio; read as nothing',
    'a FLAC recording (flac): told by its mark (flac); shown: audio; read as nothing',
  ]);
});

test('the list of what is taken is made of the rows', () => {
  expect(EVIDENCE_IN_WORDS).toBe(
    'PDF, Word (.docx), OpenDocument (.odt), rich text (.rtf), mail (.eml), HTML, web archive (.wacz), plain text; transcripts as SRT, WebVTT, SBV, TTML and JSON; PNG, JPEG, WebP and GIF; MP3, M4A, MP4, MOV, Ogg, WebM, WAV and FLAC',
  );
  expect(EVIDENCE_EXTENSIONS).toContain('.opus');
  expect(new Set(EVIDENCE_EXTENSIONS).size).toBe(EVIDENCE_EXTENSIONS.length);
});

test('a type is known by the name that it is stored under, and no two share one', () => {
  expect(MEDIA_KEYS.map((key) => mediaTypeOf(MEDIA_TYPES[key].name))).toEqual(
    MEDIA_KEYS.map((key) => MEDIA_TYPES[key]),
  );
  expect(mediaTypeOf('image/svg+xml')).toBeNull();
});

test.each(MEDIA_KEYS)('a sound file of %s has the mark of its row', (key) => {
  const { told } = MEDIA_TYPES[key];
  const signature = signatureOf(SAMPLES[key].bytes);
  if (told.by === 'mark' || told.by === 'inside') {
    // MPEG audio may begin without a tag.
    if (key === 'mp3' && signature === null) return;
    expect(signature).toMatchObject({ mark: told.mark, isExact: true });
  } else if (told.by === 'parts') expect(signature).toMatchObject({ mark: 'zip', isExact: true });
  else expect(signature).toBeNull();
});
