import { FIRST, FOURTH, SECOND, THIRD } from './surface.ts';
import { type Code, get, i32, i32x4, set } from './wasm-code.ts';

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

/** The slot that a hash has, if it has one: `slotOf` of FeatureSlots. `hash` gives the hash and `again` the same once more. */
export function slotFor(hash: Code, again: Code, displacements: number, shifts: Shifts): Code {
  const group = i32.shl(i32.shr(hash, i32.const(shifts.group)), i32.const(1));
  const displaced = i32.mul(i32.load16(group, displacements), i32.const(FIRST));
  return i32.shr(i32.mul(i32.xor(displaced, again), i32.const(SECOND)), i32.const(shifts.slot));
}
