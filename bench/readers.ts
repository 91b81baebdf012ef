/**
 * Readers of one page: as many connections as there are readers, each asking again some seconds after it was answered.
 * In a thread of its own, so that they do not delay those whose waiting is measured; on bare sockets, since
 * they share the machine with the server.
 */
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

export type Readers = {
  start: () => void;
  pause: () => void;
  /** How many answers they have had so far. */
  answered: () => Promise<number>;
  close: () => Promise<unknown>;
};

/**
 * Opens their connections; nobody asks before `start`.
 * @param seconds between an answer and the next question, on average
 */
export async function openReaders(url: string, count: number, seconds: number): Promise<Readers> {
  const worker = new Worker(new URL(import.meta.url), { workerData: { url, count, seconds } });
  const said = () =>
    new Promise<number>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
  await said();
  return {
    start: () => worker.postMessage('start'),
    pause: () => worker.postMessage('pause'),
    answered: () => {
      worker.postMessage('answered');
      return said();
    },
    close: () => worker.terminate(),
  };
}

type Reading = { url: string; count: number; seconds: number };

if (!isMainThread) await read(workerData as Reading);

async function read({ url, count, seconds }: Reading): Promise<void> {
  const { hostname, port, pathname } = new URL(url);
  const asking = `GET ${pathname} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAccept-Encoding: br\r\n\r\n`;
  let isReading = false;
  let answered = 0;
  const reader = async (): Promise<() => void> => {
    const socket = net.connect(Number(port), '127.0.0.1');
    await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    // Every answer is the same, so it is as long as the first.
    let head = '';
    let whole = 0;
    let got = 0;
    let isWaiting = false;
    let timer: NodeJS.Timeout | undefined;
    const ask = () => {
      if (!isReading || isWaiting) return;
      isWaiting = true;
      socket.write(asking);
    };
    const askLater = () => {
      clearTimeout(timer);
      timer = setTimeout(ask, Math.random() * 2_000 * seconds);
    };
    socket.on('data', (part) => {
      got += part.length;
      if (whole === 0) {
        head += part.toString('latin1');
        const length = /^content-length: (\d+)/im.exec(head)?.[1];
        if (!head.startsWith('HTTP/1.1 200') || (head.includes('\r\n\r\n') && !length))
          throw new Error(`A reader was answered ${head.slice(0, 200)}`);
        if (head.includes('\r\n\r\n')) whole = head.indexOf('\r\n\r\n') + 4 + Number(length);
      }
      if (whole === 0 || got < whole) return;
      got -= whole;
      isWaiting = false;
      answered += 1;
      askLater();
    });
    return askLater;
  };
  const all: (() => void)[] = [];
  // A few at a time: the system keeps only so many that are waiting to be accepted.
  while (all.length < count) {
    all.push(...(await Promise.all(Array.from({ length: Math.min(100, count - all.length) }, reader))));
    await sleep(5);
  }
  parentPort?.on('message', (what: string) => {
    if (what === 'answered') return parentPort?.postMessage(answered);
    isReading = what === 'start';
    if (isReading) for (const askLater of all) askLater();
  });
  parentPort?.postMessage(all.length);
}
