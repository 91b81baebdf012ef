/** The contact log of the made-up story in sample.fixture.ts. */
import type { AttemptInput } from './asked.ts';

export function sampleAttempts(): AttemptInput[] {
  return [
    {
      party: 'Ministry of Transport',
      partyAliases: ['the transport ministry'],
      channel: 'e-mail press@secret.example.org',
      person: 'SECRET PERSON',
      sentAt: new Date('2025-03-04T15:05:00Z'),
      deadline: new Date('2025-03-04T20:00:00Z'),
      outcome: 'NO_IMMEDIATE_RESPONSE',
      answeredAt: null,
      answer: '',
      itemIds: ['7', '3'],
    },
    {
      party: 'Castell Engineering',
      partyAliases: [],
      channel: 'telephone',
      person: '',
      sentAt: new Date('2025-03-04T15:20:00Z'),
      deadline: null,
      outcome: 'PROMISED_LATER',
      answeredAt: new Date('2025-03-04T15:24:00Z'),
      answer: '',
      itemIds: ['7'],
    },
    {
      party: 'North Sound Ferries',
      partyAliases: [],
      channel: 'e-mail',
      person: '',
      sentAt: new Date('2025-03-04T14:00:00Z'),
      deadline: null,
      outcome: 'RESPONDED',
      answeredAt: new Date('2025-03-04T16:40:00Z'),
      answer: 'We stand by the figure. It counts every crew that works from the old harbour.',
      itemIds: ['5'],
    },
  ];
}
