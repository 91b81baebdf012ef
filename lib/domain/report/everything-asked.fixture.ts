/** The contact log of everything.fixture.ts, and what its story says of those who did not answer. */
import { CONTACT_OUTCOMES, NON_RESPONSE_OUTCOMES } from '../contact-outcomes.ts';
import type { ContactOutcome } from '../vocabulary.ts';
import type { AttemptInput } from './asked.ts';
import type { ItemInput } from './assemble.ts';
import { sampleEvidence } from './sample.fixture.ts';

const ANSWERED: readonly ContactOutcome[] = ['RESPONDED', 'DENIED', 'DECLINED', 'UNABLE', 'PROMISED_LATER'];
const DAY = new Date('2025-03-04T15:05:00Z').getTime();
const HOUR = 3_600_000;

function attempt(party: string, more: Partial<AttemptInput>): AttemptInput {
  return {
    party,
    partyAliases: [],
    channel: 'e-mail press@secret.example.org',
    person: 'SECRET PERSON',
    sentAt: new Date(DAY),
    deadline: null,
    outcome: 'NO_IMMEDIATE_RESPONSE',
    answeredAt: null,
    answer: '',
    itemIds: ['2', '0'],
    ...more,
  };
}

/**
 * The possible timings of a request: no deadline, one to come, one that has passed; answered the same day, earlier, or
 * at an unknown time.
 */
const TIMES = {
  'Harbour Board': {},
  'Ferry Company': { deadline: new Date(DAY + 5 * HOUR), channel: 'telephone +44 1632 960001' },
  'Pier Trust': { deadline: new Date(DAY + HOUR), channel: 'in person' },
  'Survey Office': { sentAt: new Date(DAY - 26 * HOUR), deadline: new Date(DAY - 20 * HOUR), channel: '' },
  'Old Council': { sentAt: new Date(DAY - 80 * 24 * HOUR), channel: 'letter' },
} satisfies Record<string, Partial<AttemptInput>>;

const nameOf = (body: string, outcome: ContactOutcome) => `${body} ${CONTACT_OUTCOMES.indexOf(outcome) + 1}`;

/** One request to a party for each outcome at each of those times, and some parties that were asked twice. */
export function everyAttempt(): AttemptInput[] {
  const once = Object.entries(TIMES).flatMap(([body, times]) =>
    CONTACT_OUTCOMES.map((outcome) => {
      const sent = 'sentAt' in times ? times.sentAt.getTime() : DAY;
      const isAnswered = ANSWERED.includes(outcome);
      return attempt(nameOf(body, outcome), {
        ...times,
        outcome,
        answeredAt: isAnswered && body !== 'Pier Trust' ? new Date(sent + HOUR / 2) : null,
        answer: outcome === 'RESPONDED' || outcome === 'DENIED' ? ' We stand by the figure. ' : '',
      });
    }),
  );
  return [
    ...once,
    attempt('Castell Engineering', {
      outcome: 'RESPONDED',
      answeredAt: new Date(DAY - HOUR),
      sentAt: new Date(DAY - 2 * HOUR),
    }),
    attempt('Castell Engineering', { deadline: new Date(DAY + 2 * HOUR) }),
    attempt('Ministry of Transport', {
      partyAliases: ['the transport ministry'],
      outcome: 'DECLINED',
      answeredAt: new Date(DAY),
    }),
    attempt('Ministry of Transport', {
      partyAliases: ['the transport ministry'],
      sentAt: new Date(DAY + HOUR),
    }),
    // Not sent yet when the first edition came out.
    attempt('Later Bureau', { sentAt: new Date('2025-03-05T10:00:00Z') }),
  ];
}

type Silence = Partial<ItemInput> & { exact: string };
const silent = (
  exact: string,
  outcome: ContactOutcome | null,
  names: readonly (string | [string, string])[],
): Silence => ({
  exact,
  kind: 'NON_RESPONSE',
  reason: 'awaiting reply',
  outcome,
  parties: names.map((name) =>
    typeof name === 'string' ? { name, mention: name } : { name: name[0], mention: name[1] },
  ),
});

/**
 * The silence of each party alone, in every wording that fits it or might be taken to; then several parties in one
 * sentence.
 */
export function everySilence(): Silence[] {
  const bodies = Object.keys(TIMES);
  const alone = bodies.flatMap((body) =>
    CONTACT_OUTCOMES.flatMap((logged) =>
      [...NON_RESPONSE_OUTCOMES, null]
        .filter((outcome) => body === 'Harbour Board' || outcome === logged || outcome === 'NO_RESPONSE')
        .map((outcome) => {
          const name = nameOf(body, logged);
          return silent(
            `${name}, it says here: ${outcome?.toLowerCase().replaceAll('_', ' ') ?? 'nothing'}`,
            outcome,
            [name],
          );
        }),
    ),
  );
  const of = (body: string, ...outcomes: ContactOutcome[]) =>
    outcomes.map((outcome) => nameOf(body, outcome));
  return [
    ...alone,
    silent('Nobody is named here', 'NO_RESPONSE', []),
    silent('Neither was ever asked', 'NO_RESPONSE', ['Anybody', 'Somebody']),
    silent('It was never asked', 'NO_RESPONSE', [['Nobody Ltd', 'it']]),
    silent('One of them was never asked', 'NO_RESPONSE', [...of('Harbour Board', 'NO_RESPONSE'), 'Somebody']),
    silent('Two have answered', 'NO_RESPONSE', of('Harbour Board', 'RESPONDED', 'DENIED', 'DECLINED')),
    silent('All of them said nothing', 'NO_RESPONSE', [
      ...of(
        'Harbour Board',
        'NO_IMMEDIATE_RESPONSE',
        'NO_RESPONSE',
        'DECLINED',
        'UNABLE',
        'PROMISED_LATER',
        'UNREACHABLE',
      ),
      ...of('Ferry Company', 'NO_IMMEDIATE_RESPONSE', 'DECLINED', 'PROMISED_LATER'),
    ]),
    silent(
      'Two did not at once',
      'NO_IMMEDIATE_RESPONSE',
      of('Ferry Company', 'NO_IMMEDIATE_RESPONSE', 'NO_RESPONSE'),
    ),
    silent('Asked again after an answer', 'NO_IMMEDIATE_RESPONSE', ['Castell Engineering']),
    silent('The ministry by another name', 'DECLINED', [['Ministry of Transport', 'The transport ministry']]),
    silent('They would not be drawn', 'NO_RESPONSE', [['Later Bureau', 'they']]),
    {
      ...silent(
        'Said to be silent, and a source says otherwise',
        'NO_RESPONSE',
        of('Harbour Board', 'NO_RESPONSE'),
      ),
      evidence: [sampleEvidence('a', { stance: 'CONTRADICTS', source: { title: 'Its letter' } })],
    },
  ];
}
