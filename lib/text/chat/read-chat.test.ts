import { describe, expect, test } from 'vitest';
import { processorMs } from '../../../testing/processor-time.ts';
import { compare } from '../compare/compare.ts';
import { chatNotice, readChat } from './read-chat.ts';

/** Sender and words of each message. */
function messages(given: string): [string, string][] | undefined {
  const chat = readChat(given);
  return chat?.turns.map(({ start, end, label }) => [label, chat.text.slice(start, end)]);
}

const TWO: [string, string][] = [
  ['Amina Bello', 'The gate was open all night.'],
  ['Jonas', 'I closed it myself\nat ten.'],
];

describe('a chat as programs write it', () => {
  test.each([
    [
      'WhatsApp on iOS',
      '[12/03/2024, 14:02:33] Amina Bello: The gate was open all night.\n[12/03/2024, 14:05:01] Jonas: I closed it myself\nat ten.',
    ],
    [
      'WhatsApp on iOS with marks of direction and the twelve-hour clock',
      '\u200E[3/12/24, 2:02:33\u202FPM] Amina Bello: The gate was open all night.\n[3/12/24, 2:05:01\u202FPM] Jonas: I closed it myself\nat ten.',
    ],
    [
      'WhatsApp on Android',
      '12/03/2024, 14:02 - Amina Bello: The gate was open all night.\n12/03/2024, 14:05 - Jonas: I closed it myself\nat ten.',
    ],
    [
      'WhatsApp on Android, twelve-hour clock',
      '12/03/24, 2:02 pm - Amina Bello: The gate was open all night.\n12/03/24, 2:05 p.m. - Jonas: I closed it myself\nat ten.',
    ],
    [
      'German dates',
      '12.03.24, 14:02 - Amina Bello: The gate was open all night.\n12.03.24, 14:05 - Jonas: I closed it myself\nat ten.',
    ],
    [
      'Telegram',
      'Amina Bello, [12.03.2024 14:02]\nThe gate was open all night.\n\nJonas, [12.03.2024 14:05]\nI closed it myself\nat ten.',
    ],
    [
      'Telegram, newer',
      'Amina Bello, [12 Mar 2024 at 14:02:33]:\nThe gate was open all night.\n\nJonas, [12 Mar 2024 at 14:05:10]:\nI closed it myself\nat ten.',
    ],
    [
      'Signal',
      '[2024-03-12 14:02] Amina Bello: The gate was open all night.\n[2024-03-12 14:05] Jonas: I closed it myself\nat ten.',
    ],
    [
      'Slack',
      'Amina Bello  2:02 PM\nThe gate was open all night.\nJonas  2:05 PM\nI closed it myself\nat ten.',
    ],
    [
      'Slack, time below the name',
      'Amina Bello\n  2:02 PM\nThe gate was open all night.\n\nJonas\n  2:05 PM\nI closed it myself\nat ten.',
    ],
    [
      'Slack, classic',
      'Amina Bello [2:02 PM]\nThe gate was open all night.\n\nJonas [2:05 PM]\nI closed it myself\nat ten.',
    ],
    [
      'Teams',
      '[12/03/2024 14:02] Amina Bello\nThe gate was open all night.\n[12/03/2024 14:05] Jonas\nI closed it myself\nat ten.',
    ],
    [
      'Discord',
      'Amina Bello — Today at 2:02 PM\nThe gate was open all night.\nJonas — Today at 2:05 PM\nI closed it myself\nat ten.',
    ],
  ])('%s', (_, given) => expect(messages(given)).toEqual(TWO));

  test('may hold one message only', () => {
    expect(messages('[12/03/2024, 14:02] Amina Bello: The gate was open.')).toEqual([
      ['Amina Bello', 'The gate was open.'],
    ]);
  });

  test('takes numbers, handles and names as people have them for senders', () => {
    const given = [
      '12/03/24, 14:02 - +44 7700 900123: Who is this?',
      '12/03/24, 14:03 - ~ lena_k: Me.',
      '12/03/24, 14:04 - Mum ❤️: Come home: now.',
      '12/03/24, 14:05 - Dr. Ngozi O’Hara-Smith: See https://port.example/a: it says so.',
    ].join('\n');
    expect(messages(given)).toEqual([
      ['+44 7700 900123', 'Who is this?'],
      ['lena_k', 'Me.'],
      ['Mum ❤️', 'Come home: now.'],
      ['Dr. Ngozi O’Hara-Smith', 'See https://port.example/a: it says so.'],
    ]);
  });

  test('the program’s own lines are kept, nobody’s, and told', () => {
    const chat = readChat(
      '12/03/24, 14:00 - Messages and calls are end-to-end encrypted.\n12/03/24, 14:01 - Amina changed the subject to “Plan: B”\n12/03/24, 14:02 - Amina: We go.\n12/03/24, 14:03 - Jonas: <Media omitted>',
    );
    expect(chat?.turns.map(({ label }) => label)).toEqual(['Amina', 'Jonas']);
    expect(chat?.text).toContain('end-to-end encrypted');
    expect(chat && chatNotice(chat)).toBe(
      'Read as a chat: 2 messages by 2 senders; 2 lines are the program’s own.',
    );
  });

  test('no word is lost', () => {
    const given = TWO.map(([who, words]) => `[12/03/2024, 14:02] ${who}: ${words}`).join('\n');
    const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu);
    expect(words(readChat(given)?.text ?? '')).toEqual(words(given));
  });

  test('a quote over two messages of one sender passes over the head between them', () => {
    const chat = readChat(
      '[12/03/2024, 14:02] Amina Bello: We will not pay\n[12/03/2024, 14:02] Amina Bello: a single crown of it.\n[12/03/2024, 14:04] Jonas Ek: Good.',
    );
    expect(compare('We will not pay a single crown of it', chat?.text ?? '').class).toBe('verbatim');
  });
});

describe('no chat', () => {
  test.each([
    ['prose', 'The gate was open all night.\nHe said: I closed it at ten.'],
    ['a transcript', 'AMINA BELLO: The gate was open.\nJONAS: I closed it.'],
    ['a timetable', 'Harbour 2:02 PM leaves for the island, and nobody is on it.\nThat is all.'],
    [
      'a story that shows a message',
      `${'The owner wrote to us.\n\n'.repeat(4)}[12/03/2024, 14:02] Amina: We go.`,
    ],
    ['a machine’s transcript', 'Speaker 1  0:03\nThe gate was open.\n\nSpeaker 2  0:09\nI closed it.'],
    ['nothing', ''],
  ])('%s', (_, given) => expect(readChat(given)).toBeNull());

  test('a megabyte of brackets takes no time', async () => {
    const work = () => {
      for (const piece of ['[12/03/2024, ', '12/03/24, 2:02 pm - ', 'a '.repeat(20), '['])
        readChat(piece.repeat(1_000_000 / piece.length));
      readChat('12/03/24, 14:0\n'.repeat(70_000));
    };
    expect(await processorMs(work)).toBeLessThan(3_000);
  });
});
