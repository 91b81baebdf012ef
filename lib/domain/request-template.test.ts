import { describe, expect, test } from 'vitest';
import { formatDeadline, mailLink, type RequestInput, requestTemplate } from './request-template.ts';

const input = (more: Partial<RequestInput> = {}): RequestInput => ({
  party: 'Moscow',
  person: 'Kremlin press service',
  items: [
    {
      words: '“Russia’s involvement\nof China is a signal,”',
      statement: '“Russia’s involvement of China is a signal,” Volodymyr Zelensky said',
      isQuote: true,
    },
    { words: 'decisive enabler', statement: 'NATO called it a decisive enabler', isQuote: true },
    {
      words: 'About 11,000 soldiers were sent.',
      statement: 'About 11,000 soldiers were sent.',
      isQuote: false,
    },
  ],
  asked: 'Were the two men in the Russian army?',
  deadline: new Date('2025-04-08T15:00:00Z'),
  timeZone: 'Europe/Moscow',
  newsroomTimeZone: 'Europe/Berlin',
  newsroom: 'The Harbour Post',
  from: 'Anna Brandt',
  ...more,
});

describe('a request for comment', () => {
  const { subject, body } = requestTemplate(input());

  test('names every allegation and who makes it', () => {
    expect(body).toContain(
      [
        '1. “Russia’s involvement of China is a signal,” Volodymyr Zelensky said',
        '2. NATO called it a “decisive enabler”',
        '3. About 11,000 soldiers were sent.',
      ].join('\n'),
    );
  });

  test('names the deadline on their clock and on the newsroom’s', () => {
    const words = '18:00 Moscow time on 8 April 2025 (17:00 Berlin time)';
    expect(subject).toBe(`Request for comment, by ${words}`);
    expect(body).toContain(`Please answer by ${words}.`);
  });

  test('says to whom, what else is asked, and who asks', () => {
    expect(body.startsWith('To: Kremlin press service, Moscow\n')).toBe(true);
    expect(body).toContain('Were the two men in the Russian army?');
    expect(body.endsWith('Anna Brandt\nThe Harbour Post')).toBe(true);
  });

  test('without items, deadline, question or person leaves no gap', () => {
    const bare = requestTemplate(input({ items: [], asked: ' ', deadline: null, person: '' }));
    expect(bare.subject).toBe('Request for comment');
    expect(bare.body).toContain('Please tell us by when you can answer.');
    expect(bare.body).not.toMatch(/\n{3}|undefined|null|The report says/);
  });
});

test.each([
  ['Europe/Berlin', 'Europe/Berlin', '17:00 Berlin time on 8 April 2025'],
  ['Europe/Paris', 'Europe/Berlin', '17:00 Paris time on 8 April 2025'],
  ['Asia/Shanghai', 'America/New_York', '23:00 Shanghai time on 8 April 2025 (11:00 New York time)'],
  ['Asia/Tokyo', 'UTC', '00:00 Tokyo time on 9 April 2025 (15:00 UTC on 8 April 2025)'],
])('a deadline in %s for a newsroom in %s', (there, here, words) => {
  expect(formatDeadline(new Date('2025-04-08T15:00:00Z'), there, here)).toBe(words);
});

test.each([
  ['Press service <press@ministry.example>', 'mailto:press@ministry.example?'],
  ['Press service', 'mailto:?'],
])('a mail to “%s”', (person, start) => {
  const link = mailLink({ subject: 'By 18:00 & later', body: 'One\nTwo?' }, person);
  expect(link.startsWith(start)).toBe(true);
  const query = new URLSearchParams(link.slice(link.indexOf('?')));
  expect(query.get('subject')).toBe('By 18:00 & later');
  expect(query.get('body')).toBe('One\r\nTwo?');
});
