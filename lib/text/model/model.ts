import { LABELS } from './labels.ts';
import { Lattice } from './lattice.ts';
import { copied, decodeTable, encodeTable, type WeightTable } from './table.ts';

/** Everything that is fitted: label weights of features, label transitions, the ranking of contents and of speakers. */
export type Model = {
  emission: WeightTable;
  transition: Float32Array;
  rank: WeightTable;
  link: WeightTable;
  lattice: Lattice;
};

/** Weights by feature hash. */
export type Sparse = { hashes: number[]; values: Float32Array };

/** The fitted numbers as the fitting script holds them. */
export type Fitted = {
  emission: Sparse;
  transition: Float32Array;
  rank: Sparse;
  link: Sparse;
};

/** Encodes a model as bytes. */
export function encodeModel(fitted: Fitted): Uint8Array {
  const parts = [
    encodeTable(LABELS, fitted.emission.hashes, fitted.emission.values),
    new Uint8Array(fitted.transition.slice().buffer),
    encodeTable(1, fitted.rank.hashes, fitted.rank.values),
    encodeTable(1, fitted.link.hashes, fitted.link.values),
  ];
  const bytes = new Uint8Array(parts.reduce((n, part) => n + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Decodes a model from its bytes. */
export function decodeModel(bytes: Uint8Array): Model {
  const emission = decodeTable(bytes, 0);
  const size = (LABELS + 1) * LABELS;
  const transition = new Float32Array(copied(bytes, emission.next, size * 4));
  const rank = decodeTable(bytes, emission.next + size * 4);
  const link = decodeTable(bytes, rank.next);
  return {
    emission: emission.table,
    transition,
    rank: rank.table,
    link: link.table,
    lattice: new Lattice(transition),
  };
}
