/**
 * Reads a PDF with some of its bytes changed, over and over, and prints how each reading ended. Run in a process of its
 * own by pdf.test.ts, since PDF.js leaves rejected promises behind for broken files (which `extract-text-process.ts`
 * handles).
 */

import { UnreadableEvidence } from './evidence-text.ts';
import { linesStream, pdf } from './pdf.fixture.ts';
import { readPdf } from './pdf.ts';

process.on('unhandledRejection', () => undefined);

const good = pdf([
  linesStream(['The council voted.', '', 'Nobody answered her.']),
  linesStream(['Second page.']),
]);
let state = Number(process.argv[2]);
/** A linear congruential generator (Numerical Recipes), so that a failure can be reproduced from its seed. */
const random = (below: number) => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};

const ends: Record<string, number> = {};
for (let round = 0; round < Number(process.argv[3]); round += 1) {
  const copy = good.slice(0, round % 5 === 0 ? random(good.length) : undefined);
  for (let change = random(12); change >= 0 && copy.length > 0; change -= 1)
    copy[random(copy.length)] = random(256);
  const end = await readPdf(copy, { pages: 50, textBytes: 100_000 }).then(
    () => 'ok',
    (error: unknown) => (error instanceof UnreadableEvidence ? error.code : `thrown: ${String(error)}`),
  );
  ends[end] = (ends[end] ?? 0) + 1;
}
console.log(JSON.stringify(ends));
