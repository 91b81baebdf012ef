/**
 * Lists cross to the browser as one string. React writes what it is given value by value and reads it back in the same
 * way; a page of fifty stories has some two thousand values, and one of text costs as much as one of them
 * (docs/decisions/signed-in-pages.md).
 */

/** Plain data as JSON. */
export type Packed<T> = string & { readonly packs?: T };

export function packed<T>(value: T): Packed<T> {
  return JSON.stringify(value);
}

export function unpacked<T>(value: Packed<T>): T {
  return JSON.parse(value);
}

/** Rows as JSON, each in a line of its own: there is no line break within JSON. */
export type PackedRows<T> = string & { readonly rows?: T };

export function packedRows<T>(rows: readonly T[]): PackedRows<T> {
  return rows.map(packed).join('\n');
}

/** The rows, each still packed: what is drawn already need not be unpacked. */
export function rowsOf<T>(rows: PackedRows<T>): Packed<T>[] {
  return rows === '' ? [] : rows.split('\n');
}
