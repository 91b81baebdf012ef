/** Precision, recall and their harmonic mean, 0 to 1. */
export type Prf = { p: number; r: number; f1: number };

/** How well attributions were found, by the rules of score.ts. */
export type QuoteScore = {
  docs: number;
  exact: Prf & { gold: number; pred: number };
  overlap: Prf;
  speaker: { accuracy: number; of: number };
  cue: { accuracy: number; of: number };
  by_type: Record<string, { gold: number; pred: number; exact: Prf; overlap: Prf; speaker_accuracy: number }>;
};

const percent = (x: number) => (100 * x).toFixed(1).padStart(6);

/** One line for each type: precision, recall, F1 by overlap, F1 exact, speaker. */
export function printQuoteScore(score: QuoteScore): void {
  console.log(`${score.docs} documents, ${score.exact.gold} attributions, ${score.exact.pred} found`);
  console.log('type       gold   found      P      R     F1  exact  speaker');
  for (const [type, row] of Object.entries(score.by_type)) {
    console.log(
      `${type.padEnd(9)}${String(row.gold).padStart(6)}${String(row.pred).padStart(8)} ${percent(row.overlap.p)} ${percent(row.overlap.r)} ` +
        `${percent(row.overlap.f1)} ${percent(row.exact.f1)}   ${percent(row.speaker_accuracy)}`,
    );
  }
  console.log(
    `${'all'.padEnd(9)}${String(score.exact.gold).padStart(6)}${String(score.exact.pred).padStart(8)} ${percent(score.overlap.p)} ` +
      `${percent(score.overlap.r)} ${percent(score.overlap.f1)} ${percent(score.exact.f1)}   ${percent(score.speaker.accuracy)}`,
  );
  console.log(`cue overlaps on ${percent(score.cue.accuracy).trim()} of matched spans`);
}
