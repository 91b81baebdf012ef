import { LABELS, mayFollow } from './labels.ts';
import { type Code, f64, f64x2, get, i32, moduleOf, repeatWhile, set, Type, when } from './wasm-code.ts';

/**
 * Where in the kernel's memory things are, in bytes. A row has a number for each label; there is one row for each unit in
 * `score`, `alpha` and `beta`.
 */
export type Places = {
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
/** Labels are worked on two at a time. */
const PAIR = 2 * NUMBER;
export const ROW = LABELS * NUMBER;

const LABEL_NUMBERS = Array.from({ length: LABELS }, (_, label) => label);
const PAIRS = Array.from({ length: LABELS / 2 }, (_, pair) => pair);

/**
 * Sums forward and backward over a sequence of units: `run(n)` reads `n` rows of scores and the last row of beta, and writes
 * alpha, beta, scale and mass. It is WebAssembly because that works on two labels at once and checks no index: a sequence
 * is read in half the time, most of which are now exponentials. Each sum adds the same numbers in the same order as a loop over labels
 * would, leaving out those that are zero because a label may not follow another.
 */
export function latticeKernel(places: Places): WebAssembly.Module {
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
  return moduleOf([
    {
      takes: 1,
      gives: 0,
      locals: [Type.i32, Type.i32, Type.f64, ...PAIRS.map(() => Type.v128)],
      body: [
        firstAlpha,
        storeAlpha,
        forward,
        when(isWithin, repeatWhile(isWithin, nextAlpha, storeAlpha, forward)),
        back,
        rowMass,
        when(get(unit), repeatWhile(get(unit), betaBefore, back, rowMass)),
      ],
    },
  ]);
}
