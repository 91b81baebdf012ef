import { expect, test } from 'vitest';
import { cutInWords, tenths } from './clips.ts';

test('a place is said to a tenth, and a tenth that rounds up carries on', () => {
  expect(tenths(0)).toBe('0:00.0');
  expect(tenths(12_449)).toBe('0:12.4');
  expect(tenths(59_960)).toBe('1:00.0');
  expect(tenths(3_599_970)).toBe('1:00:00.0');
});

test('what a file was made from is said in words', () => {
  const at = { fromMs: 12_400, toMs: 17_900 } as const;
  expect(cutInWords('call.wav', { ...at, cut: 'copied' })).toBe(
    'Clip of call.wav, 0:12.4–0:17.9, same bytes',
  );
  expect(cutInWords('call.mov', { ...at, cut: 'decoded' })).toContain('decoded');
  expect(cutInWords('film.webm', { fromMs: 900, toMs: 900, cut: 'still' })).toBe(
    'Still of film.webm, 0:00.9, as a browser drew it',
  );
});
