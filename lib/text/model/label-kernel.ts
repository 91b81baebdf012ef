import { offsetOf } from './columns.ts';
import { type Feature, OF_CUES, OF_EVERY_UNIT, OF_QUOTATIONS, type Value } from './features.ts';
import { mixedFour, type Shifts, slotsFor } from './hash-code.ts';
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
  /** Hashes of the features of four units, four numbers for each feature; and where the rows are that may be theirs. */
  hashes: number;
  found: number;
  /** By a hash's beginning, what its slot is displaced by: two bytes each. */
  displacements: number;
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

/** Bytes that a feature of four units takes among the hashes, and among the rows found. */
const FOUR = 16;
const UNITS_AT_ONCE = 4;

/** Features are added two at a time: where their number is odd, one that is never there makes it even. */
const even = (features: readonly Feature[]) => features.length + (features.length % 2);
const OF_CUES_AT = even(OF_EVERY_UNIT) * FOUR;
const OF_QUOTATIONS_AT = OF_CUES_AT + even(OF_CUES) * FOUR;
/** Bytes of the hashes, and of the rows found. */
export const HASHES_SIZE = OF_QUOTATIONS_AT + even(OF_QUOTATIONS) * FOUR;

/**
 * Adds up the weights of the features of all units of a sentence: `run(n)` reads the columns of its `n` units and writes their
 * sums. It is WebAssembly because of its instructions that work on four or eight numbers at once: some 55 features a
 * unit are hashed for four units together, and two rows of 12 labels are added in three steps. This took a quarter of the time of
 * reading a story before. A row is found as FeatureSlots does.
 */
export function labelKernel(places: Places, shifts: Shifts): WebAssembly.Module {
  return moduleOf([addUp(places), weigh(places, shifts)]);
}

const ADD_UP = 0;

/**
 * `addUp(unit, from, until, sums)`: adds up the rows of one of four units, `unit` bytes into each feature's four, and writes the sums
 * to an address: those of every unit, and those of its kind from one place among the features until another. Two rows at a
 * time, their steps in turn: then one instruction squares both and adds them up. Six of seven features have a row, so that all are
 * fetched, and what is not the one looked for is made nothing of without a branch.
 */
function addUp(places: Places): Procedure {
  const [unit, from, until, sums, at, end] = [0, 1, 2, 3, 4, 5] as const;
  const [first, second, third, steps, others, inTurn, eight] = [6, 7, 8, 9, 10, 11, 12] as const;
  const addSquares = (sum: number, code: Code) =>
    set(sum, i32x4.add(get(sum), i32x4.dot(tee(eight, code), i16x8.abs(get(eight)))));
  /** The steps of the row found for a feature, or nothing. */
  const stepsOf = (local: number, away: number): Code => {
    const row = i32x4.load(i32.load(get(at), places.found + away), places.rows);
    const isIt = i32x4.eq(tee(local, row), i32x4.loadFour(get(at), places.hashes + away));
    return set(local, i32x4.and(i32x4.lastInAll(tee(eight, isIt), get(eight)), get(local)));
  };
  const addAll = repeatWhile(
    i32.lessThan(get(at), get(end)),
    stepsOf(steps, 0),
    stepsOf(others, FOUR),
    set(inTurn, i8x16.lowInTurn(get(steps), get(others))),
    addSquares(first, i16x8.lowOf(get(inTurn))),
    addSquares(second, i16x8.highOf(get(inTurn))),
    // the last four of these are hashes
    addSquares(third, i16x8.lowOf(i8x16.highInTurn(get(steps), get(others)))),
    set(at, i32.add(get(at), i32.const(2 * FOUR))),
  );
  return {
    takes: 4,
    gives: 0,
    locals: [Type.i32, Type.i32, ...Array.from({ length: 7 }, () => Type.v128)],
    body: [
      set(at, get(unit)),
      set(end, i32.const(even(OF_EVERY_UNIT) * FOUR)),
      addAll,
      when(get(until), set(at, i32.add(get(unit), get(from))), set(end, get(until)), addAll),
      i32x4.store(get(sums), 0, get(first)),
      i32x4.store(get(sums), 16, get(second)),
      i32x4.store(get(sums), 32, get(third)),
    ],
  };
}

/** `weigh(n)`: four units at a time; those past the end of the sentence, of the last four, are hashed in vain. */
function weigh(places: Places, shifts: Shifts): Procedure {
  const [n, unit, four, kind, sums, from, until, hashed, away] = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;
  const find = (features: readonly Feature[], at: number): Code =>
    features.flatMap((one, i) => [
      ...set(hashed, hashOf(one, get(four), hashed)),
      ...i32x4.store(i32.const(0), places.hashes + at + i * FOUR, get(hashed)),
      ...i32x4.store(
        i32.const(0),
        places.found + at + i * FOUR,
        slotsFor(hashed, away, places.displacements, shifts, ROW),
      ),
    ]);
  const kinds = i32x4.load(get(four), offsetOf('kind'));
  const hasKind = (k: number) => i32x4.isAny(i32x4.eq(kinds, i32x4.const(k)));
  const ofKind = (k: number, features: readonly Feature[], at: number): Code =>
    when(
      i32.eq(get(kind), i32.const(k)),
      set(from, i32.const(at)),
      set(until, i32.const(at + even(features) * FOUR)),
    );
  const sumLane = (lane: number): Code => [
    ...set(kind, i32.load(get(four), offsetOf('kind') + lane * 4)),
    ...set(until, i32.const(0)),
    ...ofKind(1, OF_CUES, OF_CUES_AT),
    ...ofKind(2, OF_QUOTATIONS, OF_QUOTATIONS_AT),
    ...call(
      ADD_UP,
      i32.const(lane * 4),
      get(from),
      get(until),
      i32.add(get(sums), i32.const(lane * LABELS * 4)),
    ),
  ];
  return {
    takes: 1,
    gives: 0,
    locals: [...Array.from({ length: 6 }, () => Type.i32), Type.v128, Type.v128],
    body: [
      set(sums, i32.const(places.sums)),
      repeatWhile(
        i32.lessThan(get(unit), get(n)),
        find(OF_EVERY_UNIT, 0),
        when(hasKind(1), find(OF_CUES, OF_CUES_AT)),
        when(hasKind(2), find(OF_QUOTATIONS, OF_QUOTATIONS_AT)),
        sumLane(0),
        ...[1, 2, 3].map((lane) =>
          when(i32.lessThan(i32.add(get(unit), i32.const(lane)), get(n)), sumLane(lane)),
        ),
        set(unit, i32.add(get(unit), i32.const(UNITS_AT_ONCE))),
        set(four, i32.add(get(four), i32.const(16))),
        set(sums, i32.add(get(sums), i32.const(UNITS_AT_ONCE * LABELS * 4))),
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
