import { describe, expect, it } from 'vitest';
import { analyse } from '../analysis.ts';
import { extract } from '../extract.ts';
import type { NonResponseOutcome } from '../types.ts';
import { findNonResponses } from './find.ts';

/** A fifth set of kinds: each was written before its wording was mended. */
const read = (text: string) => {
  const analysis = analyse(text);
  return findNonResponses(analysis).map(({ outcome, parties }) => ({
    outcome,
    parties: parties.map(({ from, to }) =>
      text.slice(analysis.tokens.start[from], analysis.tokens.end[to - 1]),
    ),
  }));
};

describe('is told by', () => {
  it.each<[string, NonResponseOutcome, string[]]>([
    // not yet, at the hour of filing
    [
      'As of the time this report was filed, the ferry board was yet to react.',
      'NO_IMMEDIATE_RESPONSE',
      ['ferry board'],
    ],
    ['The commissioner had not reacted as at press time.', 'NO_IMMEDIATE_RESPONSE', ['commissioner']],
    [
      'Norvane Ferries was yet to issue a statement when this report was concluded.',
      'NO_IMMEDIATE_RESPONSE',
      ['Norvane Ferries'],
    ],
    // ended the call
    ['Upon being contacted, Mr Lind said he was busy and disconnected.', 'DECLINED', ['Mr Lind']],
    ['On being asked about the toll, Ada Holm laughed and hung up.', 'DECLINED', ['Ada Holm']],
    // acknowledged, and no answer
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
    // the writer speaks of himself, over two sentences
    ['I wrote to the harbour board in June. I have heard nothing since.', 'NO_RESPONSE', ['harbour board']],
    ['We asked Ada Holm for the accounts. We are still waiting.', 'NO_RESPONSE', ['Ada Holm']],
    ['I put these points to Bo Lind. Answer came there none.', 'NO_RESPONSE', ['Bo Lind']],
    // promised later, and nothing came
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
    // several parties
    [
      'Lawyers for the skipper, his employer Norvane and the insurer, Bo Lind, either declined to comment or did not respond.',
      'DECLINED',
      ['skipper', 'Norvane', 'Bo Lind'],
    ],
    [
      'Spokespeople for the port, the ferry line and the union all declined to comment.',
      'DECLINED',
      ['port', 'ferry line', 'union'],
    ],
    // cannot talk now
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
    expect(read(text)).toEqual([{ outcome, parties }]);
  });
});

describe('is not told by', () => {
  it.each([
    'Markets were yet to react to the news.',
    'The union wrote to the board in June. It heard nothing since.',
    'The pump had not reacted to the current.',
    'The guide said she would not be able to speak at the wedding.',
    'The thief shook his head and ran.',
    'The boy said he would call back. He never did.',
  ])('%s', (text) => {
    expect(read(text)).toEqual([]);
  });
});

describe('no statement is made by whoever turns down a thing', () => {
  it.each([
    'The pump did not start, and the keeper refused the offer of a lift.',
    'The captain accepted an invitation to the regatta.',
    'She turned down the seat on the board.',
  ])('%s', (text) => {
    expect(extract(text).items.filter(({ kind }) => kind !== 'FACTUAL_CLAIM')).toEqual([]);
  });
});
