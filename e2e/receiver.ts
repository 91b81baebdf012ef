import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Receiver = {
  /** Such as "127.0.0.1:40123". */
  host: string;
  /** What was posted, oldest first. */
  posted: { path: string; body: string }[];
  /** How it answers from now on; 200 until it is told otherwise. */
  answers: (status: number, words: string) => void;
  close: () => Promise<void>;
};

/** A service on loopback that takes messages, as Slack does. */
export async function openReceiver(): Promise<Receiver> {
  const posted: Receiver['posted'] = [];
  let answer = { status: 200, words: 'ok' };
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => {
      body += part;
    });
    request.on('end', () => {
      posted.push({ path: request.url ?? '', body });
      response.writeHead(answer.status).end(answer.words);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    posted,
    answers: (status, words) => {
      answer = { status, words };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
