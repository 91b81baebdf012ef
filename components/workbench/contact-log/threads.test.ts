import { expect, test } from 'vitest';
import type { ContactView } from '@/lib/contacts/view.ts';
import { threadsOf } from './threads.ts';

const contact = (id: string, party: string, followUpOfId: string | null = null) =>
  ({ id, partyId: party, party, followUpOfId }) as ContactView;
const told = (...contacts: ContactView[]) =>
  threadsOf(contacts).map(({ partyId, steps }) => [
    partyId,
    ...steps.map(({ contact: { id }, depth }) => `${'>'.repeat(depth)}${id}`),
  ]);

test('party by party, in the order of asking', () => {
  expect(told(contact('1', 'Moscow'), contact('2', 'Beijing'), contact('3', 'Moscow'))).toEqual([
    ['Moscow', '1', '3'],
    ['Beijing', '2'],
  ]);
});

test('a follow-up stands after what it follows, and its own follow-up after it', () => {
  expect(told(contact('1', 'M'), contact('2', 'M'), contact('3', 'M', '1'), contact('4', 'M', '3'))).toEqual([
    ['M', '1', '>3', '>>4', '2'],
  ]);
});

test('a follow-up of what is not here stands by itself', () => {
  expect(told(contact('1', 'M', 'gone'))).toEqual([['M', '1']]);
});

test('nobody asked, nothing told', () => {
  expect(told()).toEqual([]);
});
