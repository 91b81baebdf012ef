import { describe, expect, test } from 'vitest';
import { actOfKey, KEYS, keyHints, keyOf } from './keys.ts';

describe('the keys of the workbench', () => {
  test('no key and no act stands twice in the table', () => {
    const keys = KEYS.map((row) => row.keys.join(' '));
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(KEYS.map(({ act }) => act)).size).toBe(KEYS.length);
  });

  test('a key pressed finds its act, whatever the case of its letter', () => {
    expect(actOfKey('j')).toBe('next');
    expect(actOfKey('J')).toBe('next');
    expect(actOfKey('Escape')).toBe('leave');
    expect(actOfKey('?')).toBe('showKeys');
  });

  test('a key of no row, or one that belongs to the place with the focus, is for nothing on the desk', () => {
    for (const key of ['q', 'Shift', 'ArrowRight', '→', 'Enter', ' ']) expect(actOfKey(key)).toBeNull();
  });

  test('every act of the desk is reached by the key that is shown for it', () => {
    const ofDesk = KEYS.filter((row) => !('isOfPlace' in row));
    expect(ofDesk.length).toBe(KEYS.length - 1);
    for (const row of ofDesk) {
      expect(actOfKey('event' in row ? row.event : row.keys[0])).toBe(row.act);
      expect(keyOf(row.act)).toBe(row.keys[0]);
    }
    expect(keyOf('selectWords')).toBe('Shift+→');
  });

  test('keys that share a hint stand together', () => {
    expect(keyHints()).toEqual([
      { does: 'next, previous', keys: ['J', 'K'] },
      { does: 'status', keys: ['V', 'P', 'D'] },
      { does: 'source', keys: ['S'] },
      { does: 'note', keys: ['N'] },
      { does: 'cut', keys: ['X'] },
      { does: 'undo', keys: ['U'] },
      { does: 'search', keys: ['/'] },
    ]);
  });
});
