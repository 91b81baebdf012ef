import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';

/** Its pages, as a Stet started with `environment` finds them. */
export const PRETEND_SITE = 'http://pretend-site.example';

/**
 * A site that answers when it is told to, for programs started with its `environment`.
 * @param html what each page is
 */
export async function startPretendSite(html: string) {
  let asked = 0;
  let isHeld = false;
  const waiting = new Set<() => void>();
  const server = http.createServer((_, response) => {
    asked += 1;
    const answer = () => response.writeHead(200, { 'content-type': 'text/html' }).end(html);
    if (isHeld) waiting.add(answer);
    else answer();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const preload = pathToFileURL(`${import.meta.dirname}/pretend-site.mjs`).href;
  return {
    environment: {
      NODE_OPTIONS: `--import ${preload}`,
      PRETEND_SITE_PORT: String((server.address() as AddressInfo).port),
    },
    /** How often one of its pages was asked for. */
    asked: () => asked,
    /** From now on it is silent, until `answer()`. */
    hold: () => {
      isHeld = true;
    },
    answer: () => {
      isHeld = false;
      for (const go of waiting) go();
      waiting.clear();
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
