/** `npm run eval:pages`: prints the score of each page shape and of all together. */
import { scorePages, summary } from './score.ts';

const scores = scorePages();
const line = (name: string, { kept, foreign, headlines }: ReturnType<typeof summary>) =>
  `${kept.toFixed(1).padStart(6)} ${foreign.toFixed(1).padStart(8)} ${headlines.toFixed(0).padStart(10)}   ${name}\n`;
process.stdout.write('  kept  foreign  headlines   shape\n');
for (const shape of new Set(scores.map((score) => score.shape)))
  process.stdout.write(line(shape, summary(scores.filter((score) => score.shape === shape))));
process.stdout.write(line(`all ${scores.length} pages`, summary(scores)));
