import type { IStylesOptions } from 'docx';
import type { BlockKind } from '../domain/vocabulary.ts';
import { stetStyle } from '../domain/word-drafts.ts';

/**
 * How a draft looks in Word: a page that is read and marked, so large and with air between the lines. The names of the
 * styles are those by which the file is read when it comes back (lib/files/docx-styles.ts).
 */
const STYLES: IStylesOptions = {
  default: {
    // Sizes are in half points, distances in twentieths of a point. Word and LibreOffice both have a Georgia or its like.
    document: { run: { font: 'Georgia', size: 24 }, paragraph: { spacing: { after: 160, line: 340 } } },
    title: {
      run: { font: 'Georgia', size: 44, bold: true },
      paragraph: { spacing: { after: 240, line: 264 } },
    },
    heading2: {
      run: { font: 'Georgia', size: 28, bold: true },
      paragraph: { spacing: { before: 320, after: 120 }, keepNext: true },
    },
    footnoteText: { run: { size: 19 }, paragraph: { spacing: { after: 40, line: 264 } } },
  },
  paragraphStyles: [
    {
      id: 'Quote',
      name: 'Quote',
      basedOn: 'Normal',
      paragraph: { indent: { left: 567, right: 567 } },
    },
    {
      id: 'PullQuote',
      name: 'Pull Quote',
      basedOn: 'Normal',
      run: { size: 30 },
      paragraph: { indent: { left: 567, right: 567 } },
    },
  ],
};

type Block = { kind: BlockKind; asideReason: string | null };

/** The styles of a draft with these blocks. What is set aside is grey; what is typed after it is text again. */
export function draftStyles(blocks: readonly Block[]): IStylesOptions {
  const own = new Set(blocks.flatMap(({ kind, asideReason }) => stetStyle(kind, asideReason) ?? []));
  return {
    ...STYLES,
    paragraphStyles: [
      ...(STYLES.paragraphStyles ?? []),
      ...[...own].map((name) => ({
        id: idOf(name),
        name,
        basedOn: 'Normal',
        next: 'Normal',
        ...(name.startsWith('Stet aside') && { run: { color: '595959' } }),
      })),
    ],
  };
}

const idOf = (name: string) => name.replaceAll(' ', '');

/** The id of the style of a block's paragraph; null for the usual one. */
export function styleOfBlock({ kind, asideReason }: Block): string | null {
  if (kind === 'HEADLINE') return 'Title';
  if (kind === 'SUBHEAD') return 'Heading2';
  if (kind === 'BLOCK_QUOTE') return 'Quote';
  if (kind === 'PULL_QUOTE') return 'PullQuote';
  const own = stetStyle(kind, asideReason);
  return own === null ? null : idOf(own);
}

/** Whether words are written from right to left, by the first letter that has a direction (Unicode, UAX #9, P2). */
export const beginsRightToLeft = (words: string): boolean =>
  /^[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(
    /\p{L}/u.exec(words)?.[0] ?? '',
  );
