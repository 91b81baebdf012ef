import { type Emissions, emissionsOf } from '../../lib/text/model/emissions.ts';
import { featuresOf } from '../../lib/text/model/features.ts';
import { LABELS } from '../../lib/text/model/labels.ts';
import { decodeModel, encodeModel, type Model, type Sparse } from '../../lib/text/model/model.ts';
import { surfaceOf } from '../../lib/text/model/surface.ts';
import { type GoldDocument, type Read, readDocument } from './corpus.ts';
import { type Corpus, fitCrf } from './crf.ts';
import { type Example, examplesOf, fitChoice, fitRanking, linkExamplesOf } from './ranking.ts';

/** A feature must be seen this often to get weights, and only the heaviest are kept. */
const CUTOFF = 2;
const KEPT = 170_000;
const KEPT_RANKING = 40_000;
const FOLDS = 5;

type Prepared = Read & { ids: Int32Array; offsets: Int32Array };
/** What the second step learns from: contents to rank, and speakers to choose from. */
export type Examples = { contents: Example[]; speakers: Example[][] };
const NONE: Sparse = { hashes: [], values: new Float32Array(0) };
type Labeller = { hashes: number[]; values: Float32Array; transition: Float32Array };

/** Reads and featurises the documents once. */
export function prepare(documents: readonly GoldDocument[]): Prepared[] {
  return documents.map((document) => {
    const read = readDocument(document);
    return { ...read, ...featuresOf(read.analysis, read.units, surfaceOf(read.analysis, read.units)) };
  });
}

/** Fits the labelling model on some documents, and keeps the features that weigh most. */
function fitLabeller(documents: readonly Prepared[]): Labeller {
  const index = indexOf(documents);
  const weights = fitCrf(corpusOf(documents, index), index.size);
  const size = new Float32Array(index.size);
  for (let k = 0; k < weights.emission.length; k++) {
    const f = Math.floor(k / LABELS);
    size[f] = Math.max(size[f] as number, Math.abs(weights.emission[k] as number));
  }
  const least = Float32Array.from(size).sort()[Math.max(0, size.length - KEPT)] ?? 0;
  const hashes: number[] = [];
  const values = new Float32Array(Math.min(KEPT + 1000, index.size) * LABELS);
  for (const [hash, f] of index) {
    if ((size[f] as number) < least || hashes.length >= KEPT) continue;
    values.set(weights.emission.subarray(f * LABELS, (f + 1) * LABELS), hashes.length * LABELS);
    hashes.push(hash);
  }
  return { hashes, values: values.slice(0, hashes.length * LABELS), transition: weights.transition };
}

function indexOf(documents: readonly Prepared[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { ids } of documents) for (const f of ids) counts.set(f, (counts.get(f) ?? 0) + 1);
  const index = new Map<number, number>();
  for (const [f, count] of counts) if (count >= CUTOFF) index.set(f, index.size);
  return index;
}

function corpusOf(documents: readonly Prepared[], index: ReadonlyMap<number, number>): Corpus {
  const units = documents.reduce((n, d) => n + d.units.count, 0);
  const ids = new Int32Array(documents.reduce((n, d) => n + d.ids.length, 0));
  const offsets = new Int32Array(units + 1);
  const labels = new Uint8Array(units);
  const sequences: Corpus['sequences'] = [];
  let at = 0;
  let u = 0;
  for (const document of documents) {
    for (const { from, to } of document.units.paragraphs)
      if (to > from) sequences.push({ from: u + from, to: u + to });
    labels.set(document.labels, u);
    for (let k = 0; k < document.units.count; k++) {
      offsets[u++] = at;
      for (let f = document.offsets[k] as number; f < (document.offsets[k + 1] as number); f++) {
        const place = index.get(document.ids[f] as number);
        if (place !== undefined) ids[at++] = place;
      }
    }
  }
  offsets[u] = at;
  return { ids: ids.subarray(0, at), offsets, labels, sequences };
}

/** A model with the labelling weights rounded as they are when shipped, and the given ranking. */
function modelOf(labeller: Labeller, ranking: Sparse, linking: Sparse): { model: Model; bytes: Uint8Array } {
  const bytes = encodeModel({
    emission: { hashes: labeller.hashes, values: labeller.values },
    transition: labeller.transition,
    rank: heaviest(ranking),
    link: heaviest(linking),
  });
  return { model: decodeModel(bytes), bytes };
}

function heaviest({ hashes, values }: Sparse): Sparse {
  const order = hashes
    .map((_, i) => i)
    .sort((a, b) => Math.abs(values[b] as number) - Math.abs(values[a] as number) || a - b);
  const kept = order.slice(0, KEPT_RANKING);
  return {
    hashes: kept.map((i) => hashes[i] as number),
    values: Float32Array.from(kept.map((i) => values[i] as number)),
  };
}

function emissionsBy(document: Prepared, model: Model): Emissions {
  return emissionsOf(document.analysis, document.units, surfaceOf(document.analysis, document.units), model);
}

/**
 * One model for each fold of documents, fitted without them. The ranking of a fold's model learns from
 * proposals on the other folds, each made by a labelling model that had not seen its document.
 */
export function fitFolds(documents: readonly Prepared[], say: (line: string) => void) {
  const labellers: Labeller[] = [];
  const examples: Examples[] = documents.map(() => ({ contents: [], speakers: [] }));
  for (let fold = 0; fold < FOLDS; fold++) {
    const began = performance.now();
    const labeller = fitLabeller(documents.filter((_, i) => i % FOLDS !== fold));
    labellers.push(labeller);
    const { model } = modelOf(labeller, NONE, NONE);
    documents.forEach((document, i) => {
      if (i % FOLDS !== fold) return;
      const emissions = emissionsBy(document, model);
      examples[i] = {
        contents: examplesOf(document, emissions, model.transition),
        speakers: linkExamplesOf(document, emissions, model.transition),
      };
    });
    say(`fold ${fold + 1} of ${FOLDS}: ${Math.round((performance.now() - began) / 1000)} s`);
  }
  const models = labellers.map((labeller, fold) => {
    const seen = examples.filter((_, i) => i % FOLDS !== fold);
    return modelOf(labeller, ...second(seen)).model;
  });
  return { models, examples };
}

function second(examples: readonly Examples[]): [Sparse, Sparse] {
  return [
    fitRanking(examples.flatMap((one) => one.contents)),
    fitChoice(examples.flatMap((one) => one.speakers)),
  ];
}

/** The model to ship, fitted on all documents; `examples` are those of {@link fitFolds}. */
export function fitAll(documents: readonly Prepared[], examples: readonly Examples[]): Uint8Array {
  return modelOf(fitLabeller(documents), ...second(examples)).bytes;
}
