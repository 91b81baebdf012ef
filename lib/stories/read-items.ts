import { extract } from '../text/extract.ts';
import type { Extraction } from '../text/types.ts';
import type { LaidOut } from './mutations.ts';

/** The engine's reading of a laid-out text; lines set aside are never read. */
export function readItems(laid: Pick<LaidOut, 'text' | 'blocks'>, language: string): Extraction {
  return extract(laid.text, {
    ...(language && language !== 'und' && { language }),
    skip: laid.blocks.filter(({ kind }) => kind === 'ASIDE'),
  });
}
