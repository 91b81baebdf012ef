import { LABELS, mayEnd, mayFollow } from './labels.ts';
import {
  type Code,
  call,
  f32x4,
  f64,
  f64x2,
  get,
  i32,
  i64x2,
  moduleOf,
  type Procedure,
  repeatWhile,
  set,
  Type,
  when,
} from './wasm-code.ts';

/**
 * Where in the kernel's memory things are, in bytes. A row has a number for each label; there is one row for each unit in
 * `score`, `alpha` and `beta`.
 */
export type Places = {
  /** Rows of numbers of half the size: how much each label weighs. */
  weight: number;
  score: number;
  alpha: number;
  beta: number;
  /** A number for each unit: what its row of alpha was multiplied by, and the sum of its alphas times betas. */
  scale: number;
  mass: number;
  /** A row: how each label speaks for itself at the start. */
  start: number;
  /** Rows by the earlier label, of what goes on to each later one; and the same by the later label. */
  following: number;
  preceding: number;
  /** A row to work in. */
  weighed: number;
};

const NUMBER = 8;
const HALF = 4;
const HALVES = LABELS * HALF;
/** Labels are worked on two at a time. */
const PAIR = 2 * NUMBER;
export const ROW = LABELS * NUMBER;

const LABEL_NUMBERS = Array.from({ length: LABELS }, (_, label) => label);
const PAIRS = Array.from({ length: LABELS / 2 }, (_, pair) => pair);

const WEIGH = 0;

/**
 * Sums forward and backward over a sequence of units: `run(n)` reads `n` rows of weights, and writes score, alpha, beta, scale
 * and mass. It is WebAssembly because that works on two labels at once and checks no index: a sequence
 * is read in a third of the time. Each sum adds the same numbers in the same order as a loop over labels
 * would, leaving out those that are zero because a label may not follow another.
 */
export function latticeKernel(places: Places): WebAssembly.Module {
  return moduleOf([weigh(places), sumUp(places)]);
}

/**
 * `weigh(n)`: how each unit speaks for each label, 1 for the one it speaks for most; and where the last of them may end.
 */
function weigh(places: Places): Procedure {
  const [n, row, halves, most, shift, power] = [0, 1, 2, 3, 4, 5] as const;
  /** A vector of four, the largest of them in all places. */
  const inAll = (four: Code): Code => {
    const turned = (places: readonly number[]): Code => f32x4.turned(get(most), places);
    return [
      ...set(most, four),
      ...set(most, f32x4.max(get(most), turned([2, 3, 0, 1]))),
      ...f32x4.max(get(most), turned([1, 0, 3, 2])),
    ];
  };
  const weights = (from: number) => f32x4.load(get(halves), places.weight + from * HALF);
  const ends = (pair: number) => f64x2.const(mayEnd(2 * pair) ? 1 : 0, mayEnd(2 * pair + 1) ? 1 : 0);
  const score = (pair: number) => places.score + pair * PAIR;
  return {
    takes: 1,
    gives: 0,
    locals: [Type.i32, Type.i32, Type.v128, Type.v128, Type.v128],
    body: [
      repeatWhile(
        i32.lessThan(get(row), i32.mul(get(n), i32.const(ROW))),
        set(most, inAll(f32x4.max(f32x4.max(weights(0), weights(4)), weights(8)))),
        set(most, f64x2.ofHalves(get(most))),
        ...PAIRS.map((pair) =>
          f64x2.store(
            get(row),
            score(pair),
            exponential(
              f64x2.sub(f64x2.loadHalves(get(halves), places.weight + pair * 2 * HALF), get(most)),
              { shift, power },
            ),
          ),
        ),
        set(row, i32.add(get(row), i32.const(ROW))),
        set(halves, i32.add(get(halves), i32.const(HALVES))),
      ),
      set(row, i32.sub(get(row), i32.const(ROW))),
      ...PAIRS.flatMap((pair) => [
        f64x2.store(get(row), places.beta + pair * PAIR, ends(pair)),
        f64x2.store(get(row), score(pair), f64x2.mul(f64x2.load(get(row), score(pair)), ends(pair))),
      ]),
    ],
  };
}

/** Less than e to this is nothing beside 1, and would be too small a number a little further on. */
const LEAST_POWER = -700;
/** With so much added to it a number is whole, and stands in the last bits. */
const WHOLE = 1.5 * 2 ** 52;
/** ln 2 as a number that a small whole one can be multiplied with and loses nothing, and the rest of it. */
const LN2 = 0.6931471805598903;
const LN2_REST = 5.497923018708371e-14;
/** Taylor's terms, up to the one that no longer tells within half of ln 2. */
const TERMS = 14;

/**
 * e to the power of two numbers, which are 0 or less; exact to the last bit or two. Not `Math.exp`: that was most of what a
 * sequence took, and it is not the same on every machine.
 */
