/** A mail server on loopback that keeps what it is given. */
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A letter as a mail program reads it, beside its bytes. */
export type ReceivedLetter = Email & { raw: string };

export type MailServer = {
  port: number;
  /** As `STET_SMTP_URL`, without who signs in. */
  url: string;
  /** In the order in which they came, whatever the server answered. */
  letters: ReceivedLetter[];
  /** Cuts every connection, without a word. */
  cutOff: () => void;
  close: () => Promise<void>;
};

/**
 * @param options of smtp-server; without any it takes everything, unencrypted
 * @param afterData what it does once a letter has come whole: answers by `done`, or never
 */
export async function startMailServer(
  options: SMTPServerOptions = {},
  afterData: (done: (error?: Error | null) => void) => void = (done) => done(),
): Promise<MailServer> {
  const letters: ReceivedLetter[] = [];
  const sockets = new Set<Socket>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 100,
    async onData(stream, _session, done) {
      const raw = await text(stream);
      letters.push({ ...(await PostalMime.parse(raw)), raw });
      afterData(done);
    },
    ...options,
  });
  // A client that goes away in the middle is what some tests are about.
  server.on('error', () => {});
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    letters,
    cutOff: () => {
      for (const socket of sockets) socket.destroy();
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** What a server answers that refuses, with this number. */
export const refusal = (responseCode: number, words: string): Error =>
  Object.assign(new Error(words), { responseCode });

/** Everything that a person or their mail program could read in a letter, in one text. */
export const allWordsOf = ({
  raw,
  headers,
  subject = '',
  text: plain = '',
  html = '',
}: ReceivedLetter): string =>
  [raw, ...headers.map(({ key, value }) => `${key}: ${value}`), subject, plain, html].join('\n');
