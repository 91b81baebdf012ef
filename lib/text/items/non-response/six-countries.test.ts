import { describe, expect, it } from 'vitest';
import type { NonResponseOutcome } from '../../words/types.ts';
import { silencesIn } from './silences.fixture.ts';

/** How newsrooms in six countries report that somebody did not answer, and the same words about other things. */

const [DECLINED, NOT_YET, NONE, UNREACHABLE, LATER] = [
  'DECLINED',
  'NO_IMMEDIATE_RESPONSE',
  'NO_RESPONSE',
  'UNREACHABLE',
  'PROMISED_LATER',
] as const satisfies readonly NonResponseOutcome[];

describe('is told by', () => {
  it.each<[string, NonResponseOutcome, string[]]>([
    // the writer speaks in the first person
    [
      'The registrar gave no dates, and his office did not answer the letters I sent in May.',
      NONE,
      ['his office'],
    ],
    ['Since the flood, nobody has responded to my messages.', NONE, []],
    ['No one at the waterworks has answered my e-mails.', NONE, ['waterworks']],
    ['We have not heard back from the council.', NONE, ['council']],
    ['I called the foundry twice and left messages but never heard back.', NONE, ['foundry']],
    ['My requests to the ferry company went unanswered.', NONE, ['ferry company']],
    ['Tamsin Roe has not replied to my letter.', NONE, ['Tamsin Roe']],
    ['Our emails to the diocese were not acknowledged.', NONE, ['diocese']],
    ['When I rang, Mr. Doyle put the phone down.', DECLINED, ['Mr. Doyle']],
    ['I asked the bursar for the figures; she has not replied.', NONE, ['she']],
    // nouns
    ['A spokesman for Harrow Mills had no response.', NONE, ['spokesman for Harrow Mills']],
    ['No comment was forthcoming from the barracks.', NONE, ['barracks']],
    ['From the cathedral there was silence.', NONE, ['cathedral']],
    ['There was silence from the port authority.', NONE, ['port authority']],
    ['The bishop’s office had no answer.', NONE, ['bishop’s office']],
    ['No reply had been received from Tallow Energy by Thursday evening.', NONE, ['Tallow Energy']],
    ['There was no word from the consulate.', NONE, ['consulate']],
    ['Repeated e-mails to the school drew a blank.', NONE, ['school']],
    ['A response from the land board was still awaited last night.', NOT_YET, ['land board']],
    ['A request for comment from the brewery received no reply.', NONE, ['brewery']],
    // participles
    ['While declining to give names, Okoro insisted the audit was sound.', DECLINED, ['Okoro']],
    ['Without answering the question, the treasurer left by a side door.', DECLINED, ['treasurer']],
    ['Refusing to be drawn on the date, Senator Bello smiled.', DECLINED, ['Senator Bello']],
    // Nigeria
    [
      'As at the time of filing this report, the agency was yet to respond to a message sent on Monday.',
      NOT_YET,
      ['agency'],
    ],
    ['Phone calls and text messages to the chairman were neither answered nor returned.', NONE, ['chairman']],
    ['The police spokesman, Musa Dahiru, did not pick his calls.', NONE, ['Musa Dahiru']],
    [
      'Efforts to speak with the permanent secretary proved abortive as his line was switched off.',
      UNREACHABLE,
      ['permanent secretary'],
    ],
    ['The commissioner has not replied to a WhatsApp message sent to him.', NONE, ['commissioner']],
    ['Calls put across to the director’s mobile line did not go through.', UNREACHABLE, ['director']],
    [
      'The contractor neither picked calls nor replied to text messages sent to his phone.',
      NONE,
      ['contractor'],
    ],
    ['He had yet to respond to the text as of press time.', NOT_YET, ['He']],
    ['Several attempts to get the reaction of the bank failed.', UNREACHABLE, ['bank']],
    ['The vice-chancellor did not take calls to his telephone line.', NONE, ['vice-chancellor']],
    // India
    ['The collector did not respond to calls and messages.', NONE, ['collector']],
    ['When contacted, the superintendent disconnected the call.', DECLINED, ['superintendent']],
    ['The minister refused to comment when contacted.', DECLINED, ['minister']],
    [
      'MLA Rakesh Tomar could not be reached for comment despite repeated attempts.',
      UNREACHABLE,
      ['MLA Rakesh Tomar'],
    ],
    ['Queries emailed to Suvarna Steel remained unanswered till press time.', NONE, ['Suvarna Steel']],
    ['The deputy commissioner’s phone was switched off.', UNREACHABLE, ['deputy commissioner']],
    ['An email sent to the company did not elicit a response.', NONE, ['company']],
    ['Despite repeated calls, the tehsildar was not reachable.', UNREACHABLE, ['tehsildar']],
    // Kenya
    [
      'The governor did not respond to our calls and text messages by the time of going to press.',
      NONE,
      ['governor'],
    ],
    ['Efforts to reach the county secretary for comment were futile.', UNREACHABLE, ['county secretary']],
    [
      'The principal declined to comment on the matter, referring the Nation to the ministry.',
      DECLINED,
      ['principal'],
    ],
    ['Calls to Mr. Otieno went unanswered.', NONE, ['Mr. Otieno']],
    // Ireland, UK, Australia
    ['The HSE did not respond to queries from this newspaper.', NONE, ['HSE']],
    ['A number of queries to the department went unanswered.', NONE, ['department']],
    ['Cllr Nuala Breen did not return a call from the Examiner.', NONE, ['Cllr Nuala Breen']],
    ['Harbour Homes was approached for comment.', NOT_YET, ['Harbour Homes']],
    ['The trust has been contacted for a response.', NOT_YET, ['trust']],
    ['The minister’s office did not respond by deadline.', NONE, ['minister’s office']],
    [
      'Guardian Australia put questions to the minister’s office but did not receive a response.',
      NONE,
      ['minister’s office'],
    ],
    ['Mr Pell hung up when the Herald called.', DECLINED, ['Mr Pell']],
    ['Lund hung up when the paper called.', DECLINED, ['Lund']],
    ['North Line acknowledged receipt of our questions but did not answer them.', NONE, ['North Line']],
    ['The agent confirmed she had received our letter but did not respond further.', NONE, ['agent']],
    // promised in marks; objects of confirmation; parties
    [
      'On Tuesday the speaker’s aide said he would ‘‘come back’’ to me on the road.',
      LATER,
      ['speaker’s aide'],
    ],
    ['Reyes declined to authenticate the tape, but did not dispute it.', DECLINED, ['Reyes']],
    ['The embassy would not vouch for the document.', DECLINED, ['embassy']],
    [
      'Spokesmen for Kestrel and Moran and the Port of Leith declined to comment.',
      DECLINED,
      ['Kestrel', 'Moran', 'Port of Leith'],
    ],
    [
      'Officials at the Coast Guard and the Harbour Trust did not return calls.',
      NONE,
      ['Coast Guard', 'Harbour Trust'],
    ],
    ['Delgado, who through her office declined to comment, left on Monday.', DECLINED, ['Delgado']],
    ['The mine’s owner said “No comment,” the Evening Courier reported.', DECLINED, ['mine’s owner']],
  ])('%s', (text, outcome, parties) => {
    expect(silencesIn(text)).toEqual([{ outcome, parties }]);
  });
});

