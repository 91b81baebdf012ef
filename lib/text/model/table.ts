/**
 * Weights by 32-bit feature hash, in an open-addressed table. Each feature has `width` weights, stored
 * as one signed byte each, companded so that small ones keep their precision.
 */
export class WeightTable {
  readonly width: number;
  private readonly mask: number;
  private readonly keys: Int32Array;
  private readonly places: Int32Array;
  readonly values: Float32Array;

  constructor(width: number, hashes: ArrayLike<number>, values: Float32Array) {
    this.width = width;
    this.values = values;
    let size = 64;
    while (size < hashes.length * 2) size *= 2;
    this.mask = size - 1;
    this.keys = new Int32Array(size);
    this.places = new Int32Array(size).fill(-1);
    for (let i = 0; i < hashes.length; i++) {
      const hash = hashes[i] ?? 0;
      let slot = hash & this.mask;
      while ((this.places[slot] ?? -1) >= 0) slot = (slot + 1) & this.mask;
      this.keys[slot] = hash;
      this.places[slot] = i * width;
    }
  }

  /** Where the weights of a feature begin in `values`, or -1 where it has none. */
  find(hash: number): number {
    const { keys, places, mask } = this;
    let slot = hash & mask;
    for (;;) {
      const place = places[slot] as number;
      if (place < 0 || keys[slot] === hash) return place;
      slot = (slot + 1) & mask;
    }
  }
}

const STEPS = 127;

/** Bytes of a table: width, count, scale, hashes, companded weights. */
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

/** The table at `offset` of the bytes, and the offset after it. */
export function decodeTable(bytes: Uint8Array, offset: number): { table: WeightTable; next: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const width = view.getUint32(offset, true);
  const count = view.getUint32(offset + 4, true);
  const scale = view.getFloat32(offset + 8, true);
  const hashes = new Int32Array(count);
  for (let i = 0; i < count; i++) hashes[i] = view.getInt32(offset + 12 + i * 4, true);
  const base = offset + 12 + count * 4;
  const steps = new Float32Array(256);
  for (let s = -128; s < 128; s++) steps[s + 128] = Math.sign(s) * (s / STEPS) * (s / STEPS) * scale;
  const values = new Float32Array(count * width);
  for (let k = 0; k < values.length; k++) values[k] = steps[view.getInt8(base + k) + 128] ?? 0;
  return { table: new WeightTable(width, hashes, values), next: base + count * width };
}
