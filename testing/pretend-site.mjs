/**
 * Preloaded (`--import`) into a Stet that is under test: the site pretend-site.example, which seems to be on the public
 * internet, is the server on PRETEND_SITE_PORT of this machine. Everything else is as it is.
 */
import dns from 'node:dns/promises';
import http from 'node:http';
import { syncBuiltinESMExports } from 'node:module';

const NAME = 'pretend-site.example';
/** Any public address would do; none is connected to. */
const ADDRESS = '93.184.215.14';
const { lookup } = dns;
const { request } = http;

dns.lookup = /** @type {typeof lookup} */ (
  async (/** @type {string} */ host, /** @type {any} */ options) =>
    host === NAME ? [{ address: ADDRESS, family: 4 }] : lookup(host, options)
);
http.request = /** @type {typeof request} */ (
  (/** @type {any} */ url, /** @type {any} */ options, /** @type {any} */ done) => {
    if (url?.hostname !== NAME) return request(url, options, done);
    const here = {
      ...options,
      host: '127.0.0.1',
      hostname: '127.0.0.1',
      port: process.env.PRETEND_SITE_PORT,
    };
    return request({ ...here, path: url.pathname, lookup: undefined }, (response) => {
      Object.defineProperty(response.socket, 'remoteAddress', { value: ADDRESS });
      done(response);
    });
  }
);
syncBuiltinESMExports();
