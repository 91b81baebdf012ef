import { describe, expect, test } from 'vitest';
import { afterAttempt, hasHeadline, matrixAddress, messageBody, shownOf } from './messages.ts';

const NOW = new Date('2026-04-08T10:00:00Z');
const content = {
  words: 'A report was published.',
  headline: 'Ferry <!channel> & @room *free*',
  link: 'https://checks.newsroom.example/reports/the-ferry-1',
};

describe('what a service is sent', () => {
  test('Slack: text that mentions nobody, and blocks', () => {
    expect(messageBody('SLACK', 'CARD', content)).toEqual({
      text: 'Ferry &lt;!channel&gt; &amp; @room *free*\nA report was published.',
      blocks: [
        {
          type: 'section',
          text: { type: 'plain_text', text: `${content.headline}\n${content.words}`, emoji: false },
        },
        { type: 'section', text: { type: 'mrkdwn', text: `<${content.link}|Open in Stet>` } },
      ],
    });
  });

  test('Teams: a bare card, or the same card attached to a message', () => {
    const card = messageBody('TEAMS', 'CARD', { ...content, headline: null });
    expect(card).toMatchObject({
      type: 'AdaptiveCard',
      body: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: content.words }] }],
      actions: [{ type: 'Action.OpenUrl', url: content.link }],
    });
    expect(messageBody('TEAMS', 'MESSAGE', { ...content, headline: null })).toEqual({
      type: 'message',
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
    });
  });

  test('Matrix: a notice that mentions nobody, at the address of its transaction', () => {
    expect(messageBody('MATRIX', 'CARD', content)).toEqual({
      msgtype: 'm.notice',
      body: `${content.headline}\n${content.words}\n${content.link}`,
      'm.mentions': {},
    });
    expect(matrixAddress('https://matrix.example/', '!a/b:matrix.example', 'tx')).toBe(
      'https://matrix.example/_matrix/client/v3/rooms/!a%2Fb%3Amatrix.example/send/m.room.message/tx',
    );
  });
});

test('a headline only where the channel is to have it, and an unpublished one only where it is to have all', () => {
  const had = (['NEVER', 'PUBLISHED', 'ALWAYS'] as const).map((choice) => [
    hasHeadline('PUBLISHED', choice),
    hasHeadline('PUBLICATION_BLOCKED', choice),
  ]);
  expect(had).toEqual([
    [false, false],
    [true, false],
    [true, true],
  ]);
});

test('of an address the server is shown and no more', () => {
  expect(shownOf('https://hooks.slack.example/services/T0/B0/secret?sig=secret')).toBe(
    'https://hooks.slack.example/…',
  );
});

test.each([
  [200, 1, null, { is: 'sent' }],
  [204, 9, null, { is: 'sent' }],
  [500, 1, null, { is: 'again', seconds: 5 }],
  [502, 7, null, { is: 'again', seconds: 36_000 }],
  [500, 8, null, { is: 'failed' }],
  ['too_slow', 2, null, { is: 'again', seconds: 30 }],
  ['not_public', 1, null, { is: 'failed' }],
  ['no_key', 1, null, { is: 'failed' }],
  [302, 1, null, { is: 'failed' }],
  [400, 2, null, { is: 'again', seconds: 30 }],
  [400, 3, null, { is: 'failed' }],
  [404, 1, null, { is: 'gone' }],
  [410, 1, null, { is: 'gone' }],
  [429, 1, '120', { is: 'again', seconds: 120 }],
  [429, 1, 'Wed, 08 Apr 2026 10:01:30 GMT', { is: 'again', seconds: 90 }],
  [429, 1, 'soon', { is: 'again', seconds: 5 }],
  [429, 1, '99999999', { is: 'again', seconds: 86_400 }],
  [429, 2, '1', { is: 'again', seconds: 30 }],
  [500, 1, '120', { is: 'again', seconds: 5 }],
] as const)('%s after %i attempts, %s: %o', (came, attempts, retryAfter, next) => {
  expect(afterAttempt(came, attempts, retryAfter, NOW)).toEqual(next);
});
