/** The floor of live work: the same number of streams on a bare node:http server with one LISTEN, and nothing else. */
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { percentile } from './statistics.ts';
import { openStream } from './streams.ts';

const CHANNEL = 'bare_live';

/** Milliseconds from a NOTIFY until a stream has it, the 95th of a hundred, with one told every so many milliseconds. */
export async function bareStreams(count: number, everyMs: number, seconds: number): Promise<number> {
  const sql = postgres(process.env.DATABASE_URL ?? '', { max: 2, onnotice: () => {} });
  const open = new Set<http.ServerResponse>();
  const server = http.createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write('data: {"kind":"again"}\n\n');
    open.add(response);
  });
  await sql.listen(CHANNEL, (payload) => {
    for (const response of open) response.write(`data: ${payload}\n\n`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const times: number[] = [];
  const closing = await Promise.all(
    Array.from({ length: count }, () =>
      openStream(url, '', ({ at }) => {
        if (at !== undefined) times.push(performance.now() - at);
      }),
    ),
  );
  for (let i = 0; i < (seconds * 1000) / everyMs; i += 1) {
    void sql.notify(CHANNEL, JSON.stringify({ kind: 'changed', at: performance.now() }));
    await sleep(everyMs);
  }
  await sleep(200);
  for (const close of closing) close();
  server.close();
  server.closeAllConnections();
  await sql.end();
  return percentile(times, 0.95);
}
