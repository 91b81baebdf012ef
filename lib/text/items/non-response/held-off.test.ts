import { describe, expect, it } from 'vitest';
import type { NonResponseOutcome } from '../../words/types.ts';
import { silencesIn } from './silences.fixture.ts';

describe('ended the call', () => {
  it.each<[string, NonResponseOutcome, string[]]>([
    ['Upon being contacted, Mr Lind said he was busy and disconnected.', 'DECLINED', ['Mr Lind']],
    ['On being asked about the toll, Ada Holm laughed and hung up.', 'DECLINED', ['Ada Holm']],
  ])('%s', (text, outcome, parties) => {
    expect(silencesIn(text)).toEqual([{ outcome, parties }]);
  });
});

describe('acknowledged, and no answer', () => {
  it.each<[string, NonResponseOutcome, string[]]>([
    [
      'The port’s media team thanked us for our questions but did not respond to them.',
      'NO_RESPONSE',
      ['port’s media team'],
    ],
    [
      'A spokesman acknowledged the email but did not address the points in it.',
      'NO_RESPONSE',
      ['spokesman'],
    ],
    [
      'Norvane Ferries sent a general statement that did not address our questions.',
      'NO_RESPONSE',
      ['Norvane Ferries'],
    ],
  ])('%s', (text, outcome, parties) => {
    expect(silencesIn(text)).toEqual([{ outcome, parties }]);
  });
});

describe('cannot talk now, or will say nothing', () => {
  it.each<[string, NonResponseOutcome, string[]]>([
    [
      'Mr Lind, phoned twice by our reporter, said a class was on and he could not speak now.',
      'DECLINED',
      ['Mr Lind'],
    ],
    ['When our reporter rang the clerk, she told him that she could not talk then.', 'DECLINED', ['clerk']],
    ['The bursar told the Courier he would say no more before the audit.', 'DECLINED', ['bursar']],
    ['The port board declined to divulge the price of the crane.', 'DECLINED', ['port board']],
    [
      'A spokeswoman, Ada Holm, told the Courier that the line “never discusses crews”.',
      'DECLINED',
      ['Ada Holm'],
    ],
    ['“I’ve got nothing more for the papers,” said Bo Lind, and went in.', 'DECLINED', ['Bo Lind']],
    ['‘I won’t discuss personnel,’ said Ada Holm.', 'DECLINED', ['Ada Holm']],
    ['Pressed by reporters for a statement on the verdict, Mr Lind looked away.', 'DECLINED', ['Mr Lind']],
  ])('%s', (text, outcome, parties) => {
    expect(silencesIn(text)).toEqual([{ outcome, parties }]);
  });
});

describe('promised later', () => {
  it.each<[string, NonResponseOutcome, string[]]>([
    [
      'When contacted, the warden said he was in a meeting and would ring back. He did not.',
      'PROMISED_LATER',
      ['warden'],
    ],
    [
      'Asked about the levy, the clerk said she would seek advice. No reply has come.',
      'PROMISED_LATER',
      ['clerk'],
    ],
    ['Reached by phone, Bo Lind asked our reporter to call back later.', 'PROMISED_LATER', ['Bo Lind']],
  ])('%s', (text, outcome, parties) => {
    expect(silencesIn(text)).toEqual([{ outcome, parties }]);
  });
});

describe('says in marks that nothing is said', () => {
  it.each<[string, NonResponseOutcome, string[]]>([
    ['A port spokesperson said it was “not in a position to comment”.', 'UNABLE', ['port spokesperson']],
    ['The clerk told us she was “not at liberty to discuss” the pier.', 'UNABLE', ['clerk']],
    ['The bank said: “We do not discuss our customers.”', 'DECLINED', ['bank']],
    ['“We don’t discuss pupils,” the school told the Courier.', 'DECLINED', ['school']],
  ])('%s', (text, outcome, parties) => {
    expect(silencesIn(text)).toEqual([{ outcome, parties }]);
  });
});

describe('went without a word', () => {
  it.each<[string, NonResponseOutcome, string[]]>([
    ['Asked about the cost, the minister walked off without replying.', 'DECLINED', ['minister']],
    ['Approached by reporters, Bo Lind drove away without a word.', 'DECLINED', ['Bo Lind']],
    ['When contacted at the pier, Ada Holm hurried past without answering.', 'DECLINED', ['Ada Holm']],
  ])('%s', (text, outcome, parties) => {
    expect(silencesIn(text)).toEqual([{ outcome, parties }]);
  });
});

describe('is not told by', () => {
  it.each([
    'The guide said she would not be able to speak at the wedding.',
    'The thief shook his head and ran.',
    'The guest walked out without a word when the soup came.',
  ])('%s', (text) => {
    expect(silencesIn(text)).toEqual([]);
  });
});
