import fs from 'node:fs';
import { extract, type FoundItem, type ItemKind } from '../../lib/text/engine.ts';

type Expected = { kind: ItemKind; start: number; end: number; speaker?: string; parties?: number };

const ZELENSKY = 'Volodymyr Zelensky';

/** What a careful reader finds in the story beside the data, by place (its text stays where it is). */
const EXPECTED: readonly Expected[] = [
  { kind: 'DIRECT_QUOTE', start: 339, end: 482, speaker: ZELENSKY },
  { kind: 'DIRECT_QUOTE', start: 525, end: 598, speaker: ZELENSKY },
  { kind: 'DIRECT_QUOTE', start: 1587, end: 1668, speaker: ZELENSKY },
  { kind: 'DIRECT_QUOTE', start: 1903, end: 2115, speaker: ZELENSKY },
  { kind: 'PARTIAL_QUOTE', start: 922, end: 940, speaker: 'NATO' },
  { kind: 'PARTIAL_QUOTE', start: 1134, end: 1162, speaker: ZELENSKY },
  { kind: 'PARTIAL_QUOTE', start: 1395, end: 1463, speaker: ZELENSKY },
  { kind: 'PARTIAL_QUOTE', start: 1545, end: 1585, speaker: ZELENSKY },
  { kind: 'NON_RESPONSE', start: 672, end: 726, parties: 2 },
  { kind: 'PARAPHRASE', start: 15, end: 78, speaker: ZELENSKY },
  { kind: 'PARAPHRASE', start: 160, end: 336, speaker: ZELENSKY },
  { kind: 'PARAPHRASE', start: 1108, end: 1290, speaker: ZELENSKY },
  { kind: 'PARAPHRASE', start: 1306, end: 1463, speaker: ZELENSKY },
  { kind: 'PARAPHRASE', start: 1495, end: 1585, speaker: ZELENSKY },
  { kind: 'PARAPHRASE', start: 1729, end: 1801, speaker: ZELENSKY },
  { kind: 'ATTRIBUTED_CLAIM', start: 750, end: 776, speaker: 'China' },
  { kind: 'ATTRIBUTED_CLAIM', start: 792, end: 827, speaker: 'China' },
  { kind: 'ATTRIBUTED_CLAIM', start: 912, end: 961, speaker: 'NATO' },
  { kind: 'FACTUAL_CLAIM', start: 836, end: 889 },
  { kind: 'FACTUAL_CLAIM', start: 969, end: 992 },
  { kind: 'FACTUAL_CLAIM', start: 1843, end: 1900 },
  { kind: 'FACTUAL_CLAIM', start: 2141, end: 2204 },
  { kind: 'FACTUAL_CLAIM', start: 2249, end: 2303 },
  { kind: 'FACTUAL_CLAIM', start: 618, end: 669 },
];

/** Whether items of the kind and speaker hold most of the place; two that share it count together. */
function isFound(items: readonly FoundItem[], { kind, start, end, speaker, parties }: Expected): boolean {
  const fitting = items.filter(
    (item) =>
      item.kind === kind &&
      (speaker === undefined || item.speaker?.name === speaker) &&
      (parties === undefined || item.parties.length === parties),
  );
  const shared = fitting
    .flatMap((item) => item.spans)
    .reduce((n, span) => n + Math.max(0, Math.min(span.end, end) - Math.max(span.start, start)), 0);
  return shared >= 0.8 * (end - start);
}

/** Reads the story beside the data and prints what is missing of the list in its README. */
export function checkStory(file: string): void {
  if (!fs.existsSync(file)) return;
  const text = fs.readFileSync(file, 'utf8');
  const { items } = extract(text);
  const missing = EXPECTED.filter((expected) => !isFound(items, expected));
  console.log(`\nThe one real story: ${EXPECTED.length - missing.length} of ${EXPECTED.length} as listed`);
  for (const { kind, start, end } of missing)
    console.log(`  missing ${kind}: ${text.slice(start, end).replace(/\s+/g, ' ')}`);
}
