import { describe, expect, test } from 'vitest';
import { readMail } from './mail.ts';

const most = 1_000_000;
const lines = (...all: string[]) => Buffer.from(all.join('\r\n'), 'utf8');

async function read(bytes: Uint8Array) {
  const found = await readMail(bytes, most);
  const turns = (found.turns ?? []).map(([start, end, label]) => [label, found.text.slice(start, end)]);
  return { ...found, said: turns };
}

const HEAD = [
  'From: Ada Example <ada@port.example>',
  'To: desk@paper.example',
  'Date: Thu, 1 Jan 2026 10:00:00 +0000',
  'Subject: Re: questions',
];

describe('a mail', () => {
  test('gives sender, recipients, date, subject and its words', async () => {
    const mail = await read(
      lines(...HEAD, 'Cc: B <b@port.example>, c@port.example', '', 'We knew about the leak', 'in March.'),
    );
    expect(mail.text).toBe(
      [
        'From: Ada Example <ada@port.example>\nTo: desk@paper.example\nCc: B <b@port.example>, c@port.example\nDate: Thu, 1 Jan 2026 10:00:00 +0000\nSubject: Re: questions',
        'We knew about the leak in March.',
      ].join('\n\n'),
    );
    expect(mail.said).toEqual([['Ada Example', 'We knew about the leak in March.']]);
    expect(mail.title).toBe('Re: questions');
    expect(mail.notices.join(' ')).toContain('a mail from Ada Example');
  });

  test('of the smallest kind', async () => {
    const mail = await read(
      Buffer.from(
        'From: a@b.example\nSubject: Re: questions\nDate: Mon, 1 Jan 2026 10:00:00 +0000\n\nWe knew about the leak in March.\n',
      ),
    );
    expect(mail.said).toEqual([['a@b.example', 'We knew about the leak in March.']]);
    expect(mail.text).toContain('Date: Mon, 1 Jan 2026 10:00:00 +0000');
  });

  test.each([
    [
      'quoted-printable',
      'quoted-printable',
      'We knew about the leak in M=C3=A4rz, =\r\nand said =E2=80=9Cnothing=E2=80=9D.',
    ],
    [
      'base64',
      'base64',
      Buffer.from('We knew about the leak in März, and said “nothing”.').toString('base64'),
    ],
    ['8bit', '8bit', 'We knew about the leak in März, and said “nothing”.'],
  ])('in %s', async (_, encoding, body) => {
    const mail = await read(
      lines(
        ...HEAD,
        'Content-Type: text/plain; charset=utf-8',
        `Content-Transfer-Encoding: ${encoding}`,
        '',
        body,
      ),
    );
    expect(mail.said[0]?.[1]).toBe('We knew about the leak in März, and said “nothing”.');
  });

  test('in an old encoding, with an encoded subject and sender', async () => {
    const mail = await read(
      Buffer.concat([
        lines(
          'From: =?iso-8859-1?Q?J=F6rg_Ek?= <jorg@port.example>',
          'Subject: =?utf-8?B?w4RyZ2Vy?=',
          'Date: Thu, 1 Jan 2026 10:00:00 +0000',
          'Content-Type: text/plain; charset=windows-1252',
          '',
          '',
        ),
        Buffer.from('It is \x93\xe4rgerlich\x94.', 'latin1'),
      ]),
    );
    expect(mail.title).toBe('Ärger');
    expect(mail.said).toEqual([['Jörg Ek', 'It is “ärgerlich”.']]);
  });

  const alternative = (plain: string, html: string) =>
    lines(
      ...HEAD,
      'MIME-Version: 1.0',
      'Content-Type: multipart/alternative; boundary=b1',
      '',
      '--b1',
      'Content-Type: text/plain; charset=utf-8',
      '',
      plain,
      '--b1',
      'Content-Type: text/html; charset=utf-8',
      '',
      html,
      '--b1--',
    );

  test('with two forms of its text is read once', async () => {
    const mail = await read(alternative('We knew.', '<p>We <b>knew</b>.</p>'));
    expect(mail.said).toEqual([['Ada Example', 'We knew.']]);
  });

  test('whose plain form is only a stand-in is read from the other', async () => {
    const mail = await read(
      alternative('See HTML.', '<p>We knew about the leak in March and told nobody at all.</p>'),
    );
    expect(mail.said[0]?.[1]).toBe('We knew about the leak in March and told nobody at all.');
  });

  test('in HTML only, with what it quotes', async () => {
    const mail = await read(
      lines(
        ...HEAD,
        'Content-Type: text/html; charset=utf-8',
        '',
        '<html><head><style>p{}</style></head><body><div>We knew<br>about it.</div><div>On Wed, 31 Dec 2025 at 09:00, Bo Ek &lt;bo@paper.example&gt; wrote:</div><blockquote><p>Did you know?</p></blockquote></body></html>',
      ),
    );
    expect(mail.said).toEqual([
      ['Ada Example', 'We knew about it.'],
      ['Bo Ek', 'Did you know?'],
    ]);
  });

  test('names its attachments and does not drop them in silence', async () => {
    const mail = await read(
      lines(
        ...HEAD,
        'MIME-Version: 1.0',
        'Content-Type: multipart/mixed; boundary=b1',
        '',
        '--b1',
        'Content-Type: text/plain',
        '',
        'See the list.',
        '--b1',
        'Content-Type: application/pdf; name="list.pdf"',
        'Content-Disposition: attachment; filename="list.pdf"',
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from('%PDF-1.4').toString('base64'),
        '--b1--',
      ),
    );
    expect(mail.text).toContain('Attached: list.pdf (application/pdf, 8 bytes)');
    expect(mail.notices.join(' ')).toContain('1 file is attached and not part of the text: list.pdf');
    expect(mail.said).toEqual([['Ada Example', 'See the list.']]);
  });

  test('with a mail attached gives that one’s words to whom it is from', async () => {
    const mail = await read(
      lines(
        ...HEAD,
        'MIME-Version: 1.0',
        'Content-Type: multipart/mixed; boundary=b1',
        '',
        '--b1',
        'Content-Type: text/plain',
        '',
        'See below.',
        '--b1',
        'Content-Type: message/rfc822',
        '',
        'From: Cy <cy@port.example>',
        'Subject: Leak',
        '',
        'I saw it.',
        '--b1--',
      ),
    );
    expect(mail.said).toEqual([
      ['Ada Example', 'See below.'],
      ['Cy', 'I saw it.'],
    ]);
  });
});

