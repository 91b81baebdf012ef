import { FeatureSlots } from './feature-slots.ts';

/**
 * Weights by 32-bit feature hash. Each feature has `width` weights, stored as one signed byte each and companded so that
 * small ones keep their precision.
 */
export class WeightTable {
  readonly width: number;
  /** Number of features. */
  readonly count: number;
  /** The weight of the smallest step: that of a step is its square in these units. */
  readonly unit: number;
  readonly slots: FeatureSlots;
  /** Square roots of weights, with their signs: `width` for each feature. */
  readonly steps: Int8Array;

  /** `largest` is the weight that the largest step represents. */
  constructor(width: number, hashes: Int32Array, steps: Int8Array, largest: number) {
    this.width = width;
    this.count = hashes.length;
    this.steps = steps;
    this.unit = largest / (STEPS * STEPS);
    this.slots = new FeatureSlots(hashes);
  }
}

const STEPS = 127;

/** Encodes a table as bytes: width, count, scale, hashes, companded weights. */
export function encodeTable(width: number, hashes: readonly number[], values: Float32Array): Uint8Array {
  let scale = 1e-9;
  for (const value of values) scale = Math.max(scale, Math.abs(value));
  const bytes = new Uint8Array(12 + hashes.length * (4 + width));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, width, true);
  view.setUint32(4, hashes.length, true);
  view.setFloat32(8, scale, true);
  hashes.forEach((hash, i) => {
    view.setInt32(12 + i * 4, hash, true);
  });
  const base = 12 + hashes.length * 4;
  for (let k = 0; k < values.length; k++) {
    const value = values[k] ?? 0;
    view.setInt8(base + k, Math.sign(value) * Math.round(Math.sqrt(Math.abs(value) / scale) * STEPS));
  }
  return bytes;
}

/** Decodes the table at `offset` of the bytes; returns it with the offset after it. */
export function decodeTable(bytes: Uint8Array, offset: number): { table: WeightTable; next: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const width = view.getUint32(offset, true);
  const count = view.getUint32(offset + 4, true);
  const scale = view.getFloat32(offset + 8, true);
  const hashes = new Int32Array(count);
  for (let i = 0; i < count; i++) hashes[i] = view.getInt32(offset + 12 + i * 4, true);
  const base = offset + 12 + count * 4;
  const steps = new Int8Array(copied(bytes, base, count * width));
  return { table: new WeightTable(width, hashes, steps, scale), next: base + count * width };
}

/** Bytes of their own from the middle of others; `slice()` would not do, for a Buffer's is a view. */
export function copied(bytes: Uint8Array, offset: number, length: number): ArrayBufferLike {
  const start = bytes.byteOffset + offset;
  return bytes.buffer.slice(start, start + length);
}
