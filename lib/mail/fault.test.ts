import { expect, test } from 'vitest';
import { MAIL_FAULT_CODES, mailFaultOf } from './fault.ts';
import { MAIL_OUTCOME_WORDS } from './view.ts';

/** What nodemailer throws: its code, the number of the answer, the command that it answered; what we make of it. */
test.each([
  // Passing, whatever it answers.
  ['EPROTOCOL', 421, 'CONN', 'LATER'],
  ['EPROTOCOL', 450, 'CONN', 'LATER'],
  ['ECONNECTION', 421, 'EHLO', 'LATER'],
  ['ETLS', 454, 'STARTTLS', 'LATER'],
  ['EAUTH', 454, 'AUTH PLAIN', 'LATER'],
  ['EAUTH', 421, 'AUTH LOGIN', 'LATER'],
  ['EENVELOPE', 451, 'MAIL FROM', 'LATER'],
  ['EENVELOPE', 450, 'RCPT TO', 'LATER'],
  ['EENVELOPE', 552, 'RCPT TO', 'LATER'],
  ['EENVELOPE', 503, 'MAIL FROM', 'LATER'],
  ['EMESSAGE', 451, 'DATA', 'LATER'],
  // Put right by somebody.
  ['EAUTH', 535, 'AUTH PLAIN', 'SIGN_IN'],
  ['EAUTH', undefined, 'API', 'SIGN_IN'],
  ['EENVELOPE', 530, 'MAIL FROM', 'SIGN_IN'],
  ['ETLS', 502, 'STARTTLS', 'NO_ENCRYPTION'],
  ['ETLS', undefined, 'CONN', 'NO_ENCRYPTION'],
  ['EPROTOCOL', 554, 'CONN', 'TURNED_AWAY'],
  ['EPROTOCOL', 521, 'CONN', 'TURNED_AWAY'],
  ['ECONNECTION', 550, 'EHLO', 'TURNED_AWAY'],
  ['EPROTOCOL', 504, 'HELO', 'TURNED_AWAY'],
  ['EENVELOPE', 553, 'MAIL FROM', 'SENDER_REFUSED'],
  ['ESOCKET', undefined, 'CONN', 'NO_CONNECTION'],
  ['EDNS', undefined, 'CONN', 'NO_CONNECTION'],
  ['ETIMEDOUT', undefined, 'CONN', 'NO_CONNECTION'],
  ['EABORT', undefined, '', 'TOO_SLOW'],
  ['EPROTOCOL', undefined, 'CONN', 'UNCLEAR'],
  ['', undefined, '', 'UNCLEAR'],
  // For good.
  ['EENVELOPE', undefined, 'API', 'ADDRESS_REFUSED'],
  ['EENVELOPE', 550, 'RCPT TO', 'ADDRESS_REFUSED'],
  ['EENVELOPE', 552, 'MAIL FROM', 'MAIL_REFUSED'],
  ['EENVELOPE', 554, 'DATA', 'MAIL_REFUSED'],
  ['EMESSAGE', 550, 'DATA', 'MAIL_REFUSED'],
] as const)('%s %s at %s is %s', (code, responseCode, command, expected) => {
  const fault = mailFaultOf({ code, responseCode, command });
  expect(fault.code).toBe(expected);
  expect(fault.isForGood).toBe(expected === 'ADDRESS_REFUSED' || expected === 'MAIL_REFUSED');
  expect(fault.message).toBe(expected);
});

test.each([
  ['ESOCKET', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'CERTIFICATE'],
  ['ESOCKET', 'CERT_HAS_EXPIRED', 'CERTIFICATE'],
  ['ETLS', 'ERR_TLS_CERT_ALTNAME_INVALID', 'CERTIFICATE'],
  ['ESOCKET', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'CERTIFICATE'],
  ['ESOCKET', 'EPROTO', 'NO_ENCRYPTION'],
  ['ESOCKET', 'ERR_SSL_WRONG_VERSION_NUMBER', 'NO_ENCRYPTION'],
  ['ESOCKET', 'ECONNREFUSED', 'NO_CONNECTION'],
])('%s from %s is %s, and says what it came from', (code, originalCode, expected) => {
  expect(mailFaultOf({ code, originalCode })).toMatchObject({
    code: expected,
    came: { reply: null, cause: originalCode },
  });
});

test('silence after the whole letter is unclear; an answer after it is an answer', () => {
  for (const code of ['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EABORT'])
    expect(mailFaultOf({ code, command: 'CONN' }, true).code).toBe('NO_ANSWER');
  const refused = { code: 'EMESSAGE', command: 'DATA', responseCode: 554, response: '554 5.7.1 No' };
  expect(mailFaultOf(refused, true)).toMatchObject({ code: 'MAIL_REFUSED', came: { reply: '554 5.7.1 No' } });
});

test('each has its words for whoever puts it right', () => {
  expect(Object.keys(MAIL_OUTCOME_WORDS).sort()).toEqual(['SENT', ...MAIL_FAULT_CODES].sort());
});
