import { describe, expect, it } from 'vitest';
import type { NonResponseOutcome } from '../../words/types.ts';
import { silencesIn } from './silences.fixture.ts';

/** A third set of kinds: each was written before its wording was added or corrected. */

const [DECLINED, NOT_YET, NONE, UNREACHABLE] = [
  'DECLINED',
  'NO_IMMEDIATE_RESPONSE',
  'NO_RESPONSE',
  'UNREACHABLE',
] as const satisfies readonly NonResponseOutcome[];

describe('is told by', () => {
  it.each<[string, NonResponseOutcome, string[]]>([
    // got or gotten back
    ['At the time of filing, the county surveyor had not gotten back to us.', NOT_YET, ['county surveyor']],
    ['Tallis Freight has not got back to this newspaper.', NONE, ['Tallis Freight']],
    ['The receivers never came back to us with an answer.', NONE, ['receivers']],
    ['As at press time, Chief Adewumi was yet to revert to our correspondent.', NOT_YET, ['Chief Adewumi']],
    // what happened to the requests
    ['Two letters to the abbey went unacknowledged.', NONE, ['abbey']],
    ['Several texts to the deputy registrar were left unread.', NONE, ['deputy registrar']],
    ['E-mails to the quarry’s owners have gone unheeded.', NONE, ['quarry’s owners']],
    ['Our calls to the tax office were left unanswered.', NONE, ['tax office']],
    ['Queries sent to Marlock Dairies remained without reply.', NONE, ['Marlock Dairies']],
    // nothing to say
    ['A porter had nothing to say.', DECLINED, ['porter']],
    ['Asked about the barge, the harbour board had nothing further to say.', DECLINED, ['harbour board']],
    ['The inspector said he had nothing more to say.', DECLINED, ['inspector']],
    ['The trustees had little to say when approached.', DECLINED, ['trustees']],
    // within a time set by the newsroom
    ['The pension trust did not respond to questions within the 48 hours given.', NONE, ['pension trust']],
    // more parties
    [
      'Spokespeople for Quill Air, for the pilots and for the Ministry of Transport declined to comment.',
      DECLINED,
      ['Quill Air', 'pilots', 'Ministry of Transport'],
    ],
    [
      'Lawyers for Ms Dray, for her son and for the estate did not return calls.',
      NONE,
      ['Ms Dray', 'her son', 'estate'],
    ],
    ['Neither Bo Sand nor his manager, Ilse Korr, returned calls.', NONE, ['Bo Sand', 'Ilse Korr']],
    ['Her solicitor, Maeve Tighe, did not reply to an e-mail.', NONE, ['Maeve Tighe']],
    [
      'Both Ravi Menon and his publicist, Lata Pai, declined to be interviewed.',
      DECLINED,
      ['Ravi Menon', 'Lata Pai'],
    ],
    // the telephone
    [
      'Contacted by phone, Governor Otieno said he was driving and switched off.',
      DECLINED,
      ['Governor Otieno'],
    ],
    ['Reached on his mobile, the contractor said he was busy and disconnected.', DECLINED, ['contractor']],
    ['The treasurer put the phone down on us.', DECLINED, ['treasurer']],
    ['Crowley slammed the phone down on a Courier reporter.', DECLINED, ['Crowley']],
    ['The ward councillor cut off our reporter’s call.', DECLINED, ['ward councillor']],
    ['The landlord closed the door on this reporter.', DECLINED, ['landlord']],
    // the writer speaks in the first person
    ['I have e-mailed the bursar three times; no one has replied.', NONE, ['bursar']],
    ['I wrote to the steward in June and again in July. Nobody has answered me.', NONE, []],
    ['We rang the clinic twice, but nobody answered.', NONE, ['clinic']],
    ['We left messages with the parish office; none was returned.', NONE, ['parish office']],
    ['I have asked the canal trust for its figures and am still waiting.', NOT_YET, ['canal trust']],
    // relatives in other countries
    ['Letters to Orme & Daughters went into a void.', NONE, ['Orme & Daughters']],
    ['Our messages to the ferry board vanished into the ether.', NONE, ['ferry board']],
    ['The coroner’s clerk did not pick up or reply to texts.', NONE, ['coroner’s clerk']],
    ['The Assembly clerk had not reverted by the time of publication.', NONE, ['Assembly clerk']],
    ['There was radio silence from the promoter.', NONE, ['promoter']],
    ['There was deafening silence from the consortium.', NONE, ['consortium']],
    ['The team kept its own counsel when asked about the contract.', DECLINED, ['team']],
    ['The rector said he would prefer not to comment.', DECLINED, ['rector']],
    ['The agent would rather not discuss the fee.', DECLINED, ['agent']],
    ['The PRO neither picked his calls nor replied text messages.', NONE, ['PRO']],
    ['Mr. Danladi’s line was not connecting as of press time.', UNREACHABLE, ['Mr. Danladi']],
    ['The TD’s office did not respond to queries.', NONE, ['TD’s office']],
    [
      'A spokesperson for Minister Farley did not respond by deadline.',
      NONE,
      ['spokesperson for Minister Farley'],
    ],
  ])('%s', (text, outcome, parties) => {
    expect(silencesIn(text)).toEqual([{ outcome, parties }]);
  });
});

describe('is not told by', () => {
  it.each([
    'The fire brigade did not respond within its ten-minute standard.',
    'The coastguard failed to respond within 15 minutes in half of all cases.',
    'Trusts that did not respond within the statutory four weeks were fined.',
    'The helpdesk did not reply within the promised two working days.',
    'The engine did not respond within seconds of the command.',
    'He put the phone down on the table and wept.',
    'She switched off the lamp and said she was in bed.',
    'The lighthouse was switched off in 1990.',
    'The band had nothing to say about love that others had not said before.',
    'He wrote to his brother twice; nobody has replied, she said.',
    'The tenants had written to the landlord twice; nobody replied.',
    'She closed the door on the past.',
    'The ministry had not gotten back the money from the bank.',
    'The warning went unheeded.',
    'The players acknowledged the crowd; the manager did not.',
  ])('%s', (text) => {
    expect(silencesIn(text)).toEqual([]);
  });
});
