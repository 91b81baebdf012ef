import { type BlockRole, type Extraction, extract } from '../text/engine.ts';
import type { LaidText } from './read-incoming.ts';

/** The engine's reading of a laid-out text; lines set aside are never read. */
export function readItems(laid: Pick<LaidText, 'text' | 'blocks'>, language: string): Extraction {
  const story = laid.blocks.filter(({ kind }) => kind !== 'ASIDE');
  return extract(laid.text, {
    ...(language && language !== 'und' && { language }),
    skip: laid.blocks.filter(({ kind }) => kind === 'ASIDE'),
    blocks: story.map(({ start, end, kind }) => ({ start, end, role: kind.toLowerCase() as BlockRole })),
  });
}
