import { formatSize } from '../domain/wording.ts';
import { endingOf } from './endings.ts';
import { readMailStory } from './mail-story.ts';
import { readPdfStory } from './pdf-story.ts';
import { kindNames, type ReadStoryOptions, readStoryFile } from './read-story-file.ts';
import { sniff } from './sniff.ts';
import { maxFileBytes, type ReadStory, type StoryText, storyProblem, UnreadableStory } from './story-text.ts';

/** A mail in a mail in a mail: what is attached further in is not looked into. */
const DEEPEST = 2;

/**
 * Reads any file that may be brought in as a story: what `readStoryFile` reads, PDF and saved mail. Bad input does not
 * throw. Call it only in a process whose time and memory are bounded: a hostile PDF can take any amount of both.
 */
export function readAnyStory(
  name: string,
  bytes: Uint8Array,
  options: ReadStoryOptions = {},
): Promise<ReadStory> {
  return readWithin(name, bytes, options, 0);
}

async function readWithin(
  name: string,
  bytes: Uint8Array,
  options: ReadStoryOptions,
  depth: number,
): Promise<ReadStory> {
  const extension = endingOf(name.trim());
  if (extension !== 'pdf' && extension !== 'eml') return readStoryFile(name, bytes, options);
  try {
    check(extension, bytes);
    const story: StoryText =
      extension === 'pdf'
        ? await readPdfStory(bytes)
        : await readMailStory(bytes, (attached, content) =>
            depth < DEEPEST || endingOf(attached) !== 'eml'
              ? readWithin(attached, content, options, depth + 1)
              : tooDeep(),
          );
    return { ok: true, ...story };
  } catch (error) {
    return storyProblem(error);
  }
}

const tooDeep = async (): Promise<ReadStory> => ({
  ok: false,
  error: { code: 'unsafe', message: 'It is a mail in a mail in a mail. Save it by itself and upload that.' },
});

/** @throws UnreadableStory where it is empty, too large, or plainly something else */
function check(extension: 'pdf' | 'eml', bytes: Uint8Array): void {
  if (bytes.length === 0)
    throw new UnreadableStory(
      'empty',
      'This file is empty. Check that the story was saved, and upload it again.',
    );
  if (bytes.length > maxFileBytes.docx)
    throw new UnreadableStory(
      'too_large',
      `This file is ${formatSize(bytes.length)}. A .${extension} file can be up to ${formatSize(maxFileBytes.docx)}. Copy the story and paste it.`,
    );
  const kind = sniff(bytes);
  const isRight = extension === 'pdf' ? kind === 'pdf' : ['text', 'html', 'xml', 'binary'].includes(kind);
  if (isRight) return;
  throw new UnreadableStory(
    'wrong_type',
    `This file is named .${extension} but is ${kindNames[kind] ?? 'plain text'}. Give it its right ending and upload it again, or copy the story and paste it.`,
  );
}
