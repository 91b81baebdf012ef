import { describe, expect, it } from 'vitest';
import type { NonResponseOutcome } from '../../words/types.ts';
import { silencesIn } from './silences.fixture.ts';

describe('several who are spoken for', () => {
  it.each<[string, NonResponseOutcome, string[]]>([
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
  ])('%s', (text, outcome, parties) => {
    expect(silencesIn(text)).toEqual([{ outcome, parties }]);
  });
});

describe('an office and the name beside it', () => {
  it.each<[string, NonResponseOutcome, string[]]>([
    [
      'The Commissioner for Ferries, Alhaji Musa Bala, could not be reached for comment.',
      'UNREACHABLE',
      ['Alhaji Musa Bala'],
    ],
    ['The Director of Works, Engr. Tunde Oni, did not pick his calls.', 'NO_RESPONSE', ['Engr. Tunde Oni']],
    [
      'The chief executive of Norvane Ferries, Bo Lind, did not respond to emails.',
      'NO_RESPONSE',
      ['Bo Lind'],
    ],
    ['The managing director of Skarv Homes, Ines Dorn, declined to comment.', 'DECLINED', ['Ines Dorn']],
    [
      'The Cabinet Secretary for Fisheries, Dr. Wanjiru Otieno, did not respond to our calls.',
      'NO_RESPONSE',
      ['Dr. Wanjiru Otieno'],
    ],
    [
      'When our reporter called the board’s Head of Media, Mrs. Ngozi Bala, she said she could not speak then.',
      'DECLINED',
      ['Mrs. Ngozi Bala'],
    ],
    [
      'Neither Mr Lind nor the port’s insurers, Camfer Mutual, responded to messages.',
      'NO_RESPONSE',
      ['Mr Lind', 'Camfer Mutual'],
    ],
    [
      'The builder, a Bergen firm called Quayworks, did not return calls from this newspaper.',
      'NO_RESPONSE',
      ['Quayworks'],
    ],
    [
      'The contractor, a company registered in Skarv as Tern Marine, declined to comment.',
      'DECLINED',
      ['Tern Marine'],
    ],
    [
      'When contacted, the Chief Whip, Hon. Femi Adeola, neither confirmed nor denied the payment.',
      'DECLINED',
      ['Hon. Femi Adeola'],
    ],
    [
      'The Head of Service, Engr. (Mrs.) Eva Lund, declined further comment.',
      'DECLINED',
      ['Engr. (Mrs.) Eva Lund'],
    ],
    ['Mr. Lind’s attorney, Ines Dorn of Skarv, said she had no comment.', 'DECLINED', ['Ines Dorn']],
    ['The lender, Bank of Norvane, did not respond to emails.', 'NO_RESPONSE', ['Bank of Norvane']],
    ['The mayor of Skarv, North Bay, declined to comment.', 'DECLINED', ['mayor of Skarv']],
    ['Emails to Ada Holm and to her deputy, Bo Lind, bounced.', 'NO_RESPONSE', ['Ada Holm', 'Bo Lind']],
    [
      'Messages left for the sheriff and his chief deputy, Bo Lind, were not returned.',
      'NO_RESPONSE',
      ['sheriff', 'Bo Lind'],
    ],
    [
      'The landlord, a trust named Deepwater, has not responded to requests for comment.',
      'NO_RESPONSE',
      ['Deepwater'],
    ],
  ])('%s', (text, outcome, parties) => {
    expect(silencesIn(text)).toEqual([{ outcome, parties }]);
  });
});

describe('an office without a name is the office, and never only what it is of', () => {
  it.each<[string, NonResponseOutcome, string[]]>([
    [
      'The chief executive of Norvane Ferries did not respond to a request for comment.',
      'NO_RESPONSE',
      ['chief executive of Norvane Ferries'],
    ],
    [
      'The managing director of Skarv Homes declined to comment.',
      'DECLINED',
      ['managing director of Skarv Homes'],
    ],
    [
      'The acting head of the harbour board did not reply to emails.',
      'NO_RESPONSE',
      ['acting head of the harbour board'],
    ],
    ['The board of Norvane Ferries, Skarv, declined to comment.', 'DECLINED', ['board of Norvane Ferries']],
  ])('%s', (text, outcome, parties) => {
    expect(silencesIn(text)).toEqual([{ outcome, parties }]);
  });
});

