import { describe, expect, it } from 'vitest';
import { coversParty, isSameName, readGovernment } from './metonyms.ts';

describe('readGovernment', () => {
  it.each([
    ['Moscow', 'Russia', null],
    ['the Kremlin', 'Russia', null],
    ['Russia’s foreign ministry', 'Russia', 'foreign'],
    ["Russia's Ministry of Foreign Affairs", 'Russia', 'foreign'],
    ['the foreign ministry in Moscow', 'Russia', 'foreign'],
    ['Ministry of Defence of the Russian Federation', 'Russia', 'defence'],
    ['Chinese authorities', 'China', null],
    ['Chinese foreign ministry spokesman', 'China', 'foreign'],
    ['Chinese embassy in Kyiv', 'China', 'embassy'],
    ['the Chinese government', 'China', null],
    ['Pékin', 'China', null],
    ['Кремль', 'Russia', null],
    ['The Pentagon', 'United States', 'defence'],
    ['the U.S. State Department', 'United States', 'foreign'],
    ['US defense department', 'United States', 'defence'],
    ['South Korean defence ministry', 'South Korea', 'defence'],
    ['10 Downing Street', null, null],
    ['the British Foreign Office', 'United Kingdom', 'foreign'],
    ['Élysée', 'France', null],
    ['the president’s office in Kyiv', 'Ukraine', 'president'],
    ['Paris Hilton', null, null],
    ['Russian oil company', null, null],
    ['Ukrainian President Volodymyr Zelensky', null, null],
    ['NATO', null, null],
    ['', null, null],
  ] as const)('%s', (name, state, office) => {
    expect(readGovernment(name)).toEqual(state === null ? null : { state, office });
  });
});

describe('coversParty', () => {
  it.each([
    ['Kremlin', 'Moscow', true],
    ["Russia's foreign ministry", 'Moscow', true],
    ['Moscow', 'the Kremlin', true],
    ["Russia's foreign ministry", 'the Kremlin', true],
    ['Chinese Embassy in Washington', 'Beijing', true],
    ['Washington', 'the Pentagon', false],
    ['State Department', 'the Pentagon', false],
    ['Pentagon', 'US defense department', true],
    ['Beijing', 'Moscow', false],
    ['a spokesman for Acme Ltd.', 'Acme', true],
    ['the World Bank', 'World Bank', true],
    ['World Bank', 'Bank', false],
    ['', '', false],
  ])('asked %s, the story names %s: %s', (asked, named, isCovered) => {
    expect(coversParty(asked, named)).toBe(isCovered);
  });

  it('compares names without typography', () => {
    expect(isSameName('Zelenskyy’s press office', "Zelenskyy's")).toBe(true);
    expect(isSameName('José', 'jose')).toBe(true);
  });
});
