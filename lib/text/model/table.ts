/**
 * Weights by 32-bit feature hash, in an open-addressed table. Each feature has `width` weights, stored as one signed
 * byte each and companded so that small ones keep their precision: the whole table then fits in a processor's cache, on
 * which reading speed depends.
 */
export class WeightTable {
  readonly width: number;
  /** Number of features. */
  readonly count: number;
  /** The weight of the smallest step: that of a step is its square in these units. */
  readonly unit: number;
  private readonly mask: number;
  /** Hash and number of the feature, next to each other. */
  private readonly slots: Int32Array;
  /** One bit for each hash that may be present: most look-ups end here. */
  private readonly seen: Int32Array;
  private readonly steps: Int8Array;

  /** `largest` is the weight that the largest step represents. */
  constructor(width: number, hashes: ArrayLike<number>, steps: Int8Array, largest: number) {
    this.width = width;
    this.count = hashes.length;
    this.steps = steps;
    this.unit = largest / (STEPS * STEPS);
    let size = 64;
    while (size < hashes.length * 1.5) size *= 2;
    this.mask = size - 1;
    this.slots = new Int32Array(size * 2).fill(-1);
    this.seen = new Int32Array(SEEN_BITS / 32);
    for (let i = 0; i < hashes.length; i++) {
      const hash = hashes[i] ?? 0;
      let slot = hash & this.mask;
      while ((this.slots[slot * 2 + 1] ?? -1) >= 0) slot = (slot + 1) & this.mask;
      this.slots[slot * 2] = hash;
      this.slots[slot * 2 + 1] = i;
      const bit = (hash >>> 9) & (SEEN_BITS - 1);
      this.seen[bit >> 5] = (this.seen[bit >> 5] ?? 0) | (1 << (bit & 31));
    }
  }

  /** The number of a feature, or -1 where it has no weights. */
  find(hash: number): number {
    const bit = (hash >>> 9) & (SEEN_BITS - 1);
    if (((this.seen[bit >> 5] as number) & (1 << (bit & 31))) === 0) return -1;
    const { slots, mask } = this;
    let slot = hash & mask;
    for (;;) {
      const feature = slots[slot * 2 + 1] as number;
      if (feature < 0 || slots[slot * 2] === hash) return feature;
      slot = (slot + 1) & mask;
    }
  }

  /** The step of a feature for a label: the square root of its weight, with the weight's sign. */
  step(feature: number, label: number): number {
    return this.steps[feature * this.width + label] as number;
  }

  /** The weight of a feature in a table of one weight each. */
  weight(feature: number): number {
    const step = this.steps[feature] as number;
    return step * Math.abs(step) * this.unit;
  }
}

const SEEN_BITS = 1 << 21;
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
