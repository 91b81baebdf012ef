/**
 * The keys of the workbench: one table, from which come the handlers, the list of keys, the hints at the bottom of the
 * workbench and what screen readers are told.
 */

type KeyRow = {
  /** What the key does, as the code calls it. */
  act: string;
  /** As shown; if there are several, they are pressed together. */
  keys: readonly [string, ...string[]];
  /** As described in the list of keys. */
  does: string;
  /** At the bottom of the workbench, once for all keys that share it. */
  hint?: string;
  /** `KeyboardEvent.key` in lower case, where that differs from the key as shown. */
  event?: string;
  /** Handled by whatever has the focus, not by the workbench as a whole. */
  isOfPlace?: true;
};

export const KEYS = [
  { act: 'next', keys: ['J'], does: 'Next item', hint: 'next, previous' },
  { act: 'previous', keys: ['K'], does: 'Previous item', hint: 'next, previous' },
  { act: 'setVerified', keys: ['V'], does: 'Set verified', hint: 'status' },
  { act: 'setPending', keys: ['P'], does: 'Set pending', hint: 'status' },
  { act: 'setDisputed', keys: ['D'], does: 'Set disputed', hint: 'status' },
  { act: 'addSource', keys: ['S'], does: 'Add a source', hint: 'source' },
  { act: 'acceptProposal', keys: ['A'], does: 'Accept the item’s next proposed source' },
  { act: 'dismissProposal', keys: ['I'], does: 'Dismiss the item’s next proposed source' },
  { act: 'writeNote', keys: ['N'], does: 'Write a note', hint: 'note' },
  { act: 'resolveThread', keys: ['R'], does: 'Resolve the item’s open thread' },
  { act: 'changeAnatomy', keys: ['E'], does: 'Change kind or speaker' },
  { act: 'pick', keys: ['M'], does: 'Pick for merging' },
  { act: 'cut', keys: ['X'], does: 'Cut the item', hint: 'cut' },
  { act: 'undo', keys: ['U'], does: 'Undo the last change', hint: 'undo' },
  { act: 'openContacts', keys: ['C'], does: 'Contact log' },
  { act: 'search', keys: ['/'], does: 'Search items', hint: 'search' },
  { act: 'showKeys', keys: ['?'], does: 'This list' },
  { act: 'selectWords', keys: ['Shift', '→'], does: 'Select words in the story', isOfPlace: true },
  { act: 'leave', keys: ['Esc'], does: 'Close, or leave a field', event: 'escape' },
] as const satisfies readonly KeyRow[];

type Row = (typeof KEYS)[number];

/** What keys can do. */
export type KeyAct = Row['act'];

/** What the workbench as a whole does on a key; the rest is handled by whatever has the focus. */
export type DeskAct = Exclude<Row, { isOfPlace: true }>['act'];

const ROWS: readonly KeyRow[] = KEYS;

function isDeskAct(row: KeyRow): row is KeyRow & { act: DeskAct } {
  return !row.isOfPlace;
}

/** What a key does on the workbench; null where it does nothing. `key` as in `KeyboardEvent.key`. */
export function actOfKey(key: string): DeskAct | null {
  const pressed = key.toLowerCase();
  return (
    ROWS.filter(isDeskAct).find(({ keys, event }) => (event ?? keys[0].toLowerCase()) === pressed)?.act ??
    null
  );
}

/** The key for an act, as shown and as named in `aria-keyshortcuts`. */
export function keyOf(act: KeyAct): string {
  return ROWS.find((row) => row.act === act)?.keys.join('+') ?? '';
}

/** The hints at the bottom of the workbench, each with the keys that share it, in the order of the table. */
export function keyHints(): { does: string; keys: string[] }[] {
  const hints = new Map<string, string[]>();
  for (const { hint, keys } of ROWS) if (hint) hints.set(hint, [...(hints.get(hint) ?? []), ...keys]);
  return [...hints].map(([does, keys]) => ({ does, keys }));
}
