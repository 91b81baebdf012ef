import { describe, expect, it } from 'vitest';
import type { Attempt, NamedParty } from './standing.ts';
import { supportOf } from './supported-wording.ts';
import type { ContactOutcome } from './vocabulary.ts';

const at = (time: string, day = 8) => new Date(`2025-04-0${day}T${time}:00Z`);
const NOW = at('16:00');

function attempt(party: string, more: Partial<Attempt> = {}): Attempt {
  return {
    party,
    partyAliases: [],
    channel: 'e-mail',
    person: 'press service',
    sentAt: at('14:05'),
    deadline: at('18:00'),
    outcome: 'NO_IMMEDIATE_RESPONSE',
    answeredAt: null,
    ...more,
  };
}

const party = (name: string, mention = name): NamedParty => ({ name, mention });

function ask(
  outcome: ContactOutcome | null,
  names: (string | NamedParty)[],
  attempts: Attempt[],
  now = NOW,
  timeZone = 'UTC',
) {
  const parties = names.map((name) => (typeof name === 'string' ? party(name) : name));
  return supportOf({ outcome, parties }, attempts, now, { timeZone });
}

const supported = (support: ReturnType<typeof ask>) => support.parties.map((one) => one.isSupported);

describe('the table of outcomes and the wording they support', () => {
  const past = { deadline: at('15:00') };
  it.each<[ContactOutcome, Partial<Attempt>, ContactOutcome, boolean]>([
    // how the sentence words it, what differs in the log, the logged outcome, supported?
    ['NO_IMMEDIATE_RESPONSE', {}, 'NO_IMMEDIATE_RESPONSE', true],
    ['NO_IMMEDIATE_RESPONSE', { deadline: null }, 'NO_IMMEDIATE_RESPONSE', true],
    ['NO_IMMEDIATE_RESPONSE', past, 'NO_IMMEDIATE_RESPONSE', false],
    ['NO_IMMEDIATE_RESPONSE', {}, 'NO_RESPONSE', true],
    ['NO_RESPONSE', {}, 'NO_IMMEDIATE_RESPONSE', false],
    ['NO_RESPONSE', past, 'NO_IMMEDIATE_RESPONSE', true],
    ['NO_RESPONSE', { deadline: NOW }, 'NO_IMMEDIATE_RESPONSE', true],
    ['NO_RESPONSE', { deadline: null }, 'NO_RESPONSE', true],
    ['NO_RESPONSE', {}, 'NO_RESPONSE', false],
    ['NO_RESPONSE', past, 'DECLINED', false],
    ['DECLINED', {}, 'DECLINED', true],
    ['DECLINED', past, 'NO_RESPONSE', false],
    ['DECLINED', {}, 'NO_IMMEDIATE_RESPONSE', false],
    ['UNABLE', {}, 'UNABLE', true],
    ['PROMISED_LATER', {}, 'PROMISED_LATER', true],
    ['NO_IMMEDIATE_RESPONSE', {}, 'PROMISED_LATER', false],
    ['UNREACHABLE', {}, 'UNREACHABLE', true],
    ['NO_IMMEDIATE_RESPONSE', {}, 'UNREACHABLE', false],
    ['NO_IMMEDIATE_RESPONSE', {}, 'RESPONDED', false],
    ['DECLINED', {}, 'DENIED', false],
    ['NO_IMMEDIATE_RESPONSE', {}, 'NOT_CONTACTED', false],
    ['DECLINED', {}, 'NOT_CONTACTED', false],
  ])('worded %s, log %j %s: %s', (worded, more, outcome, isSupported) => {
    const support = ask(worded, ['Moscow'], [attempt('Moscow', { ...more, outcome })]);
    expect(supported(support)).toEqual([isSupported]);
  });

  it('needs an attempt to each party', () => {
    const support = ask('NO_IMMEDIATE_RESPONSE', ['Moscow', 'Beijing'], [attempt('Kremlin')]);
    expect(supported(support)).toEqual([true, false]);
    expect(support.parties[1]?.words).toBe('no attempt logged');
    expect(support.supportedWording).toBe('There was no immediate comment from Moscow.');
  });

  it('supports nothing without an attempt', () => {
    expect(ask('DECLINED', ['Moscow'], []).supportedWording).toBeNull();
    expect(ask(null, ['Moscow'], []).parties[0]?.isSupported).toBe(false);
  });

  it('does not count a request that has not gone out yet', () => {
    expect(supported(ask('NO_IMMEDIATE_RESPONSE', ['Moscow'], [attempt('Moscow')], at('14:00')))).toEqual([
      false,
    ]);
  });

  it('supports any non-response where the sentence’s outcome is not known', () => {
    expect(supported(ask(null, ['Moscow'], [attempt('Moscow')]))).toEqual([true]);
    expect(supported(ask(null, ['Moscow'], [attempt('Moscow', { outcome: 'RESPONDED' })]))).toEqual([false]);
  });
});

