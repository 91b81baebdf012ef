/**
 * The production web server: Next behind an HTTP server of our own, for one reason. Next believes every
 * `X-Forwarded-For` that a client sends, and the limits on sign-in attempts go by address. Here the header says who
 * really connected, unless the operator has a proxy in front that says it (STET_TRUST_PROXY=1).
 *
 * Started by web-server.mjs with the port and the address to listen on.
 */
import http from 'node:http';
import next from 'next';
import { root } from './paths.mjs';

const [port, hostname] = [Number(process.argv[2]), process.argv[3]];
const isProxyTrusted = ['1', 'true', 'yes'].includes((process.env.STET_TRUST_PROXY ?? '').toLowerCase());
const told = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-real-ip',
];

const app = next({ dev: false, dir: root, hostname, port });
const handle = app.getRequestHandler();
await app.prepare();

const server = http.createServer((request, response) => {
  if (!isProxyTrusted) {
    for (const name of told) delete request.headers[name];
    request.headers['x-forwarded-for'] = (request.socket.remoteAddress ?? 'unknown').replace(/^::ffff:/, '');
  }
  handle(request, response).catch((error) => {
    console.error(error);
    if (!response.headersSent) response.statusCode = 500;
    response.end();
  });
});
// A proxy in front keeps its connections open for a minute as a rule; the server must not close them first.
server.keepAliveTimeout = 65_000;
server.listen(port, hostname);
server.once('error', (error) => {
  console.error(error.message);
  process.exit(1);
});

// What is being answered may be answered to its end; then the connections close.
process.once('SIGTERM', () => {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), 3_000).unref();
});
