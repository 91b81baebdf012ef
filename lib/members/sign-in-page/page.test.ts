import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { signInHere } from '../../../components/member/sign-in-here.ts';
import { SIGN_IN_LETTERS } from './letters.ts';
import { SIGN_IN_CSS } from './look.ts';
import { signInPage } from './page.ts';

const SHOWN = {
  returnTo: '/',
  action: '/api/auth/callback/credentials',
  token: 'token',
  email: '',
  refusal: null,
  nonce: 'nonce',
  script: `(${signInHere.toString()})()`,
};

test('what comes from an address is text, wherever it stands', () => {
  const typed = `"'><script>alert(1)</script>&`;
  const page = signInPage({ ...SHOWN, returnTo: `/${typed}`, email: typed, refusal: typed });
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page.match(/&quot;&#39;&gt;&lt;script&gt;alert\(1\)&lt;\/script&gt;&amp;/g)).toHaveLength(3);
});

test('no script may hold the end of one', () => {
  for (const script of ['"</script>"', '"<!--"', '"<SCRIPT>"'])
    expect(() => signInPage({ ...SHOWN, script })).toThrow('would end before its end');
});

test('a notice stands there only after a refusal', () => {
  expect(signInPage(SHOWN)).not.toContain('role="alert"');
  expect(signInPage({ ...SHOWN, refusal: 'Not so.' })).toContain(
    '<div role="alert" class="notice">Not so.</div>',
  );
});

/** "#fff" as "#ffffff". */
const whole = (colour: string) => colour.replace(/^#(\w)(\w)(\w)$/, '#$1$1$2$2$3$3');

test('its colours are those of the desk, light and dark', () => {
  const desk = readFileSync(path.join(import.meta.dirname, '../../../app/globals.css'), 'utf8');
  const [light = '', dark = ''] = SIGN_IN_CSS.split('@media (prefers-color-scheme:dark)');
  const named = [...light.matchAll(/--([\w-]+):(#\w+)/g)].filter(([, name]) => name !== 'selected');
  expect(named.length).toBeGreaterThan(10);
  for (const [, name = '', colour = ''] of named) {
    const other = new RegExp(`--${name}:(#\\w+)`).exec(dark)?.[1] ?? '';
    expect(desk, name).toContain(`--color-${name}: light-dark(${whole(colour)}, ${whole(other)});`);
  }
  const selected = [...SIGN_IN_CSS.matchAll(/--selected:(#\w+)/g)].map(([, colour]) => colour);
  expect(desk).toContain(`background: light-dark(${selected.join(', ')});`);
});

test('every character that the page says is in the letters that were cut for it', () => {
  const codes = SIGN_IN_LETTERS.inter.split(',').map((part) => {
    const [first = 0, last = first] = part
      .slice(2)
      .split('-')
      .map((code) => Number.parseInt(code, 16));
    return { first, last };
  });
  const said = signInPage(SHOWN).replace(/<title>.*<\/title>|[\t\n]/g, '');
  const missing = [...new Set(said)].filter(
    (character) =>
      !codes.some(({ first, last }) => first <= character.charCodeAt(0) && character.charCodeAt(0) <= last),
  );
  expect(missing).toEqual([]);
});
