import { describe, expect, test } from 'vitest';
import { tellsName } from './names-told.ts';

describe('what tells who it is', () => {
  test.each([
    ['the name', 'Zyxomma Petiolatum, night shift', 'a talk with zyxomma petiolatum'],
    ['two spaces and a line’s end in it', 'Zyxomma Petiolatum', 'Zyxomma  \n Petiolatum of the port'],
    ['two spaces in what is kept', 'Zyxomma  Petiolatum', 'Zyxomma Petiolatum'],
    ['the surname alone', 'Zyxomma Petiolatum', 'the Petiolatum papers'],
    ['the surname’s genitive', 'Zyxomma Petiolatum', 'Petiolatum’s deputy'],
    ['the first name alone', 'Zyxomma Petiolatum', 'zyxomma from the port'],
    ['the surname first', 'Petiolatum, Zyxomma', 'Petiolatum Zyxomma'],
    ['what follows a dash is no name', 'Zyxomma Petiolatum – night shift', 'Petiolatum'],
    ['initials with dots', 'Zyxomma Petiolatum', 'Z.P., who works at the port'],
    ['initials with dots and spaces', 'Zyxomma Petiolatum', 'a person (Z. P.)'],
    ['initials in one', 'Zyxomma Petiolatum', 'call with ZP'],
    ['initials in small letters', 'Zyxomma Petiolatum', 'call with z.p. at noon'],
    ['initials turned', 'Zyxomma Petiolatum', 'P. Z.'],
    ['three initials', 'Zyxomma Maria Petiolatum', 'ZMP'],
    ['first and last of three', 'Zyxomma Maria Petiolatum', 'ZP'],
    ['an initial and the surname', 'Zyxomma Petiolatum', 'Z. Petiolatum'],
    ['no marks', 'Lenka Dvořáčková', 'Dvorackova of the ministry'],
    ['marks that were not kept', 'Lenka Dvorackova', 'a person near Dvořáčková'],
    ['composed otherwise', 'Lenka Dvořáčková', 'Dvořáčková'.normalize('NFD')],
    ['ue for ü', 'Jürgen Müllerin', 'Muellerin'],
    ['oe for ø', 'Sørine Ørbek', 'Oerbek'],
    ['ss for ß', 'Karl Weißhaupt', 'WEISSHAUPT'],
    ['ł and ż', 'Michał Wałżyński', 'Walzynski'],
    ['a zero-width space in it', 'Zyxomma Petiolatum', 'Petio\u200blatum'],
    ['a soft hyphen in it', 'Zyxomma Petiolatum', 'Petio\u00adlatum'],
    ['a word joiner and a mark of direction', 'Zyxomma Petiolatum', 'Pe\u2060tio\u200elatum'],
    ['letters of full width', 'Zyxomma Petiolatum', 'Ｐｅｔｉｏｌａｔｕｍ'],
    ['a Cyrillic о inside', 'Zyxomma Petiolatum', 'Petiоlatum'],
    ['a Greek ο inside', 'Zyxomma Petiolatum', 'Petiοlatum'],
    ['look-alikes alone', 'Anna Pacco', 'Расо'.replace('о', 'со')],
    ['another hyphen', 'Anna-Liesa Berg-Quandt', 'Berg‑Quandt'],
    ['a dash for the hyphen', 'Anna Berg-Quandt', 'Berg–Quandt'],
    ['no hyphen', 'Anna Berg-Quandt', 'Bergquandt'],
    ['joined', 'Zyxomma Petiolatum', 'zyxommapetiolatum@port.example'],
    ['spelt out', 'Zyxomma Petiolatum', 'P-e-t-i-o-l-a-t-u-m'],
    ['an apostrophe', 'Sean O’Quigley', "O'Quigley"],
    ['a particle', 'Greta van der Plonk', 'Plonk'],
    ['Russian for Latin', 'Mikhail Khrushchenko', 'Хрущенко'],
    ['Russian, inflected', 'Anna Vasnetsova', 'разговор с Васнецовой'],
    ['Russian within Russian, inflected', 'Анна Васнецова', 'Васнецову'],
    ['Latin for Russian', 'Юлия Щербакова', 'Yulia Shcherbakova'],
    ['Latin for Russian otherwise', 'Юлия Щербакова', 'Julia Scherbakova'],
    ['-sky, -skiy, -ський', 'Olena Zahorska-Pylypsky', 'Пилипський'],
    ['Greek for Latin', 'Eleni Papathanasiou', 'Παπαθανασίου'],
    ['Latin for Greek', 'Κώστας Μητρόπουλος', 'Mitropoulos'],
    ['initials that sound otherwise', 'Cecil Chadwickson', 'call with C.C.'],
    ['Cyrillic initials', 'Zoya Petrenkova', 'З. П.'],
    ['Han', '欧阳雪莉', '对欧阳雪莉的采访'],
    ['a word of every day with a capital', 'John Port', 'an aide of Port'],
    ['a word of every day alone', 'John Port', 'Port'],
    ['a short name', 'Wei Ng', 'a friend of Ng'],
    ['a title before it', 'Dr Zyxomma Petiolatum', 'Dr. Petiolatum'],
    ['small letters', 'zyxomma petiolatum', 'the petiolatum file'],
    [
      'no name at all, in the same words',
      'the night watchman of the mill',
      'The night  watchman of the mill',
    ],
  ])('%s', (_, identity, said) => {
    expect(tellsName(identity, said)).toBe(true);
  });
});

