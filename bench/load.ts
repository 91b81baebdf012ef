/** Requests over connections that stay open, as many at once as asked for, and how many of them were answered. */
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { median } from './statistics.ts';

/** What is asked for; where there are several sets of headers they are taken in turn: several people ask. */
export type Target = { url: string; headers?: readonly Record<string, string>[] };

export type Answer = { status: number; bytes: number };

const CONNECTIONS = 16;
const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });

/** Asks once and reads the answer to its end. */
export function ask(
  url: string,
  headers: Record<string, string> = {},
  through: http.Agent = agent,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { agent: through, headers }, (response) => {
      let bytes = 0;
      response.on('data', (part: Buffer) => {
        bytes += part.length;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, bytes }));
      response.on('error', reject);
    });
    request.on('error', reject);
  });
}

let turn = 0;
function headersOf({ headers = [] }: Target): Record<string, string> {
  turn += 1;
  return headers[turn % headers.length] ?? {};
}

/**
 * Requests until a server has compiled what it runs for them: after 250 a fresh server's workbench came to 0.55 of the floor, whose
 * page has little to compile, and some hundreds later to 0.73.
 */
const WARM_AFTER = 700;

async function warmUp(target: Target): Promise<void> {
  for (let answered = 0, start = performance.now(); answered < WARM_AFTER; ) {
    const rate = await rateFor(target, 500);
    answered += rate / 2;
    // On a machine that is this slow, the figure says so anyway.
    if (performance.now() - start > 12_000) return;
  }
}

/** Requests per second while so many milliseconds pass. Fails where an answer is not 200: a refusal is quickly sent. */
async function rateFor(target: Target, ms: number): Promise<number> {
  const start = performance.now();
  let answered = 0;
  const client = async () => {
    while (performance.now() - start < ms) {
      const { status } = await ask(target.url, headersOf(target));
      if (status !== 200) throw new Error(`${target.url} answered ${status}.`);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, client));
  return answered / ((performance.now() - start) / 1000);
}

/** Medians of the requests per second of two, measured in short turns so that both get the same share of the machine. */
export async function ratesInTurn(
  one: Target,
  other: Target,
  { turns = 5, ms = 600 } = {},
): Promise<{ one: number; other: number }> {
  await warmUp(one);
  await warmUp(other);
  const rates: [number, number][] = [];
  for (let i = 0; i < turns; i += 1) rates.push([await rateFor(one, ms), await rateFor(other, ms)]);
  return {
    one: median(rates.map(([rate]) => rate)),
    other: median(rates.map(([, rate]) => rate)),
  };
}

/** Milliseconds until each of so many requests was answered, sent one after another with a pause between. */
export async function answerTimes(target: Target, count: number, pause: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const start = performance.now();
    const { status } = await ask(target.url, headersOf(target));
    if (status !== 200) throw new Error(`${target.url} answered ${status}.`);
    times.push(performance.now() - start);
    await sleep(pause);
  }
  return times;
}