describe('words of earlier mails', () => {
  test.each([
    [
      'behind “wrote”',
      [
        'We did not.',
        '',
        'On Wed, Dec 31, 2025 at 9:00 AM Bo Ek <bo@paper.example> wrote:',
        '> Did you pay?',
        '>> An earlier one',
        'Regards',
      ],
      [
        ['Ada Example', 'We did not.'],
        ['Bo Ek', 'Did you pay?'],
        ['Ada Example', 'Regards'],
      ],
    ],
    [
      'on a line that is broken',
      [
        'We did not.',
        '',
        'On Wed, 31 Dec 2025 at 09:00, Bo Ek',
        '<bo@paper.example> wrote:',
        '',
        '> Did you pay?',
      ],
      [
        ['Ada Example', 'We did not.'],
        ['Bo Ek', 'Did you pay?'],
      ],
    ],
    [
      'in German',
      ['Nein.', '', 'Am 31.12.2025 um 09:00 schrieb Bo Ek <bo@paper.example>:', '> Haben Sie bezahlt?'],
      [
        ['Ada Example', 'Nein.'],
        ['Bo Ek', 'Haben Sie bezahlt?'],
      ],
    ],
    [
      'below Outlook’s fields',
      [
        'We did not.',
        '',
        'From: Bo Ek <bo@paper.example>',
        'Sent: 31 December 2025 09:00',
        'To: Ada',
        'Subject: questions',
        '',
        'Did you pay?',
      ],
      [
        ['Ada Example', 'We did not.'],
        ['Bo Ek', 'Did you pay?'],
      ],
    ],
    [
      'forwarded',
      [
        'For you.',
        '',
        '---------- Forwarded message ---------',
        'From: Bo Ek <bo@paper.example>',
        'Date: Wed, 31 Dec 2025 at 09:00',
        'Subject: questions',
        '',
        'Did you pay?',
      ],
      [
        ['Ada Example', 'For you.'],
        ['Bo Ek', 'Did you pay?'],
      ],
    ],
    [
      'answered one by one',
      ['On 31 Dec 2025, at 09:00, Bo Ek wrote:', '> Did you pay?', 'No.', '> Did he?', 'Yes.'],
      [
        ['Bo Ek', 'Did you pay?'],
        ['Ada Example', 'No.'],
        ['Ada Example', 'Yes.'],
      ],
    ],
  ])('%s are not the sender’s', async (_, body, said) => {
    const mail = await read(lines(...HEAD, '', ...body));
    expect(mail.said).toEqual(said);
    for (const word of body.join(' ').match(/\p{L}+/gu) ?? []) expect(mail.text).toContain(word);
  });
});

test('what is no mail is not read as one', async () => {
  await expect(readMail(Buffer.from('no fields here'), most)).rejects.toThrow();
});
