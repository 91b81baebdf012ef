/**
 * The little of WebAssembly's binary format that sums are written in (label-kernel.ts, lattice-kernel.ts): each function gives the bytes of
 * one instruction after those of what it works on, so that nested calls read like an expression. The numbers are those
 * of the specification (https://webassembly.github.io/spec/core/binary/instructions.html). Assembled when the weights are
 * read, so that no bytes lie about whose source one would have to believe.
 */
export type Code = readonly number[];

/** What a local holds. */
export const Type = { i32: 0x7f, f64: 0x7c, v128: 0x7b } as const;
type TypeCode = (typeof Type)[keyof typeof Type];

/** LEB128, for whole numbers without a sign and with one. */
function unsigned(n: number): number[] {
  return n < 128 ? [n] : [(n & 127) | 128, ...unsigned(n >>> 7)];
}

function signed(n: number): number[] {
  return n >= -64 && n < 64 ? [n & 127] : [(n & 127) | 128, ...signed(n >> 7)];
}

const one =
  (...op: number[]) =>
  (a: Code): Code => [...a, ...op];
const two =
  (...op: number[]) =>
  (a: Code, b: Code): Code => [...a, ...b, ...op];
/** Memory at an address plus an offset that is known beforehand; 2 ** `align` bytes at once. */
const load =
  (align: number, ...op: number[]) =>
  (address: Code, offset: number): Code => [...address, ...op, align, ...unsigned(offset)];
const store =
  (align: number, ...op: number[]) =>
  (address: Code, offset: number, value: Code): Code => [
    ...address,
    ...value,
    ...op,
    align,
    ...unsigned(offset),
  ];

export const i32 = {
  const: (n: number): Code => [0x41, ...signed(n | 0)],
  load: load(2, 0x28),
  store: store(2, 0x36),
  eq: two(0x46),
  lessThan: two(0x49),
  add: two(0x6a),
  sub: two(0x6b),
  mul: two(0x6c),
  and: two(0x71),
  shl: two(0x74),
};

/** Four whole numbers at once. */
export const i32x4 = {
  const: (n: number): Code => {
    const bytes = [n & 255, (n >>> 8) & 255, (n >>> 16) & 255, n >>> 24];
    return [0xfd, 0x0c, ...bytes, ...bytes, ...bytes, ...bytes];
  },
  load: load(2, 0xfd, 0x00),
  store: store(2, 0xfd, 0x0b),
  eq: two(0xfd, 0x37),
  isAny: one(0xfd, 0x53),
  xor: two(0xfd, 0x51),
  shr: (a: Code, bits: number): Code => [...a, ...i32.const(bits), 0xfd, 0xad, 1],
  lane: (a: Code, lane: number): Code => [...a, 0xfd, 0x1b, lane],
  /** The same number four times, from memory. */
  loadFour: load(2, 0xfd, 0x09),
  /** The same vector with the lower half of one number replaced by two bytes from memory. */
  loadHalfInto: (address: Code, offset: number, lane: number, four: Code): Code => [
    ...address,
    ...four,
    ...[0xfd, 0x55, 1, ...unsigned(offset), 2 * lane],
  ],
  /** The last of four numbers in all places; of a vector that both arguments give. */
  lastInAll: (four: Code, again: Code): Code => [
    ...four,
    ...again,
    ...[0xfd, 0x0d],
    ...[0, 1, 2, 3].flatMap(() => [12, 13, 14, 15]),
  ],
  add: two(0xfd, 0xae, 1),
  mul: two(0xfd, 0xb5, 1),
  and: two(0xfd, 0x4e),
  /** Of eight numbers of 16 bits and eight others: the products of each with its other, those of neighbours added up. */
  dot: two(0xfd, 0xba, 1),
};

/** Eight of half the size. */
export const i16x8 = {
  /** The first or last eight of sixteen numbers of 8 bits. */
  lowOf: one(0xfd, 0x87, 1),
  highOf: one(0xfd, 0x88, 1),
  abs: one(0xfd, 0x80, 1),
};

/** Sixteen of 8 bits. */
export const i8x16 = {
  /** The first or last eight of one and of the other, in turn. */
  lowInTurn: two(0xfd, 0x0d, ...inTurn(0)),
  highInTurn: two(0xfd, 0x0d, ...inTurn(8)),
};

/** Places among the sixteen of one and the sixteen of the other: eight from a place on in each, in turn. */
function inTurn(from: number): number[] {
  return Array.from({ length: 8 }, (_, i) => [from + i, 16 + from + i]).flat();
}

