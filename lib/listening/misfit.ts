/** Whether words fit the sound at all, whatever else is compared. */
import { FRAME, type Hearing, isNoWord } from './recogniser.ts';

/**
 * Nats a frame that words may lie below the best sounds of all. On the development recordings and made ones right words
 * laid by force lay between 3.3 and 7.1 (a fast British machine's), those of another text between 9.0 and 10.7.
 */
export const UNCLEAR = 8;

/** How badly the words of a hearing fit, in nats a frame: the model's own measure of them, by their length. */
export function misfit({ heard }: Pick<Hearing, 'heard'>): number {
  const words = heard.filter(({ word }) => !isNoWord(word));
  const frames = words.reduce((sum, { begin, end }) => sum + (end - begin) / FRAME, 0);
  // The model's probabilities are of logarithms to the base 1.0001 that were divided by 1,024.
  const nats = words.reduce((sum, { probability }) => sum - Math.log(Math.max(probability, 1e-9)) * 1024, 0);
  return frames > 0 ? nats / frames : Number.POSITIVE_INFINITY;
}