describe('several attempts to one party', () => {
  const email = attempt('Moscow');
  it.each<[string, ContactOutcome, Attempt[], boolean, string | null]>([
    [
      'a follow-up with a later deadline keeps “no immediate comment” alive',
      'NO_IMMEDIATE_RESPONSE',
      [attempt('Moscow', { deadline: at('15:00') }), attempt('Moscow', { sentAt: at('15:10') })],
      true,
      'There was no immediate comment from Moscow.',
    ],
    [
      'a late answer to the first request ends the silence of the second',
      'NO_RESPONSE',
      [
        attempt('Moscow', { outcome: 'RESPONDED', answeredAt: at('15:50'), deadline: at('15:00') }),
        attempt('Moscow', { sentAt: at('15:10'), deadline: at('15:30') }),
      ],
      false,
      null,
    ],
    [
      'silence on a new request counts after an earlier answer',
      'NO_IMMEDIATE_RESPONSE',
      [
        attempt('Moscow', { outcome: 'RESPONDED', answeredAt: at('14:30') }),
        attempt('Moscow', { sentAt: at('15:00') }),
      ],
      true,
      'There was no immediate comment from Moscow.',
    ],
    [
      'a party that declined has declined, whatever the follow-up met',
      'DECLINED',
      [
        attempt('Moscow', { outcome: 'DECLINED', answeredAt: at('14:30') }),
        attempt('Moscow', { sentAt: at('15:00') }),
      ],
      true,
      'Moscow declined to comment.',
    ],
    [
      'a promise ends earlier silence',
      'NO_IMMEDIATE_RESPONSE',
      [email, attempt('Moscow', { sentAt: at('14:22'), outcome: 'PROMISED_LATER', answeredAt: at('14:25') })],
      false,
      'Moscow said it would respond.',
    ],
    [
      'an unanswered e-mail and an unanswered telephone: both can be said',
      'UNREACHABLE',
      [email, attempt('Moscow', { sentAt: at('14:22'), channel: 'telephone', outcome: 'UNREACHABLE' })],
      true,
      'Moscow could not be reached for comment.',
    ],
    [
      'the order of the log does not matter',
      'NO_RESPONSE',
      [
        attempt('Moscow', { sentAt: at('15:00'), outcome: 'RESPONDED', answeredAt: at('15:05') }),
        attempt('Moscow', { deadline: at('14:30') }),
      ],
      false,
      null,
    ],
  ])('%s', (_says, worded, attempts, isSupported, wording) => {
    const support = ask(worded, ['Moscow'], attempts);
    expect(supported(support)).toEqual([isSupported]);
    expect(support.supportedWording).toBe(wording);
  });
});

