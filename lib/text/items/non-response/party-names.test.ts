import { describe, expect, it } from 'vitest';
import { extract } from '../../extract.ts';

/** The names of those who did not answer, as the contact log lists them. */
const named = (text: string) =>
  extract(text, { language: 'en' }).items.flatMap(({ kind, parties }) =>
    kind === 'NON_RESPONSE' ? parties.map(({ name }) => name) : [],
  );

describe('whoever only speaks for a body is named as that body', () => {
  it.each<[string, string[]]>([
    [
      'A spokesman for the Ministry of Ports did not respond to a request for comment.',
      ['Ministry of Ports'],
    ],
    ['A spokesperson for Norvane Ferries declined to comment.', ['Norvane Ferries']],
    [
      'A spokesman for the Department of Fisheries and Ports did not respond.',
      ['Department of Fisheries and Ports'],
    ],
    ['A Treasury spokeswoman did not immediately return a call.', ['Treasury']],
    ['The press office of the ferry union did not reply to questions.', ['ferry union']],
    ['A spokeswoman for Ada Holm did not respond to emails.', ['Ada Holm']],
    ['A spokesman for Holm declined to comment.\n\nAda Holm chairs the port.', ['Ada Holm']],
    ['The ministry’s spokesman did not pick up the phone.', ['ministry']],
    // named in earlier sentences
    [
      'Ferry operator Norvane Line said no boat would sail. They hope to charter one. A spokesman did not respond to questions.',
      ['Norvane Line'],
    ],
    [
      'Norvane Ferries raised its fares. A spokesman did not respond to a request for comment.',
      ['Norvane Ferries'],
    ],
    [
      'The Harbour Board closed the pier in May. “We do not comment on staff,” a spokeswoman said.',
      ['Harbour Board'],
    ],
    ['Norvane Ferries raised its fares. Its press office did not return calls.', ['Norvane Ferries']],
    ['The Skarv Trust sold the mill. The trust’s spokesman declined to comment.', ['Skarv Trust']],
  ])('%s', (text, names) => {
    expect(named(text)).toEqual(names);
  });
});

describe('a spokesman who has a name of his own goes by it', () => {
  it.each<[string, string[]]>([
    ['A spokesman for Norvane Ferries, Bo Lind, declined to comment.', ['Bo Lind']],
    ['Norvane Ferries spokesman Bo Lind did not respond to a request for comment.', ['Bo Lind']],
  ])('%s', (text, names) => {
    expect(named(text)).toEqual(names);
  });
});

describe('nobody is guessed for a voice of whom the story tells nothing near', () => {
  it.each<[string, string[]]>([
    ['It rained on Monday. A spokesman declined to comment.', ['spokesman']],
    [
      'Norvane Ferries raised its fares.\n\nThe rain came.\n\nIt fell for a week.\n\nAda Holm went home.\n\nA spokesman declined to comment.',
      ['spokesman'],
    ],
  ])('%s', (text, names) => {
    expect(named(text)).toEqual(names);
  });
});

describe('a description goes back to the name that the story gave with it', () => {
  it.each<[string, string[]]>([
    [
      'Norvane Ferries raised its fares. The company did not respond to a request for comment.',
      ['Norvane Ferries'],
    ],
    ['The Skarv Trust sold the mill. The trust declined to comment.', ['Skarv Trust']],
    ['Ada Holm, the harbour minister, left early. The minister did not respond to questions.', ['Ada Holm']],
    [
      'Norvane Ferries was paid in full. There was no reply to an email sent to the company’s address.',
      ['Norvane Ferries'],
    ],
    ['The company did not respond to a request for comment.', ['company']],
  ])('%s', (text, names) => {
    expect(named(text)).toEqual(names);
  });
});

describe('what is set apart is a writer’s, and names nobody for the story behind it', () => {
  it('“it” is whose letter that was', () => {
    expect(
      named(
        'The tutor lost the case.\n\nIn a letter to parents the Skarv Academy said:\n\nDear parents, we are sorry. Tutors from Tern House are no longer with us.\n\nIt declined to say how many had gone.',
      ),
    ).toEqual(['Skarv Academy']);
  });
});

describe('who is somebody’s goes by whose', () => {
  it.each<[string, string[]]>([
    ['Ada Holm quit on Monday. Her office did not reply to emails.', ['Ada Holm’s office']],
    ['Ada Holm quit on Monday. Her lawyer declined to comment.', ['Ada Holm’s lawyer']],
    [
      'Tern Marine won the contract. The firm’s directors could not be reached for comment.',
      ['Tern Marine’s directors'],
    ],
    ['The mayor’s office did not reply to questions.', ['mayor’s office']],
    ['Lawyers for Ada Holm declined to comment.', ['Lawyers for Ada Holm']],
  ])('%s', (text, names) => {
    expect(named(text)).toEqual(names);
  });
});
