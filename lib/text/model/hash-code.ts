import { FIRST, FOURTH, SECOND, THIRD } from './surface.ts';
import { type Code, get, i32x4, set } from './wasm-code.ts';

/** How features are hashed and where their slots are, as code of the kernels (label-kernel.ts, list-kernel.ts). */

/** By how much hashes are shifted to their slot and to their group (feature-slots.ts). */
export type Shifts = { slot: number; group: number };

/** Four hashes that begin so, with their second and third values: `mixedIn` of surface.ts. Works in a local of its own. */
export function mixedFour(begun: Code, b: Code, c: Code, local: number): Code {
  const shifted = (bits: number) => i32x4.xor(get(local), i32x4.shr(get(local), bits));
  const joined = (hash: Code, bits: number, value: Code): Code =>
    i32x4.xor([...set(local, hash), ...shifted(bits)], value);
  const second = i32x4.mul([...set(local, begun), ...shifted(16)], i32x4.const(SECOND));
  const third = i32x4.mul(joined(second, 13, b), i32x4.const(THIRD));
  const fourth = i32x4.mul(joined(third, 15, c), i32x4.const(FOURTH));
  return [...set(local, fourth), ...shifted(16)];
}

/**
 * Where the slots are that four hashes have, if they have any, in bytes from the first and for slots of `size` bytes, a power of two:
 * `slotOf` of FeatureSlots, for four. The hashes are in one local, another is worked in.
 */
export function slotsFor(
  hashed: number,
  local: number,
  displacements: number,
  { slot, group }: Shifts,
  size: number,
): Code {
  // the place of a group's two bytes: shifted by one less, and the bit below is nothing; a slot's in the same way
  const groups = i32x4.and(i32x4.shr(get(hashed), group - 1), i32x4.const(-2));
  const displaced = [0, 1, 2, 3].reduce(
    (found, lane) => i32x4.loadHalfInto(i32x4.lane(get(local), lane), displacements, lane, found),
    i32x4.const(0),
  );
  const homes = i32x4.mul(
    i32x4.xor(i32x4.mul(displaced, i32x4.const(FIRST)), get(hashed)),
    i32x4.const(SECOND),
  );
  return [...set(local, groups), ...i32x4.and(i32x4.shr(homes, slot - Math.log2(size)), i32x4.const(-size))];
}
