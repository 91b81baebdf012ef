import { COLUMN_SIZE, MOST } from './feature-list.ts';
import { mixedFour, type Shifts, slotsFor } from './hash-code.ts';
import { get, i32, i32x4, moduleOf, repeatWhile, set, Type, when } from './wasm-code.ts';

/** Where in the kernel's memory things are, in bytes. */
export type Places = {
  /** The columns of a list of features (feature-list.ts). */
  list: number;
  /** Their hashes, and where their slots would be: `MOST` numbers each. */
  hashes: number;
  found: number;
  /** By a hash's beginning, what its slot is displaced by: two bytes each. */
  displacements: number;
  /** The hash of each slot, and what its feature weighs, next to each other. */
  slots: number;
};

const NUMBER = 4;
const FOUR = 4 * NUMBER;
const SLOT = 2 * NUMBER;

/** Bytes of the hashes of a list, and of their slots' places. */
export const HASHES_SIZE = MOST * NUMBER;

/**
 * `run(count)`: what the first `count` features of the list weigh together. It is WebAssembly because that hashes four at once,
 * and because its short steps leave a processor room to fetch the slots of many features at the same time: one after another it
 * took two thirds longer.
 */
export function listKernel(places: Places, shifts: Shifts): WebAssembly.Module {
  const [count, at, end, slot, sum, hashed, local] = [0, 1, 2, 3, 4, 5, 6] as const;
  const column = (k: number) => i32x4.load(get(at), places.list + k * COLUMN_SIZE);
  const found = slotsFor(hashed, local, places.displacements, shifts, SLOT);
  // all bits where it is the feature, without a branch: which features are there cannot be foreseen
  const isIt = i32.sub(
    i32.const(0),
    i32.eq(i32.load(get(slot), places.slots), i32.load(get(at), places.hashes)),
  );
  return moduleOf([
    {
      takes: 1,
      gives: 1,
      locals: [Type.i32, Type.i32, Type.i32, Type.i32, Type.v128, Type.v128],
      body: [
        set(end, i32.shl(get(count), i32.const(Math.log2(NUMBER)))),
        when(
          get(end),
          repeatWhile(
            i32.lessThan(get(at), get(end)),
            set(hashed, mixedFour(column(0), column(1), column(2), hashed)),
            i32x4.store(get(at), places.hashes, get(hashed)),
            i32x4.store(get(at), places.found, found),
            set(at, i32.add(get(at), i32.const(FOUR))),
          ),
          set(at, i32.const(0)),
          repeatWhile(
            i32.lessThan(get(at), get(end)),
            set(slot, i32.load(get(at), places.found)),
            set(sum, i32.add(get(sum), i32.and(i32.load(get(slot), places.slots + NUMBER), isIt))),
            set(at, i32.add(get(at), i32.const(NUMBER))),
          ),
        ),
        get(sum),
      ],
    },
  ]);
}
