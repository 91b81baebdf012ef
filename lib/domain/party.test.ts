import { expect, test } from 'vitest';
import { proposedAliases, proposedKind, zoneOfParty } from './party.ts';

test.each([
  ['Moscow', 'GOVERNMENT'],
  ['the Chinese foreign ministry', 'GOVERNMENT'],
  ['Volodymyr Zelensky', 'PERSON'],
  ['Ursula von der Leyen', 'PERSON'],
  ['J. K. O’Neill', 'PERSON'],
  ['NATO', 'ORGANISATION'],
  ['Castell Engineering', 'ORGANISATION'],
  ['World Health Organization', 'ORGANISATION'],
  ['the press', 'ORGANISATION'],
  ['', 'ORGANISATION'],
])('%s: %s', (name, kind) => {
  expect(proposedKind(name)).toBe(kind);
});

test('a government’s other names are proposed, except those it has', () => {
  expect(proposedAliases('Moscow', ['Russia'])).toEqual(
    expect.arrayContaining(['Russian Federation', 'Kremlin']),
  );
  expect(proposedAliases('Moscow', ['Russia'])).not.toContain('Russia');
  expect(proposedAliases('Moscow', ['Russia'])).not.toContain('Moscow');
});

test.each(['Castell Engineering', 'Russian foreign ministry', ''])('nothing is proposed for “%s”', (name) => {
  expect(proposedAliases(name)).toEqual([]);
});

test.each([
  ['Moscow', 'Europe/Moscow'],
  ['Chinese foreign ministry', 'Asia/Shanghai'],
  ['NATO', null],
])('%s goes by %s', (name, zone) => {
  expect(zoneOfParty(name)).toBe(zone);
  if (zone) expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow();
});
