/** The keys of the player: in its own place everywhere, and on the whole workbench. */
export const PLAYER_KEYS = [
  { act: 'hear', keys: ['H'], does: 'Hear the words in the recording, or pause' },
  { act: 'hearBack', keys: ['B'], does: 'Back two seconds' },
  { act: 'hearLoop', keys: ['L'], does: 'Loop the quote, or the line' },
  { act: 'hearSlower', keys: [','], does: 'Play slower' },
  { act: 'hearFaster', keys: ['.'], does: 'Play faster' },
] as const;

export type PlayerAct = (typeof PLAYER_KEYS)[number]['act'];

/** What a key does in the player; null where it does nothing. `key` as in `KeyboardEvent.key`. */
export function playerActOf(key: string): PlayerAct | null {
  return PLAYER_KEYS.find(({ keys }) => keys[0] === key.toUpperCase())?.act ?? null;
}

/** The key for an act, as shown and as named in `aria-keyshortcuts`. */
export const playerKeyOf = (act: PlayerAct): string =>
  PLAYER_KEYS.find((row) => row.act === act)?.keys[0] ?? '';