/** A number with a fraction, as JavaScript has them. */
export const f64 = {
  const: (n: number): Code => [0x44, ...new Uint8Array(Float64Array.of(n).buffer)],
  store: store(3, 0x39),
  add: two(0xa0),
  div: two(0xa3),
};

/** Two of them at once, each worked on as by itself: their results are those of JavaScript to the last bit. */
export const f64x2 = {
  const: (a: number, b = a): Code => [0xfd, 0x0c, ...new Uint8Array(Float64Array.of(a, b).buffer)],
  load: load(3, 0xfd, 0x00),
  /** The same number twice. */
  loadTwice: load(3, 0xfd, 0x0a),
  twice: one(0xfd, 0x14),
  store: store(3, 0xfd, 0x0b),
  first: one(0xfd, 0x21, 0),
  second: one(0xfd, 0x21, 1),
  add: two(0xfd, 0xf0, 1),
  sub: two(0xfd, 0xf1, 1),
  mul: two(0xfd, 0xf2, 1),
  max: two(0xfd, 0xf5, 1),
  /** Two neighbours of half the size, from memory. */
  loadHalves: (address: Code, offset: number): Code => f64x2.ofHalves(load(3, 0xfd, 0x5d)(address, offset)),
  /** The first two of four of half the size. */
  ofHalves: one(0xfd, 0x5f),
};

/** The bits of two numbers, as whole ones of 64 bits. */
export const i64x2 = {
  add: two(0xfd, 0xce, 1),
  shl: (a: Code, bits: number): Code => [...a, ...i32.const(bits), 0xfd, 0xcb, 1],
};

/** Four numbers with a fraction, of half the size. */
export const f32x4 = {
  load: load(2, 0xfd, 0x00),
  max: two(0xfd, 0xe9, 1),
  /** The same four in another order. */
  turned: (four: Code, places: readonly number[]): Code => [
    ...four,
    ...four,
    ...[0xfd, 0x0d],
    ...places.flatMap((place) => [0, 1, 2, 3].map((byte) => place * 4 + byte)),
  ],
};

export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number, value: Code): Code => [...value, 0x21, ...unsigned(local)];
export const tee = (local: number, value: Code): Code => [...value, 0x22, ...unsigned(local)];
export const call = (number: number, ...args: Code[]): Code => [...args.flat(), 0x10, ...unsigned(number)];
export const when = (condition: Code, ...body: Code[]): Code => [
  ...condition,
  0x04,
  NOTHING,
  ...body.flat(),
  END,
];
/** Does the body at least once, and again while the condition holds after it. */
export const repeatWhile = (condition: Code, ...body: Code[]): Code => [
  0x03,
  NOTHING,
  ...body.flat(),
  ...condition,
  0x0d,
  0,
  END,
];

const NOTHING = 0x40;
const END = 0x0b;

/** A function: how many numbers it is given, whether it gives one back, its further locals, and what it does. */
export type Procedure = {
  takes: number;
  gives: 0 | 1;
  locals: readonly TypeCode[];
  body: readonly Code[];
};

/** A module with these functions, which imports `memory` and exports the last of them as `run`. */
export function moduleOf(functions: readonly Procedure[]): WebAssembly.Module {
  const numbered = (items: readonly Code[]) => [...unsigned(items.length), ...items.flat()];
  const sized = (bytes: Code) => [...unsigned(bytes.length), ...bytes];
  const section = (id: number, bytes: Code) => [id, ...sized(bytes)];
  const name = (word: string) => sized([...word].map((letter) => letter.charCodeAt(0)));
  const types = functions.map(
    ({ takes, gives }): Code => [
      0x60,
      ...numbered(Array.from({ length: takes }, () => [Type.i32])),
      ...numbered(gives === 1 ? [[Type.i32]] : []),
    ],
  );
  const bodies = functions.map(({ locals, body }) =>
    sized([...numbered(locals.map((type) => [1, type])), ...body.flat(), END]),
  );
  return new WebAssembly.Module(
    Uint8Array.from([
      ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      ...section(1, numbered(types)),
      ...section(2, numbered([[...name(''), ...name('memory'), 0x02, 0, 1]])),
      ...section(3, numbered(functions.map((_, i) => unsigned(i)))),
      ...section(7, numbered([[...name('run'), 0, ...unsigned(functions.length - 1)]])),
      ...section(10, numbered(bodies)),
    ]),
  );
}
