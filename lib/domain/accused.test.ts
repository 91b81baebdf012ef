import { describe, expect, test } from 'vitest';
import { accusedIn } from './accused.fixture.ts';

const PLUMBER = `Plumber jailed after boiler killed student

A jury at Port Crown Court convicted Hart of the manslaughter of Zoe Anders by gross negligence.

Judge Neil Fordham sentenced Hart to three years for manslaughter by gross negligence.

Judge Fordham said: “There was no criminal or hostile intention in this case. Zoe was a young woman with a full life.”`;

describe('is accused and not asked', () => {
  test.each<[string, string[]]>([
    ['A former clerk said the owner, Bo Kray, had lied and stole £3m from the fund.', ['Bo Kray']],
    ['Documents show that North Line hid the report from the inspectors for two years.', ['North Line']],
    ['Four women told the paper that Bo Kray abused them in the 1990s.', ['Bo Kray']],
    ['“Bo Kray harassed me for years,” Ada Holm said.', ['Bo Kray']],
    ['Residents say North Line dumped waste in the river.', ['North Line']],
    [PLUMBER, ['Hart']],
    // plain verbs, reported
    ['Two drivers said Tern Haulage cheated them out of overtime.', ['Tern Haulage']],
    ['The audit found that Councillor Ines Vale took bribes from builders.', ['Ines Vale']],
    ['E-mails show Marlow Foods covered up the outbreak.', ['Marlow Foods']],
    ['“Denny Roe beat the boys with a belt,” a former pupil said.', ['Denny Roe']],
    ['Farmers say Greenacre poisoned their wells.', ['Greenacre']],
    ['A nurse said Dr. Paul Stane forged the records.', ['Paul Stane']],
    ['Her lawyer said Viktor Lann raped her in his flat.', ['Viktor Lann']],
    ['The union said Kestrel Mills sacked and then blackmailed two workers.', ['Kestrel Mills']],
    ['According to three staff members, Ruth Dacre bullied the interns.', ['Ruth Dacre']],
    ['Papers seen by this newspaper show that Lord Penrose embezzled charity money.', ['Lord Penrose']],
    ['Villagers told reporters that Sergeant Obi Nwosu shot the boy.', ['Obi Nwosu']],
    ['A whistle-blower claims that Halden Bank laundered cash for the cartel.', ['Halden Bank']],
    ['“Mr. Pike threatened to burn our house down,” she said.', ['Mr. Pike']],
    ['Police say Joel Marsh strangled his wife.', ['Joel Marsh']],
    ['The report says Brightwater Care neglected its residents.', ['Brightwater Care']],
    ['Tenants said they were cheated by Harlow Lettings.', ['Harlow Lettings']],
    ['She said she had been groped by Tom Reeve at the office party.', ['Tom Reeve']],
    ['Prosecutors allege that Lena Fox bribed an inspector.', ['Lena Fox']],
    ['The paper has learned that Calder Group rigged the tender and misled investors.', ['Calder Group']],
    // convicted and charged
    ['Ray Dolan was convicted of fraud on Friday.', ['Ray Dolan']],
    ['A court in Lagos jailed Emeka Uzor for five years for theft.', ['Emeka Uzor']],
    ['Police charged Nils Aker with arson.', ['Nils Aker']],
    ['Mary Tolland pleaded guilty to false accounting.', ['Mary Tolland']],
    ['Prosecutors charged Ilse Brand and Otto Kern with fraud.', ['Ilse Brand', 'Otto Kern']],
    ['Jack Doyle, 41, was found guilty of the murder of Ciara Byrne.', ['Jack Doyle']],
    ['Suresh Patil was arrested on suspicion of taking a bribe.', ['Suresh Patil']],
    ['Judge Rana Qureshi fined Delta Fuels for dumping oil.', ['Delta Fuels']],
    ['The anti-graft agency arraigned Senator Bala Yusuf for money laundering.', ['Bala Yusuf']],
    [
      'Kim Farrow, who was sentenced to two years for perjury, left the court by a side door.',
      ['Kim Farrow'],
    ],
    // called so outright
    ['Critics called Owen Stark a liar and a thief.', ['Owen Stark']],
    ['“Owen Stark is a crook,” the dealer said.', ['Owen Stark']],
    ['Neighbours blamed Wessex Water for the flood.', ['Wessex Water']],
    ['There were fresh allegations of harassment against Pia Lund.', ['Pia Lund']],
    ['The inquiry heard of Tern Haulage’s lies to the inspectors.', ['Tern Haulage']],
  ])('%s', (story, parties) => {
    expect(accusedIn(story)).toEqual(parties);
  });
});

describe('is not accused', () => {
  test.each([
    // judge, jury, court, prosecutor, police
    'Judge Neil Fordham said the fraud was the worst he had seen.',
    'The prosecutor, Anna Weld, said the theft was planned.',
    'Detective Inspector Sam Orr said the killer had lied.',
    'Sam Orr, of the fraud squad, investigated the theft.',
    'Mr Justice Gale ruled that the search was unlawful.',
    'District Attorney Lou Fenn charged nobody with the crime.',
    'The coroner, Jane Pell, found that the death was an unlawful killing.',
    'Old Bailey jurors heard of the fraud.',
    'The Central Bureau of Investigation is looking into the bribes.',
    'Cape Town police arrested two men for theft.',
    // victims
    'Thieves stole £3m from Harlow Council.',
    'Two men attacked Ada Holm in the park.',
    'The gang kidnapped Bola Ade and killed him.',
    'Zoe Anders was murdered in May.',
    'She wept at the murder of Ciara Byrne.',
    'Hackers blackmailed Norlink for a week.',
    'Mia Coles, who was raped at sixteen, waived her anonymity.',
    'The fraud cost Halden Bank millions.',
    'The killing of Tunde Bello shocked the town.',
    'Somebody poisoned Viktor Lann.',
    'Ada Holm said she had been harassed for years.',
    'Robbers shot the jeweller, Hans Veld, twice.',
    'Ciara Byrne’s killer has never been found.',
    'An arson attack on Greenacre left two dead.',
    // accusers
    'Ada Holm accused the school of abuse.',
    'Ada Holm alleged fraud.',
    'Amnesty International denounced the killings.',
    'Ines Vale sued over the harassment.',
    'Rosa Penn, a whistle-blower, reported the theft to the police.',
    // no accusation at all
    'Bo Kray stole the show at the gala.',
    'North Line hid its delight at the result.',
    'Mr. Pike beat Mr. Roe by two sets.',
    'Tom Reeve cheated death in the mountains.',
    'Kestrel Mills broke its own record for exports.',
    'Lena Fox killed off her hero in the last book.',
    'Ruth Dacre fought against corruption all her life.',
    'Owen Stark wrote a book about fraud.',
    'Calder Group denied that it had misled investors.',
    'Pia Lund was cleared of fraud.',
    'Otto Kern was acquitted of theft.',
    'Wessex Water was not to blame for the flood.',
    'Brightwater Care has a policy against harassment.',
  ])('%s', (story) => {
    expect(accusedIn(story)).toEqual([]);
  });
});
