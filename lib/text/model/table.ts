/**
 * Weights by 32-bit feature hash, in an open-addressed table. Each feature has `width` weights, stored as one signed
 * byte each and companded so that small ones keep their precision: the whole table then fits in a processor's cache, on
 * which reading speed depends.
 */
export class WeightTable {
  readonly width: number;
  private readonly mask: number;
  /** Hash and place, next to each other. */
  private readonly slots: Int32Array;
  /** One bit for each hash that may be present: most look-ups end here. */
  private readonly seen: Int32Array;
  private readonly steps: Int8Array;
  private readonly scale: Float32Array;

  /** `scale[step + 128]` is the weight that a step represents. */
  constructor(width: number, hashes: ArrayLike<number>, steps: Int8Array, scale: Float32Array) {
    this.width = width;
    this.steps = steps;
    this.scale = scale;
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
      this.slots[slot * 2 + 1] = i * width;
      const bit = (hash >>> 9) & (SEEN_BITS - 1);
      this.seen[bit >> 5] = (this.seen[bit >> 5] ?? 0) | (1 << (bit & 31));
    }
  }

  /** The place where a feature's weights begin, or -1 where it has none. */
  find(hash: number): number {
    const bit = (hash >>> 9) & (SEEN_BITS - 1);
    if (((this.seen[bit >> 5] as number) & (1 << (bit & 31))) === 0) return -1;
    const { slots, mask } = this;
    let slot = hash & mask;
    for (;;) {
      const place = slots[slot * 2 + 1] as number;
      if (place < 0 || slots[slot * 2] === hash) return place;
      slot = (slot + 1) & mask;
    }
  }

  /** The weight at a place. */
  weight(place: number): number {
    return this.scale[(this.steps[place] as number) + 128] as number;
  }

  /** Adds the weights of one feature to `sums`. */
  addTo(sums: Float64Array, place: number): void {
    const { steps, scale, width } = this;
    for (let t = 0; t < width; t++)
      sums[t] = (sums[t] as number) + (scale[(steps[place + t] as number) + 128] as number);
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
  const weights = new Float32Array(256);
  for (let s = -128; s < 128; s++) weights[s + 128] = Math.sign(s) * (s / STEPS) * (s / STEPS) * scale;
  const steps = new Int8Array(copied(bytes, base, count * width));
  return { table: new WeightTable(width, hashes, steps, weights), next: base + count * width };
}

/** Bytes of their own from the middle of others; `slice()` would not do, for a Buffer's is a view. */
export function copied(bytes: Uint8Array, offset: number, length: number): ArrayBufferLike {
  const start = bytes.byteOffset + offset;
  return bytes.buffer.slice(start, start + length);
}
