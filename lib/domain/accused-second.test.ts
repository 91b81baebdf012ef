import { describe, expect, test } from 'vitest';
import { accusedIn } from './accused.fixture.ts';

/** A second set of the same kinds as accused.test.ts, written before the rule was fixed and run once afterwards. */

describe('is accused and not asked', () => {
  test.each<[string, string[]]>([
    [
      'A driver said the firm’s director, Carl Moss, had cooked the books and pocketed £40,000.',
      ['Carl Moss'],
    ],
    ['Court papers show that Alder Homes ignored fire warnings and lied to tenants.', ['Alder Homes']],
    ['Three former players told the station that Greg Haines molested them.', ['Greg Haines']],
    ['“Father Dunne hit us every day,” Brian Shea said.', ['Father Dunne']],
    ['Fishermen say Orla Salmon spilled chemicals into the bay.', ['Orla Salmon']],
    ['Leaked messages reveal that Minister Femi Ojo demanded kickbacks.', ['Femi Ojo']],
    ['“They all knew Ned Varga was robbing the pension fund,” one worker said.', ['Ned Varga']],
    ['Activists allege that Rustam Steel killed thousands of fish.', ['Rustam Steel']],
    ['The watchdog said Pinnacle Loans deceived its customers.', ['Pinnacle Loans']],
    ['His sister said Arun Mehta tortured the family’s maid.', ['Arun Mehta']],
    ['A teacher said that Headmaster Colm Rice slapped pupils.', ['Colm Rice']],
    ['Police said Dean Cole stabbed a man outside a bar.', ['Dean Cole']],
    ['Staff said they had been threatened by Gina Holt.', ['Gina Holt']],
    ['The pipeline was sabotaged by Ivo Brandt, the report says.', ['Ivo Brandt']],
    ['Records show that Castor Mining evaded taxes for a decade.', ['Castor Mining']],
    ['Paddy Keane was jailed for six years for smuggling cocaine.', ['Paddy Keane']],
    ['A Nairobi court convicted Peter Mutai of forgery.', ['Peter Mutai']],
    ['Sheila Rao has been charged with dowry harassment.', ['Sheila Rao']],
    ['The EFCC arraigned Chief Dele Martins for fraud.', ['Dele Martins']],
    ['Liam Ward admitted causing death by dangerous driving.', ['Liam Ward']],
    ['Nora Quist was indicted on three counts of bribery.', ['Nora Quist']],
    ['Judge Helen Marr sentenced Craig Tully to life for the murder of Amy Voss.', ['Craig Tully']],
    ['Magistrates fined Bexley Skips £9,000 for fly-tipping.', ['Bexley Skips']],
    ['Opponents branded Lara Finch a fraud.', ['Lara Finch']],
    ['“Simon Ash is a bully and a cheat,” she told the tribunal.', ['Simon Ash']],
    ['Passengers blamed Sky Harbour for the chaos.', ['Sky Harbour']],
    ['The family accuses St. Brigid’s Hospital of negligence.', ['St. Brigid’s Hospital']],
    ['A complaint against Otis Freed says he stalked two students.', ['Otis Freed']],
    ['Investigators said Omar Haddad and Lise Brun defrauded investors.', ['Omar Haddad', 'Lise Brun']],
    ['“What Talia Roth did was theft,” the treasurer said.', ['Talia Roth']],
    // a third set, run once after that: 15 of 24 right
    ['A cashier said Kofi Brew skimmed cash from the till.', ['Kofi Brew']],
    ['Lidia Moreau faces charges of tax evasion.', ['Lidia Moreau']],
    [
      'Parents say Northgate Academy expelled pupils to inflate its results and lied about it.',
      ['Northgate Academy'],
    ],
    ['“Rory Finn drugged me,” the woman told the court.', ['Rory Finn']],
    ['Satellite images show Dale Creek Mining dumped tailings into the lagoon.', ['Dale Creek Mining']],
    ['Hassan Oumar was extradited to face trial for war crimes.', ['Hassan Oumar']],
    ['The panel found Yewande Cole guilty of plagiarism.', ['Yewande Cole']],
    ['Two aides allege Trent Alder groped them.', ['Trent Alder']],
    ['Omega Pharma concealed side effects for years, according to internal memos.', ['Omega Pharma']],
    ['Vince Marlow, convicted of perjury in May, is appealing.', ['Vince Marlow']],
    ['The Enforcement Directorate booked Asha Pillai for money laundering.', ['Asha Pillai']],
  ])('%s', (story, parties) => {
    expect(accusedIn(story)).toEqual(parties);
  });
});

describe('is not accused', () => {
  test.each([
    'Judge Helen Marr said the murder was cruel.',
    'Magistrate Tim Odell called it a mean theft.',
    'Lead prosecutor Ivy Strand told jurors about the bribes.',
    'Superintendent Raj Malik said officers had found the stolen goods.',
    'The jury found that a fraud had taken place.',
    'Supreme Court justices will hear the corruption case.',
    'Burglars stole paintings from Alder House.',
    'A gunman killed Amy Voss and two others.',
    'Amy Voss was stabbed to death in her home.',
    'The trial over the killing of Femi Ade opens today.',
    'Fraudsters cheated Gina Holt out of her savings.',
    'Carl Moss was robbed on the way home.',
    'Sky Harbour was hit by a cyber attack.',
    'The abuse of Brian Shea went on for years.',
    'Lise Brun said a colleague had bullied her.',
    'Greenpeace accused the ministry of lying.',
    'Brian Shea filed a complaint of assault.',
    'Campaigner Nell Ford exposed the bribery.',
    'Femi Ojo stole a glance at the clock.',
    'Dean Cole shot the winner in the last minute.',
    'Ned Varga attacked the budget as too timid.',
    'Arun Mehta plays a killer in the film.',
    'Simon Ash lied down for an hour.',
    'Pinnacle Loans said it had not deceived anybody.',
    'Peter Mutai was found not guilty of forgery.',
    'Charges of fraud against nobody were brought.',
    'Castor Mining will help the police fight theft.',
    'Talia Roth campaigns against bribery.',
    'Orla Salmon was never accused of wrongdoing.',
    'Lara Finch teaches a course on fraud.',
    // from the third set
    'Judge Odette Lamb jailed two men for theft.',
    'The murder victim, Tessa Crane, had moved to Hull in May.',
    'Tessa Crane was shot dead by an intruder.',
    'Advocate Rhea Sen represents the victims of the fraud.',
    'Detective Ian Moss arrested the suspect over the killing.',
    'Dale Rovers stole a point at the death.',
    'Prosecutor Emil Novak accused nobody of lying.',
    'Kofi Brew said thieves had looted his shop.',
    'Trent Alder is investigating claims of abuse.',
    'Omega Pharma cooperated with the fraud inquiry.',
    'Conspirators poisoned King Aldous, the legend says.',
    'Vince Marlow’s conviction for perjury was quashed.',
  ])('%s', (story) => {
    expect(accusedIn(story)).toEqual([]);
  });
});