describe('is not told by', () => {
  it.each([
    // asked by others
    'Senators asked who had signed the lease. It took an hour. An aide said he could not answer because the file came late.',
    'When the moderator noted that Ortiz had not answered the question, she spoke of roads.',
    'In a letter to the court, the railway set out its costs. The railway declined to detail the safety plan.',
    'The committee wrote to the bank in June. The bank has not responded.',
    'Lawmakers sent the agency forty questions. It did not answer them.',
    'The tribunal asked the farm for its records. The farm did not reply.',
    'The union asked the mill for a meeting, but the mill did not respond.',
    'The family wrote to the hospital three times and never heard back.',
    'Tenants say the landlord does not return their calls.',
    'Customers complained that the airline did not respond to their e-mails.',
    'The judge asked Mr. Dunne for an explanation. He declined to answer.',
    'Police called at the house, but nobody answered the door.',
    'Detectives tried to reach her by phone, but she did not answer.',
    'Her mother called her all night; she did not pick up the phone.',
    'The coroner’s office asked the firm for a statement, which it refused to give.',
    'Shareholders put questions to the chairman, who would not answer.',
    'Under cross-examination, Kray declined to say who had paid.',
    'The panel pressed her on the figures; she would not say.',
    'MPs asked the minister about the contract. She refused to answer.',
    'The opposition asked for the file, and the government did not respond.',
    // missing and dead
    'He missed his shift and could not be reached for a day before the boat was found.',
    'Her family said she could not be contacted after the storm.',
    'The pilot could not be reached by radio after take-off.',
    'The hikers were unreachable for two nights until rescuers heard a whistle.',
    'Relatives reported him missing when his phone was switched off on Sunday.',
    'Her phone was switched off when her body was discovered.',
    // rescuers
    'Firefighters did not respond until an hour after the call.',
    'Ambulance crews failed to respond for forty minutes.',
    'The coastguard did not answer the distress call.',
    'Officers did not respond to the alarm until dawn.',
    'The dispatcher hung up on the caller.',
    // phrases
    'The campaign still hasn’t reached out to the ward chair.',
    'She asked six traders for a yes-no answer.',
    'And while those tables wouldn’t answer every question, they would settle one.',
    'The new rules do not answer the question of cost.',
    'Until March Mr. Reed had refused to publish his tax records.',
    'The clerk refused to hand over the ledgers.',
    'The firm declined to release the tapes to the defence.',
    'During the trial in the eighties, Moss turned away several requests for interviews.',
    'In 1974 the general declined to be interviewed for his own biography.',
    'The poll made calls to reach both landlines and cell phones.',
    'Interviewers called numbers again where nobody answered.',
    'The customer directed questions to a male colleague.',
    'It is too early to discuss a merger, the chairman said.',
    'She kept mum about the surprise party.',
    'The winner kept mum on her plans for the prize.',
    'He would only say that the harvest was good.',
    'The village had no answer to the floods.',
    'The home side had no answer to his bowling.',
    'United had no response to the early goal.',
    'There was silence from the crowd as the coffin passed.',
    'There was no word from the captain for three days, and then the ship came in.',
    'He hung up his boots in May.',
    'She hung up the washing when the paper boy called.',
    'The patient has yet to respond to the drug.',
    'The batsman disconnected the call to prayer app.',
    'Teachers were yet to receive their pay as at the time of the strike.',
    'The phone was switched off to save the battery.',
    'The minister answered all our questions and returned our calls.',
    'The bank acknowledged receipt of the payment.',
    'He said the lawyer would come back to the village in May.',
    'The museum declined to authenticate the painting for the dealer.',
    'The singer declined to vouch for her brother at the bail hearing.',
    'Nobody has responded to the tender.',
    'The union said it had no response to its pay claim from the mill.',
    'They refused to answer to the king.',
  ])('%s', (text) => {
    expect(silencesIn(text)).toEqual([]);
  });
});
