import { describe, expect, it } from 'vitest';
import { extract } from './extract.ts';

/** Each statement of a text after its speaker's name, leaving out the reporter's claims. */
const said = (text: string) =>
  extract(text, { language: 'en' }).items.flatMap(({ kind, speaker, spans }) =>
    kind === 'FACTUAL_CLAIM' || kind === 'NON_RESPONSE'
      ? []
      : [`${speaker?.name ?? '–'}: ${spans.map(({ start, end }) => text.slice(start, end)).join(' … ')}`],
  );

describe('a statement is whose it is', () => {
  it.each([
    [
      'Harbour Rail lost the case. “We will study the ruling,” the statement said.',
      'Harbour Rail: “We will study the ruling,”',
    ],
    [
      'The Harbour Guild rejected the offer. “We are not for sale,” its statement read.',
      'Harbour Guild: “We are not for sale,”',
    ],
    [
      'Tern Homes is to leave the estate. “We regret it,” the company’s letter said.',
      'Tern Homes: “We regret it,”',
    ],
    ['Ada Holm resigned on Monday. “I am tired,” her statement said.', 'Ada Holm: “I am tired,”'],
    ['It rained. “The pool is shut,” the notice said.', 'the notice: “The pool is shut,”'],
  ])('%s', (text, expected) => {
    expect(said(text)).toContain(expected);
  });
});

describe('the name beside a description', () => {
  it.each([
    ['“Where is the ledger?” asked the coroner, Ines Dorn.', 'Ines Dorn: “Where is the ledger?”'],
    [
      '“At my sister’s,” said the clerk, a retired teacher named Bo Lind. “I fear.”',
      'Bo Lind: “At my sister’s,” … “I fear.”',
    ],
    ['“It leaks,” said the owner, a baker called Ada Holm.', 'Ada Holm: “It leaks,”'],
    ['“It leaks,” said the owner, a baker from Skarv.', 'the owner: “It leaks,”'],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual([expected]);
  });
});

describe('“he” and “she” without a name', () => {
  it.each([
    ['The porter shook his head. “Gone,” he said. “All of them.”', 'The porter: “Gone,” … “All of them.”'],
    ['A nurse came to the gate. “We are full,” she said.', 'A nurse: “We are full,”'],
    // a man is no "she", and with a name nearby there is no guessing
    ['The salesman came to the gate. “We are full,” she said.', 'she: “We are full,”'],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual([expected]);
  });
});

describe('whom somebody remembers saying it', () => {
  it.each([
    [
      '“I will be back with the snow,” the governor remembers the boy saying.',
      'the boy: “I will be back with the snow,”',
    ],
    ['“Take the boat,” Ada Holm recalled her father saying.', 'her father: “Take the boat,”'],
    ['“Nobody warned us,” the report quotes one farmer as saying.', 'one farmer: “Nobody warned us,”'],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual([expected]);
  });
});

describe('papers that a newsroom saw', () => {
  it.each([
    [
      'Minutes obtained by the Star reveal that Norvane Ferries hid the crack from inspectors.',
      'Minutes obtained by the Star: that Norvane Ferries hid the crack from inspectors',
    ],
    [
      'Emails seen by the Courier show Tern Chemicals knew of the leak and misled the coastguard.',
      'Emails seen by the Courier: Tern Chemicals knew of the leak and misled the coastguard',
    ],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual([expected]);
  });
});

describe('an office and its holder', () => {
  it.each([
    [
      'Vice-Chair of the Senate Committee on Ports Sen. Gil Tomasi said the bill was dead.',
      'Gil Tomasi: the bill was dead',
    ],
    ['Hon. Min. of Works Engr. Bala Dogo said the road was open.', 'Bala Dogo: the road was open'],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual([expected]);
  });
});

describe('what somebody is asked for is no statement', () => {
  it.each([
    'The presenter asked both candidates about the levy.',
    'Counsel for the commission asked Dr Holm for the dates.',
    'The board asked the mill over a new lease.',
  ])('%s', (text) => {
    expect(said(text)).toEqual([]);
  });
  it('but what somebody is asked to do is', () => {
    expect(said('Senators asked the mint to explain the loss.')).toEqual([
      'Senators: the mint to explain the loss',
    ]);
  });
});

describe('an accusation told as a reproach', () => {
  it.each([
    [
      'Tern Homes has been criticised for allegedly evicting tenants by text.',
      '–: Tern Homes … evicting tenants by text',
    ],
    ['The warden has come under fire for allegedly selling the keys.', '–: The warden … selling the keys'],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual([expected]);
  });
  it('nor is every reproach one', () => {
    expect(said('Tern Homes has been criticised for its prices.')).toEqual([]);
  });
});

describe('what comes from somebody, set apart', () => {
  it('is that body’s', () => {
    expect(
      said(
        'Just in from the Skarv Trust:\n\nWe welcome the ruling. Our trustees will meet on Monday.\n\nMore follows.',
      ),
    ).toEqual(['Skarv Trust: We welcome the ruling. Our trustees will meet on Monday.']);
  });
  it('but a list from somewhere is nobody’s', () => {
    expect(
      said('Results from the harbour:\n\nSkarv won by a length. Bo Lind steered.\n\nIt rained.'),
    ).toEqual([]);
  });
});

describe('a byline before the dash', () => {
  it('is no part of the statement', () => {
    expect(said('From Bisi Alade, Norvane – Gunmen took nine farmers, the council chairman said.')).toEqual([
      'the council chairman: Gunmen took nine farmers',
    ]);
  });
});