describe('the proposed wording', () => {
  const past = { deadline: at('15:00') };
  it.each<[string, (string | NamedParty)[], Attempt[], string | null]>([
    [
      'both silent',
      ['Moscow', 'Beijing'],
      [attempt('Kremlin'), attempt("China's foreign ministry")],
      'There was no immediate comment from Moscow or Beijing.',
    ],
    [
      'both late',
      ['Moscow', 'Beijing'],
      [attempt('Kremlin', past), attempt('Beijing', past)],
      'Moscow and Beijing did not respond to requests for comment.',
    ],
    [
      'one late, one declined',
      ['Moscow', 'Beijing'],
      [attempt('Moscow', past), attempt('Beijing', { outcome: 'DECLINED' })],
      'Moscow did not respond to a request for comment; Beijing declined to comment.',
    ],
    [
      'one late, one still awaited',
      ['Moscow', 'Beijing'],
      [attempt('Moscow', past), attempt('Beijing')],
      'Moscow did not respond to a request for comment; Beijing did not immediately respond to a request for comment.',
    ],
    [
      'one answered',
      ['Moscow', 'Beijing'],
      [attempt('Moscow', { outcome: 'DENIED', answeredAt: at('15:00') }), attempt('Beijing')],
      'There was no immediate comment from Beijing.',
    ],
    [
      'three, with the article as running text has it',
      [party('The Kremlin', 'The Kremlin'), 'Minsk', 'NATO'],
      [
        attempt('The Kremlin', { outcome: 'UNABLE' }),
        attempt('Minsk', { outcome: 'UNABLE' }),
        attempt('NATO', { outcome: 'PROMISED_LATER' }),
      ],
      'The Kremlin and Minsk could not comment; NATO said it would respond.',
    ],
    [
      'a pronoun is replaced by the name',
      [party('Anna Kowalska', 'she')],
      [attempt('Anna Kowalska', { outcome: 'PROMISED_LATER' })],
      'Anna Kowalska said a response would follow.',
    ],
    [
      'a party put in by hand has no mention',
      [party('Moscow', '')],
      [attempt('Moscow')],
      'There was no immediate comment from Moscow.',
    ],
    [
      'a party named twice is asked once',
      [party('Moscow'), party('Moscow')],
      [attempt('Moscow')],
      'There was no immediate comment from Moscow.',
    ],
  ])('%s', (_says, names, attempts, wording) => {
    expect(ask('NO_IMMEDIATE_RESPONSE', names, attempts).supportedWording).toBe(wording);
  });
});

describe('matching parties', () => {
  it('takes the party’s own aliases', () => {
    const attempts = [attempt('Office of the President', { partyAliases: ['Bankova', 'Kyiv'] })];
    expect(supported(ask('NO_IMMEDIATE_RESPONSE', ['Kyiv'], attempts))).toEqual([true]);
  });

  it('takes the resolved name as well as the mention', () => {
    const attempts = [attempt('Paul Smith')];
    expect(supported(ask('NO_IMMEDIATE_RESPONSE', [party('Paul Smith', 'he')], attempts))).toEqual([true]);
  });

  it('does not take one office for another', () => {
    const attempts = [attempt('State Department')];
    expect(supported(ask('NO_IMMEDIATE_RESPONSE', ['the Pentagon'], attempts))).toEqual([false]);
    expect(supported(ask('NO_IMMEDIATE_RESPONSE', ['Washington'], attempts))).toEqual([true]);
  });
});

describe('the words beside a party', () => {
  it.each<[string, ContactOutcome, Attempt, Date, string]>([
    [
      'awaited',
      'NO_IMMEDIATE_RESPONSE',
      attempt('Moscow'),
      NOW,
      'Press service, e-mail 14:05, deadline 18:00 · no answer yet',
    ],
    [
      'late',
      'NO_IMMEDIATE_RESPONSE',
      attempt('Moscow'),
      at('18:00'),
      'Press service, e-mail 14:05, deadline 18:00 · no answer by the deadline, which does not support “no immediate comment”',
    ],
    [
      'another day',
      'NO_RESPONSE',
      attempt('Moscow', { person: '' }),
      at('09:00', 9),
      'E-mail 8 April 14:05, deadline 8 April 18:00 · no answer by the deadline',
    ],
    [
      'answered',
      'NO_RESPONSE',
      attempt('Moscow', { outcome: 'RESPONDED', answeredAt: at('15:10'), deadline: null }),
      NOW,
      'Press service, e-mail 14:05 · answered 15:10: its answer belongs in the story',
    ],
    [
      'not contacted',
      'NO_RESPONSE',
      attempt('Moscow', { outcome: 'NOT_CONTACTED' }),
      NOW,
      'not contacted: no wording is supported',
    ],
  ])('%s', (_says, worded, one, now, words) => {
    expect(ask(worded, ['Moscow'], [one], now).parties[0]?.words).toBe(words);
  });

  it('gives times in the zone asked for', () => {
    const support = ask('NO_IMMEDIATE_RESPONSE', ['Moscow'], [attempt('Moscow')], NOW, 'Europe/Kyiv');
    expect(support.parties[0]?.words).toContain('e-mail 17:05, deadline 21:00');
  });
});
