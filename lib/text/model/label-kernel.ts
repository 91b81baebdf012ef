import { offsetOf } from './columns.ts';
import { type Feature, OF_CUES, OF_EVERY_UNIT, OF_QUOTATIONS, type Value } from './features.ts';
import { mixedFour, type Shifts, slotFor } from './hash-code.ts';
import { LABELS } from './labels.ts';
import { NO_SECOND, NO_THIRD, templateWith } from './surface.ts';
import {
  type Code,
  call,
  get,
  i8x16,
  i16x8,
  i32,
  i32x4,
  moduleOf,
  type Procedure,
  repeatWhile,
  set,
  Type,
  tee,
  when,
} from './wasm-code.ts';

/** Where in the kernel's memory things are, in bytes. The columns are at its beginning. */
export type Places = {
  /** Hashes of the features of four units, four numbers for each feature. */
  hashes: number;
  /** Rows that may be those of a unit's features, each with the hash that it must have. */
  found: number;
  /** By a hash's beginning, what its slot is displaced by: two bytes each. */
  displacements: number;
  /** The last byte of the hash of each slot: most features that are not there are told by it, without a look at the row. */
  marks: number;
  rows: number;
  /** The sums: `LABELS` numbers for each unit of the sentence. */
  sums: number;
};

/**
 * A row: the steps of 12 labels (table.ts), a byte each, and its hash. What a step weighs is worked out where it is added: rows of
 * weights would be twice as large, and waiting for rows from memory is most of the work.
 */
export const ROW = 16;
export const HASH_IN_ROW = LABELS;

const HASHES_OF_ONE = 16;
const FOUND_SIZE = 8;

/**
 * Adds up the weights of the features of all units of a sentence: `run(n)` reads the columns of its `n` units and writes their
 * sums. It is WebAssembly because of its instructions that work on four or eight numbers at once: some 55 features a
 * unit are hashed for four units together, and two rows of 12 labels are added in three steps. This took a quarter of the time of
 * reading a story before. A row is found as FeatureSlots does.
 */
export function labelKernel(places: Places, shifts: Shifts): WebAssembly.Module {
  return moduleOf([find(places, shifts), addUp(places), weigh(places)]);
}

const FIND = 0;
const ADD_UP = 1;

/**
 * `find(hash, until, found)`: looks up one unit's hashes from the address `hash` on until another, writes the rows that may
 * be theirs to `found` and on, and returns the end of what it wrote. It branches nowhere, so that a processor has many
 * look-ups under way at once.
 */
function find(places: Places, shifts: Shifts): Procedure {
  const [at, until, found, hash, slot] = [0, 1, 2, 3, 4] as const;
  const home = slotFor(tee(hash, i32.load(get(at), 0)), get(hash), places.displacements, shifts);
  const isLikely = i32.eq(i32.load8(get(slot), places.marks), i32.and(get(hash), i32.const(255)));
  return {
    takes: 3,
    gives: 1,
    locals: [Type.i32, Type.i32],
    body: [
      repeatWhile(
        i32.lessThan(get(at), get(until)),
        set(slot, home),
        i32.store(get(found), 0, i32.shl(get(slot), i32.const(Math.log2(ROW)))),
        i32.store(get(found), 4, get(hash)),
        set(found, i32.add(get(found), i32.mul(isLikely, i32.const(FOUND_SIZE)))),
        set(at, i32.add(get(at), i32.const(HASHES_OF_ONE))),
      ),
      get(found),
    ],
  };
}

/**
 * `addUp(until, sums)`: adds up the rows that were found until an address, and writes the sums to another. Two rows at a time,
 * their steps in turn: then one instruction squares both and adds them up.
 */
