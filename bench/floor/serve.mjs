/** Serves the floor as scripts/serve.mjs serves Stet, without what is Stet's own: node serve.mjs PORT */
import http from 'node:http';
import next from 'next';

const port = Number(process.argv[2]);
const app = next({ dev: false, dir: import.meta.dirname, hostname: '127.0.0.1', port });
const handle = app.getRequestHandler();
await app.prepare();
http.createServer(handle).listen(port, '127.0.0.1', () => process.send?.('listening'));
