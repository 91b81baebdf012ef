import { describe, expect, it } from 'vitest';
import { analyse } from '../../analysis/analysis.ts';
import type { NonResponseOutcome } from '../../words/types.ts';
import { findNonResponses } from './find.ts';
import { silencesIn } from './silences.fixture.ts';

describe('findNonResponses', () => {
  it.each<[string, NonResponseOutcome, string[]]>([
    ['There was no immediate comment from Oslo or Lisbon.', 'NO_IMMEDIATE_RESPONSE', ['Oslo', 'Lisbon']],
    ['The harbour board had no immediate response.', 'NO_IMMEDIATE_RESPONSE', ['harbour board']],
    [
      'A spokeswoman for Keller did not immediately return a call.',
      'NO_IMMEDIATE_RESPONSE',
      ['spokeswoman for Keller'],
    ],
    ['Keller declined to comment.', 'DECLINED', ['Keller']],
    ['Mr. Brandt, who declined to be interviewed, left the board in May.', 'DECLINED', ['Mr. Brandt']],
    ['Neither Keller nor Brandt would comment.', 'DECLINED', ['Keller', 'Brandt']],
    ['The bank would not say whether the loans were repaid.', 'DECLINED', ['bank']],
    ['The council confirmed the sale but would not offer details.', 'DECLINED', ['council']],
    ['The company referred questions to its lawyers.', 'DECLINED', ['company']],
    ['“No comment,” said Mr. Lee.', 'DECLINED', ['Mr. Lee']],
    [
      'The mayor, the harbour board and Norlink did not respond to requests for comment.',
      'NO_RESPONSE',
      ['mayor', 'harbour board', 'Norlink'],
    ],
    ['Calls to the factory were not returned.', 'NO_RESPONSE', ['factory']],
    ['The palace has not commented publicly.', 'NO_RESPONSE', ['palace']],
    ['There has been no response from the ministry.', 'NO_RESPONSE', ['ministry']],
    ['Keller could not be reached at her home.', 'UNREACHABLE', ['Keller']],
    ['Attempts to reach Mr. Kim were unsuccessful.', 'UNREACHABLE', ['Mr. Kim']],
    ['The captain was not available for comment.', 'UNABLE', ['captain']],
    ['The ministry promised to respond next week.', 'PROMISED_LATER', ['ministry']],
    ['Keller chose not to comment.', 'DECLINED', ['Keller']],
    ['The ministry would neither confirm nor deny the report.', 'DECLINED', ['ministry']],
    ['Keller, through her lawyer, declined an interview request.', 'DECLINED', ['Keller']],
    ['Keller and Brandt declined through a lawyer to comment.', 'DECLINED', ['Keller', 'Brandt']],
    [
      'Declining to go into detail, port officials said the crane had failed.',
      'DECLINED',
      ['port officials'],
    ],
    ['“We do not comment on pending cases,” the harbour board said.', 'DECLINED', ['harbour board']],
    ['The harbour board said it would not comment on individual berths.', 'DECLINED', ['harbour board']],
    ['The bank said it would be inappropriate to comment before the ruling.', 'DECLINED', ['bank']],
    ['A request for comment was turned down by the harbour board.', 'DECLINED', ['harbour board']],
    ['The port police would not release the name of the captain.', 'DECLINED', ['port police']],
    [
      'Several captains contacted by this newspaper declined to be interviewed.',
      'DECLINED',
      ['Several captains'],
    ],
    [
      'The Securities and Exchange Commission declined to comment.',
      'DECLINED',
      ['Securities and Exchange Commission'],
    ],
    [
      'Norlink, Brandt Shipping and Oslo Freight all declined to comment.',
      'DECLINED',
      ['Norlink', 'Brandt Shipping', 'Oslo Freight'],
    ],
    ['Oslo has so far made no comment on the report.', 'NO_RESPONSE', ['Oslo']],
    ['The harbour board had not responded by press time.', 'NO_RESPONSE', ['harbour board']],
    ['The harbour board did not answer questions sent by e-mail.', 'NO_RESPONSE', ['harbour board']],
    ['Requests for comment from the embassy went unanswered.', 'NO_RESPONSE', ['embassy']],
    ['An e-mail seeking comment from the union was not returned.', 'NO_RESPONSE', ['union']],
    ['A voicemail left at a number for Keller was not returned.', 'NO_RESPONSE', ['Keller']],
    ['Reuters has reached out to the shipyard but has not heard back.', 'NO_RESPONSE', ['shipyard']],
    ['Keller did not respond, nor did Brandt.', 'NO_RESPONSE', ['Keller', 'Brandt']],
    ['The ministry was not immediately reachable.', 'UNREACHABLE', ['ministry']],
    ['Neither Keller nor Brandt could be reached.', 'UNREACHABLE', ['Keller', 'Brandt']],
    ['Keller said she was not authorized to speak to the press.', 'UNABLE', ['Keller']],
    ['The shipyard said it was preparing a statement.', 'PROMISED_LATER', ['shipyard']],
    // kinds that were missed or read wrongly
    [
      'As at the time of filing this report, the ministry was yet to respond to an e-mail sent on Friday.',
      'NO_IMMEDIATE_RESPONSE',
      ['ministry'],
    ],
    [
      'Calls and text messages to the commissioner’s phone were neither answered nor returned.',
      'NO_RESPONSE',
      ['commissioner'],
    ],
    ['When contacted, the minister disconnected the call.', 'DECLINED', ['minister']],
    ['Lund hung up when the paper called.', 'DECLINED', ['Lund']],
    [
      'North Line acknowledged receipt of our questions but did not answer them.',
      'NO_RESPONSE',
      ['North Line'],
    ],
    ['No comment was forthcoming from the palace.', 'NO_RESPONSE', ['palace']],
    [
      'He gives no dates, and his office did not answer the requests I sent last month.',
      'NO_RESPONSE',
      ['his office'],
    ],
    ['Since the fire, nobody has responded to my messages.', 'NO_RESPONSE', []],
    [
      'On Friday the mayor’s aide said she would ‘‘come back’’ to me about the bridge.',
      'PROMISED_LATER',
      ['mayor’s aide'],
    ],
    ['A spokesman for Harlow had no response.', 'NO_RESPONSE', ['spokesman for Harlow']],
    ['While declining to give figures, Ortega insisted that the harvest was good.', 'DECLINED', ['Ortega']],
    ['Reyes declined to authenticate the recording, but did not dispute it.', 'DECLINED', ['Reyes']],
    [
      'Spokesmen for Norlink and Brandt and the Port of Oslo did not respond.',
      'NO_RESPONSE',
      ['Norlink', 'Brandt', 'Port of Oslo'],
    ],
    ['Lopez, who through her office declined to comment, voted no.', 'DECLINED', ['Lopez']],
    ['The firm said “No comment,” the Morning Post reported.', 'DECLINED', ['firm']],
  ])('reads %j', (text, outcome, parties) => {
    expect(silencesIn(text)).toEqual([{ outcome, parties }]);
  });

  it.each([
    'Keller declined to run for a second term.',
    'The patient did not respond to treatment.',
    'An agreement could not be reached on Tuesday.',
    'They spoke on condition of anonymity because they were not authorized to discuss the talks.',
    'The company refused to pay the fine.',
    'The harbour master can be reached at the port office.',
    'Captains who could not be reached by phone were sent letters.',
    'The island could not be reached by boat.',
    'If the company does not respond by Friday, the city will sue.',
    'The shipyard did not respond to the proposal.',
    'The department has not responded to a letter sent in March by lawmakers.',
    'The harbour board never returned his calls.',
    'Residents complained of refusing to answer as a habit of the port.',
    'Keller, testifying before the panel, declined to say who had signed.',
    'Keller refused to be interviewed by investigators.',
    'By custom, judges do not comment on elections.',
    'Two captains, who were not authorized to comment publicly, confirmed the visit.',
    'The port declined to offer its support.',
    'In the survey, a third declined to answer.',
    'Lawyers tell their clients to decline to comment.',
    'Keller said people who do not answer letters should be fined.',
    'The board had no comment period in its rules.',
    'He asked why they did not respond to the questionnaire.',
    'She failed to show and could not be contacted for two days before her body was found.',
    'Firefighters did not respond until an hour after the call.',
    'Senators asked who signed the waiver. The hearing was long. An aide said he could not answer because the file came late.',
    'When the moderator noted that Diaz had not answered the question, she spoke of schools.',
    'In a letter to the court, the bureau set out its case. The bureau declined to detail the aims of the inquiry.',
    'During the trial in the nineties, Moss turned away several requests for interviews.',
    'Until Monday Reed had refused to publish his tax records.',
    'The campaign still hasn’t reached out to the county chair.',
    'She rang six directors, asking each for a yes-no answer.',
    'And while those figures wouldn’t answer every question, they would settle one.',
    'The survey made calls to reach both landlines and cell phones.',
    'The client directed questions to a male colleague.',
    'It was too early to discuss terms, the coach said.',
    'The senator kept mum about the vote.',
  ])('leaves %j alone', (text) => {
    expect(silencesIn(text)).toEqual([]);
  });

  it('keeps two parties apart that fared differently', () => {
    const text = 'Keller and Brandt did not respond, while the harbour board declined to comment.';
    const analysis = analyse(text);
    const words = ({ from, to }: { from: number; to: number }) =>
      text.slice(analysis.tokens.start[from], analysis.tokens.end[to - 1]);
    expect(findNonResponses(analysis).map(({ range, outcome }) => [outcome, words(range)])).toEqual([
      ['NO_RESPONSE', 'Keller and Brandt did not respond'],
      ['DECLINED', 'the harbour board declined to comment.'],
    ]);
    expect(silencesIn(text).map(({ parties }) => parties)).toEqual([['Keller', 'Brandt'], ['harbour board']]);
  });

  it('names all of whom one answer is told', () => {
    expect(silencesIn('Keller declined to comment, and the bank also declined to comment.')).toEqual([
      { outcome: 'DECLINED', parties: ['Keller', 'bank'] },
    ]);
  });
});