function addUp(places: Places): Procedure {
  const [until, sums, at, row, other, first, second, third, steps, others, inTurn, eight] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
  ] as const;
  const isIt = (rowAt: number, place: number) =>
    i32.eq(i32.load(get(rowAt), places.rows + HASH_IN_ROW), i32.load(get(at), place * FOUND_SIZE + 4));
  /** Nothing of a row that is not the one looked for. */
  const orNothing = (rowSteps: number, rowAt: number, place: number) =>
    set(rowSteps, i32x4.and(get(rowSteps), i32x4.four(i32.sub(i32.const(0), isIt(rowAt, place)))));
  const addSquares = (sum: number, code: Code) =>
    set(sum, i32x4.add(get(sum), i32x4.dot(tee(eight, code), i16x8.abs(get(eight)))));
  return {
    takes: 2,
    gives: 0,
    locals: [Type.i32, Type.i32, Type.i32, ...Array.from({ length: 7 }, () => Type.v128)],
    body: [
      // After the last a row that is not the one looked for, for where their number is odd.
      i32.store(get(until), 0, i32.const(0)),
      i32.store(get(until), 4, i32.xor(i32.load(i32.const(0), places.rows + HASH_IN_ROW), i32.const(-1))),
      set(at, i32.const(places.found)),
      when(
        i32.lessThan(get(at), get(until)),
        repeatWhile(
          i32.lessThan(get(at), get(until)),
          set(row, i32.load(get(at), 0)),
          set(other, i32.load(get(at), FOUND_SIZE)),
          set(steps, i32x4.load(get(row), places.rows)),
          set(others, i32x4.load(get(other), places.rows)),
          // Seldom: a mark tells of 255 in 256 that they are not there.
          when(
            i32.eq(i32.and(isIt(row, 0), isIt(other, 1)), i32.const(0)),
            orNothing(steps, row, 0),
            orNothing(others, other, 1),
          ),
          set(inTurn, i8x16.lowInTurn(get(steps), get(others))),
          addSquares(first, i16x8.lowOf(get(inTurn))),
          addSquares(second, i16x8.highOf(get(inTurn))),
          // the last four of these are hashes
          addSquares(third, i16x8.lowOf(i8x16.highInTurn(get(steps), get(others)))),
          set(at, i32.add(get(at), i32.const(2 * FOUND_SIZE))),
        ),
      ),
      i32x4.store(get(sums), 0, get(first)),
      i32x4.store(get(sums), 16, get(second)),
      i32x4.store(get(sums), 32, get(third)),
    ],
  };
}

/** `weigh(n)`: four units at a time; those past the end of the sentence, of the last four, are hashed in vain. */
function weigh(places: Places): Procedure {
  const [n, unit, four, kind, sums, until, hashed] = [0, 1, 2, 3, 4, 5, 6] as const;
  const endOf = (from: number, features: readonly Feature[]) => from + features.length * HASHES_OF_ONE;
  const ofCues = endOf(places.hashes, OF_EVERY_UNIT);
  const ofQuotations = endOf(ofCues, OF_CUES);
  const hash = (features: readonly Feature[], from: number): Code =>
    features.flatMap((one, i) => [
      ...i32x4.store(i32.const(0), from + i * HASHES_OF_ONE, hashOf(one, get(four), hashed)),
    ]);
  const kinds = i32x4.load(get(four), offsetOf('kind'));
  const hasKind = (k: number) => i32x4.isAny(i32x4.eq(kinds, i32x4.const(k)));
  const look = (from: number, features: readonly Feature[], lane: number, into: Code): Code =>
    set(until, call(FIND, i32.const(from + lane * 4), i32.const(endOf(from, features) + lane * 4), into));
  const sumLane = (lane: number): Code => [
    ...look(places.hashes, OF_EVERY_UNIT, lane, i32.const(places.found)),
    ...set(kind, i32.load(get(four), offsetOf('kind') + lane * 4)),
    ...when(i32.eq(get(kind), i32.const(1)), look(ofCues, OF_CUES, lane, get(until))),
    ...when(i32.eq(get(kind), i32.const(2)), look(ofQuotations, OF_QUOTATIONS, lane, get(until))),
    ...call(ADD_UP, get(until), i32.add(get(sums), i32.const(lane * LABELS * 4))),
  ];
  return {
    takes: 1,
    gives: 0,
    locals: [Type.i32, Type.i32, Type.i32, Type.i32, Type.i32, Type.v128],
    body: [
      set(sums, i32.const(places.sums)),
      repeatWhile(
        i32.lessThan(get(unit), get(n)),
        hash(OF_EVERY_UNIT, places.hashes),
        when(hasKind(1), hash(OF_CUES, ofCues)),
        when(hasKind(2), hash(OF_QUOTATIONS, ofQuotations)),
        sumLane(0),
        ...[1, 2, 3].map((lane) =>
          when(i32.lessThan(i32.add(get(unit), i32.const(lane)), get(n)), sumLane(lane)),
        ),
        set(unit, i32.add(get(unit), i32.const(4))),
        set(four, i32.add(get(four), i32.const(16))),
        set(sums, i32.add(get(sums), i32.const(4 * LABELS * 4))),
      ),
    ],
  };
}

/**
 * The hashes of a feature of four units, which are `four` bytes into the columns: `mix` of surface.ts, for four. Only a first
 * value can be a hash itself: while the others are mixed in, the local is in use.
 */
function hashOf({ template, values }: Feature, four: Code, local: number): Code {
  const [a, b, c] = values.map((value) => operandOf(value, four, local));
  const begun = i32x4.xor(i32x4.const(templateWith(template, 0)), a as Code);
  return mixedFour(begun, b ?? i32x4.const(NO_SECOND), c ?? i32x4.const(NO_THIRD), local);
}

function operandOf(value: Value, four: Code, local: number): Code {
  return 'column' in value
    ? i32x4.load(four, offsetOf(value.column) + value.away * 4)
    : hashOf(value, four, local);
}
