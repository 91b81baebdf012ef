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
    request.on('error', (error: NodeJS.ErrnoException) => {
      // A connection that waited is closed by the server at the moment of asking: no answer to what was asked. As browsers do.
      if (request.reusedSocket && error.code === 'ECONNRESET') resolve(ask(url, headers, through));
      else reject(error);
    });
  });
}

let turn = 0;
function headersOf({ headers = [] }: Target): Record<string, string> {
  turn += 1;
  return headers[turn % headers.length] ?? {};
}

/**
 * A server compiles what it runs, for ten seconds of a fresh one. It is warm when it gets no faster twice in a row: once may be
 * the machine's.
 */
const WARM = { step: 600, withoutBetter: 2, better: 1.03 };

/** Asks for both until their servers get no faster, so many milliseconds at most for each. */
export async function warmUp(
  { ours, theirs }: { ours: Target; theirs: Target },
  atMost: number,
): Promise<void> {
  await untilNoFaster(ours, atMost);
  await untilNoFaster(theirs, atMost);
}

async function untilNoFaster(target: Target, atMost: number): Promise<void> {
  const start = performance.now();
  let best = 0;
  for (let without = 0; without < WARM.withoutBetter && performance.now() - start < atMost; ) {
    const rate = await rateFor(target, WARM.step);
    without = rate > best * WARM.better ? 0 : without + 1;
    best = Math.max(best, rate);
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

/**
 * Medians of the requests per second of two and of how many times one is the other, turn by turn: what slows the machine down
 * for some seconds takes the same share of both. The one that begins changes. Both are warm before it.
 */
export async function ratesInTurn(
  one: Target,
  other: Target,
  { turns = 7, ms = 500 } = {},
): Promise<{ one: number; other: number; ratio: number }> {
  const rates: { one: number; other: number }[] = [];
  for (let i = 0; i < turns; i += 1) {
    rates.push(
      i % 2 === 0
        ? { one: await rateFor(one, ms), other: await rateFor(other, ms) }
        : { other: await rateFor(other, ms), one: await rateFor(one, ms) },
    );
  }
  return {
    one: median(rates.map((rate) => rate.one)),
    other: median(rates.map((rate) => rate.other)),
    ratio: median(rates.map((rate) => rate.one / rate.other)),
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