describe('one body for two fields is one', () => {
  it.each<[string, NonResponseOutcome, string[]]>([
    [
      'The Department of Fisheries and Ports did not respond.',
      'NO_RESPONSE',
      ['Department of Fisheries and Ports'],
    ],
    ['The Minister for Roads and Piers declined to comment.', 'DECLINED', ['Minister for Roads and Piers']],
    [
      'The Ministry of Ports and Ada Holm declined to comment.',
      'DECLINED',
      ['Ministry of Ports', 'Ada Holm'],
    ],
    [
      'The Bank of Norvane and Skarv Homes declined to comment.',
      'DECLINED',
      ['Bank of Norvane', 'Skarv Homes'],
    ],
  ])('%s', (text, outcome, parties) => {
    expect(silencesIn(text)).toEqual([{ outcome, parties }]);
  });
});

describe('several, with what is told beside one of them', () => {
  it.each<[string, NonResponseOutcome, string[]]>([
    [
      'The Guild of Pilots, which opposed the levy, and its lobbyist, Bo Lind, declined to be interviewed.',
      'DECLINED',
      ['Guild of Pilots', 'Bo Lind'],
    ],
    [
      'Norvane Ferries, which owns the pier, and the port board declined to comment.',
      'DECLINED',
      ['Norvane Ferries', 'port board'],
    ],
    [
      'Ada Holm, who chairs the board, and Bo Lind did not respond to questions.',
      'NO_RESPONSE',
      ['Ada Holm', 'Bo Lind'],
    ],
    ['The mill, which closed in May, was sold, and the buyer declined to comment.', 'DECLINED', ['buyer']],
  ])('%s', (text, outcome, parties) => {
    expect(silencesIn(text)).toEqual([{ outcome, parties }]);
  });
});

describe('a plural owner is part of the phrase', () => {
  it.each<[string, NonResponseOutcome, string[]]>([
    ['The airline and the pilots’ union both declined to comment.', 'DECLINED', ['airline', 'pilots’ union']],
    ["The growers' co-operative did not respond to emails.", 'NO_RESPONSE', ["growers' co-operative"]],
  ])('%s', (text, outcome, parties) => {
    expect(silencesIn(text)).toEqual([{ outcome, parties }]);
  });
});

describe('whom an attempt was to reach', () => {
  it.each<[string, NonResponseOutcome, string[]]>([
    [
      'Repeated attempts to obtain a reply from the Collector, Smt. Eva Lund, drew a blank.',
      'NO_RESPONSE',
      ['Smt. Eva Lund'],
    ],
    [
      'Several attempts to elicit comment from the ferry board went unanswered.',
      'NO_RESPONSE',
      ['ferry board'],
    ],
    [
      'Our efforts to secure a response from Norvane Ferries yielded no response.',
      'NO_RESPONSE',
      ['Norvane Ferries'],
    ],
    [
      'The Skarv Sun tried to reach Pat Moran on three occasions without success.',
      'UNREACHABLE',
      ['Pat Moran'],
    ],
    ['We attempted to speak to the warden, but got no answer.', 'UNREACHABLE', ['warden']],
    [
      'A query mailed to the warden’s office elicited no response till late evening.',
      'NO_RESPONSE',
      ['warden’s office'],
    ],
    ['No one at the clinic answered the phone on Friday.', 'NO_RESPONSE', ['clinic']],
    ['There was no reply to an email sent to the firm’s address.', 'NO_RESPONSE', ['firm']],
    [
      'There was no response to a letter posted to Norvane Ferries’ office.',
      'NO_RESPONSE',
      ['Norvane Ferries'],
    ],
    ['There was no answer to our questions to the board’s press inbox.', 'NO_RESPONSE', ['board']],
  ])('%s', (text, outcome, parties) => {
    expect(silencesIn(text)).toEqual([{ outcome, parties }]);
  });
});

describe('who is quoted as saying nothing', () => {
  it.each<[string, NonResponseOutcome, string[]]>([
    [
      'A spokeswoman for the county, Ada Holm, told the Courier it “does not comment on staff”, but noted wardens are elected.',
      'DECLINED',
      ['Ada Holm'],
    ],
    [
      'The port’s clerk said it “would not comment on pilots” and added tugs were late.',
      'DECLINED',
      ['port’s clerk'],
    ],
    ['“We do not comment on staff,” the port board said.', 'DECLINED', ['port board']],
  ])('%s', (text, outcome, parties) => {
    expect(silencesIn(text)).toEqual([{ outcome, parties }]);
  });
});

describe('nobody owed the newsroom an answer where others had asked', () => {
  it.each([
    'Senators have asked the mint to explain the loss; the mint has not replied to them.',
    'The union had asked the mill for a meeting, but the mill did not respond.',
    'Asked by Deputy Lund if she would visit, the harbour minister did not reply.',
    'Asked by the MP for Skarv whether it would close, the minister did not answer.',
  ])('%s', (text) => {
    expect(silencesIn(text)).toEqual([]);
  });
});
