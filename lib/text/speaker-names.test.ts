import { describe, expect, it } from 'vitest';
import { extract } from './extract.ts';

/** The names shown for a text's speakers, leaving out the reporter's claims. */
const speakersOf = (text: string) =>
  extract(text, { language: 'en' })
    .items.filter(({ kind }) => kind !== 'FACTUAL_CLAIM' && kind !== 'NON_RESPONSE')
    .map(({ speaker }) => speaker?.name ?? null);

describe('what an office is of, in brackets behind it', () => {
  it.each([
    ['SP (Rural) Anita Deo said the boat was found.', 'Anita Deo'],
    ['Addl. SP (Crime) Anita Deo said the boat was found.', 'Anita Deo'],
    ['Engr. (Mrs.) Eva Lund said the pier would hold.', 'Eva Lund'],
  ])('%s', (text, name) => {
    expect(speakersOf(text)).toEqual([name]);
  });
});

describe('the speaker beside a relative clause or an addition', () => {
  it.each([
    [
      'A person close to the talks, who was not authorised to speak publicly, said the deal was dead.',
      'A person close to the talks',
    ],
    [
      'Two people familiar with the plan, who asked not to be named, said the plant would close.',
      'Two people familiar with the plan',
    ],
    ['Sources close to the minister said he would go in May.', 'Sources close to the minister'],
    [
      'A woman at the scene, who did not want to give her name, said she had heard three shots.',
      'A woman at the scene',
    ],
    [
      'Three members of the board, all of whom left in May, said the accounts were wrong.',
      'Three members of the board',
    ],
    ['While police have not named the man, loved ones say the dead man is Bo Lind.', 'loved ones'],
    ['The older ones said the storm of 1987 was worse.', 'The older ones'],
    ['Those who were on board said the crew had fled.', 'Those who were on board'],
    ['Anna Keller, whose brother died in the fire, said nobody had called her.', 'Anna Keller'],
    ['Paul Lind, who was on the bridge at the time, said the lights went out.', 'Paul Lind'],
    [
      'A senior officer with knowledge of the case, which is still open, said the file was lost.',
      'A senior officer with knowledge of the case',
    ],
  ])('is shown as a name or a description: %s', (text, name) => {
    expect(speakersOf(text)[0]).toBe(name);
  });
});

describe('the name without office and party', () => {
  it.each([
    [
      'Minister in the Ministry of Finance Bo Lind said, “We will pay.”\n\nLind said the money was there.',
      ['Bo Lind', 'Bo Lind'],
    ],
    [
      'Deputy Director of Public Safety Eva Lund took over the inquiry in May.\n\nMs Lund said: “We will publish every page.”',
      ['Eva Lund'],
    ],
    [
      'Permanent Secretary in the Ministry of Works Obi Lund said the road was paid for. Lund said nobody had asked.',
      ['Obi Lund', 'Obi Lund'],
    ],
    [
      'Harbour National Congress (HNC) leader Musa Mudawi also sent a message to the family, saying that he had learnt of the death with sorrow.',
      ['Musa Mudawi'],
    ],
    ['Norvane Teachers’ Union (NTU) secretary Ada Kray said schools would close.', ['Ada Kray']],
    ['All Harbour Congress (AHC) National Chairman Dr. Tobi Lund said the vote was fair.', ['Tobi Lund']],
    ['“We will pay,” said Harbour Bank (HB) chief executive Ines Brandt.', ['Ines Brandt']],
  ])('is the person’s: %s', (text, names) => {
    expect(speakersOf(text)).toEqual(names);
  });

  it.each([
    ['Barr. Tobi Lund', 'Tobi Lund'],
    ['Engr. Obi Keller', 'Obi Keller'],
    ['Alhaji Musa Lund', 'Musa Lund'],
    ['Alh. Musa Lund', 'Musa Lund'],
    ['Smt. Devi Keller', 'Devi Keller'],
    ['Shri Ravi Keller', 'Ravi Keller'],
    ['Justice Mara Lund', 'Mara Lund'],
    ['Mr Justice Brandt', 'Brandt'],
    ['Hon. Ada Kray', 'Ada Kray'],
    ['Hon Justice Ada Kray', 'Ada Kray'],
    ['DCI Paul Lind', 'Paul Lind'],
    ['Det Supt Paul Lind', 'Paul Lind'],
    ['PC Anna Keller', 'Anna Keller'],
    ['Garda Superintendent Anna Keller', 'Anna Keller'],
    ['Chief Superintendent Arvo Holm', 'Arvo Holm'],
    ['Prof. Ada Holm', 'Ada Holm'],
    ['Ada Holm KC', 'Ada Holm'],
    ['Adv Priya Nair', 'Priya Nair'],
    ['Cabinet Secretary Tavi Otieno', 'Tavi Otieno'],
    ['Governor Obi Lund', 'Obi Lund'],
    ['Senator the Hon. Ada Kray', 'Ada Kray'],
    ['ASP Tobi Lund', 'Tobi Lund'],
    ['Chief Tobi Lund', 'Tobi Lund'],
    ['Otunba Tobi Lund', 'Tobi Lund'],
    ['SP Ravi Keller', 'Ravi Keller'],
    ['Shadow Treasurer Ada Kray', 'Ada Kray'],
    ['Rt Hon Ada Kray', 'Ada Kray'],
    ['Mx Robin Holm', 'Robin Holm'],
  ])('is that behind “%s”', (titled, name) => {
    expect(speakersOf(`“We will look at every page again,” ${titled} said on Monday.`)).toEqual([name]);
    expect(speakersOf(`${titled} said that the road would be open by May.`)).toEqual([name]);
  });

  it('links the short form behind a title to the full name', () => {
    const text =
      'Adv Priya Nair filed the case. Barr. Tobi Lund objected. “It is late,” Barr. Lund said. “It is in time,” Adv Nair said.';
    expect(speakersOf(text)).toEqual(['Tobi Lund', 'Priya Nair']);
  });
});

describe('a name is not made longer by a later phrase', () => {
  it.each([
    [
      'The Pentagon rejected the claim as “false.”\n\nAccording to the Pentagon, the base stays.\n\nCmdr. Corin Bell told VOA Pentagon correspondent Ada Holm that the claim was wrong.',
      ['The Pentagon', 'the Pentagon', 'Corin Bell'],
    ],
    [
      'Norvane said the ship was late. Anna Keller told Harbour Norvane reporter Ada Holm that the ship had sunk.',
      ['Norvane', 'Anna Keller'],
    ],
    [
      'The Kremlin denied sending the men. “They are lost,” said BBC Kremlin editor Ada Holm.',
      ['The Kremlin', 'Ada Holm'],
    ],
  ])('in %s', (text, names) => {
    const found = speakersOf(text);
    for (const name of names) expect(found).toContain(name);
    expect(new Set(found)).toEqual(new Set(names));
  });
});