describe('what does not', () => {
  test.each([
    ['what is agreed', 'Zyxomma Petiolatum, night shift', 'a person familiar with the works'],
    [
      'what follows the name',
      'Zyxomma Petiolatum, night shift at the port',
      'a worker of the night shift at the port',
    ],
    ['a word of every day', 'John Port', 'a person at the port'],
    ['and at the beginning', 'Rose Banks', 'Banks were told of it by a person in the trade'],
    ['and as what it is', 'Anna King', 'an aide to the King'],
    ['a month', 'May June', 'an official, in may'],
    ['all in capitals', 'John Port', 'A PERSON AT THE PORT'],
    ['an office', 'Judge Zyxomma Petiolatum', 'a judge of the court'],
    ['a title', 'Dr Zyxomma Petiolatum', 'a Dr of the hospital'],
    ['a particle', 'Greta van der Plonk', 'the driver of the van'],
    ['the abbreviation of something else', 'Ursula Nagel', 'a UN official'],
    ['with dots', 'Ursula Schaden', 'a U.S. official'],
    ['a single letter', 'Zyxomma Petiolatum', 'source Z of unit P'],
    ['part of a longer word', 'Anna Brandt', 'the brandting of the port'],
    ['letters across words', 'Ana Tebrid', 'at a bridge'],
    ['no name at all', 'Somebody at the works', 'somebody who works there'],
    ['another name by nearly the same letters', 'Lenka Dvorakova', 'Dvorsky'],
    ['Russian words', 'Anna Port', 'сотрудник порта'],
    ['a Russian word with the same beginning', 'Иван Мирон', 'мир'],
    ['nothing', '', 'a person'],
    ['said nothing', 'Zyxomma Petiolatum', ''],
    ['the label that counts', 'Zyxomma Petiolatum', 'Confidential source 12'],
  ])('%s', (_, identity, said) => {
    expect(tellsName(identity, said)).toBe(false);
  });
});

test('a megabyte of words is read like a sentence', () => {
  const said = 'a person at the Pétiolat port ь П '.repeat(30_000);
  expect(tellsName('Zyxomma Petiolatum', said)).toBe(false);
  expect(tellsName('Zyxomma Petiolatum', `${said} Petiolatum`)).toBe(true);
});