function exponential(of: Code, { shift, power }: { shift: number; power: number }): Code {
  const whole = f64x2.sub(get(shift), f64x2.const(WHOLE));
  const factorials = Array.from({ length: TERMS }, (_, n) => n).map((n) => factorial(n));
  const series = factorials
    .map((of) => f64x2.const(1 / of))
    .reduceRight((sum, term) => f64x2.add(term, f64x2.mul(sum, get(power))));
  return [
    ...set(power, f64x2.max(of, f64x2.const(LEAST_POWER))),
    ...set(shift, f64x2.add(f64x2.mul(get(power), f64x2.const(Math.LOG2E)), f64x2.const(WHOLE))),
    ...set(
      power,
      f64x2.sub(
        f64x2.sub(get(power), f64x2.mul(whole, f64x2.const(LN2))),
        f64x2.mul(whole, f64x2.const(LN2_REST)),
      ),
    ),
    // times a power of two: its exponent is added to
    ...i64x2.add(series, i64x2.shl(get(shift), 52)),
  ];
}

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));

function sumUp(places: Places): Procedure {
  const [n, row, unit] = [0, 1, 2] as const;
  const sum = 3;
  const sums = PAIRS.map((pair) => sum + 1 + pair);
  const sumOf = (pair: number) => sums[pair] as number;

  const put = (code: (pair: number) => Code): Code => PAIRS.flatMap((pair) => set(sumOf(pair), code(pair)));
  const storeSums = (to: number, at: Code = get(row)): Code =>
    PAIRS.flatMap((pair) => f64x2.store(at, to + pair * PAIR, get(sumOf(pair))));
  /** All labels of the sums, added one after another. */
  const total: Code = LABEL_NUMBERS.map((label) => {
    const pair = get(sumOf(label >> 1));
    return label % 2 === 0 ? f64x2.first(pair) : f64x2.second(pair);
  }).reduce((before, label) => f64.add(before, label));
  const scaled: Code = [
    ...set(sum, f64.div(f64.const(1), total)),
    ...put((pair) => f64x2.mul(get(sumOf(pair)), f64x2.twice(get(sum)))),
  ];
  /** The row at a place times a matrix, for a pair of labels. */
  const product = (at: Code, from: number, matrix: number, pair: number, may: (other: number) => boolean) =>
    LABEL_NUMBERS.filter(may)
      .map((other) =>
        f64x2.mul(
          f64x2.loadTwice(at, from + other * NUMBER),
          f64x2.load(i32.const(0), matrix + other * ROW + pair * PAIR),
        ),
      )
      .reduce((before, term) => f64x2.add(before, term));

  const score = (pair: number) => f64x2.load(get(row), places.score + pair * PAIR);
  const firstAlpha = put((pair) =>
    f64x2.mul(f64x2.load(i32.const(0), places.start + pair * PAIR), score(pair)),
  );
  const nextAlpha = put((pair) => {
    const may = (a: number) => mayFollow(a, 2 * pair) || mayFollow(a, 2 * pair + 1);
    return f64x2.mul(product(get(row), places.alpha - ROW, places.following, pair, may), score(pair));
  });
  const storeAlpha = [...scaled, ...storeSums(places.alpha), ...f64.store(get(unit), places.scale, get(sum))];
  const rowMass = [
    ...put((pair) =>
      f64x2.mul(
        f64x2.load(get(row), places.alpha + pair * PAIR),
        f64x2.load(get(row), places.beta + pair * PAIR),
      ),
    ),
    ...f64.store(get(unit), places.mass, total),
  ];
  const betaBefore = [
    ...put((pair) => f64x2.mul(score(pair), f64x2.load(get(row), places.beta + pair * PAIR))),
    ...storeSums(places.weighed, i32.const(0)),
    ...put((pair) => {
      const may = (b: number) => mayFollow(2 * pair, b) || mayFollow(2 * pair + 1, b);
      return product(i32.const(0), places.weighed, places.preceding, pair, may);
    }),
    ...scaled,
    ...storeSums(places.beta - ROW),
  ];
  const forward = [
    ...set(row, i32.add(get(row), i32.const(ROW))),
    ...set(unit, i32.add(get(unit), i32.const(NUMBER))),
  ];
  const back = [
    ...set(row, i32.sub(get(row), i32.const(ROW))),
    ...set(unit, i32.sub(get(unit), i32.const(NUMBER))),
  ];
  const isWithin = i32.lessThan(get(unit), i32.mul(get(n), i32.const(NUMBER)));
  return {
    takes: 1,
    gives: 0,
    locals: [Type.i32, Type.i32, Type.f64, ...PAIRS.map(() => Type.v128)],
    body: [
      call(WEIGH, get(n)),
      firstAlpha,
      storeAlpha,
      forward,
      when(isWithin, repeatWhile(isWithin, nextAlpha, storeAlpha, forward)),
      back,
      rowMass,
      when(get(unit), repeatWhile(get(unit), betaBefore, back, rowMass)),
    ],
  };
}
