/**
 * A Chromium of the operator's, spoken to over a pipe (the Chrome DevTools Protocol, `--remote-debugging-pipe`): no port
 * is opened that others could speak to. It has none of the server's environment, a folder of its own, and no network:
 * names are not found, and everything else would go to a proxy that is not there.
 */
import { type SpawnOptions, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

export type BrowserProgram = {
  program: string;
  /** What stands before Chromium's own options: for tests, which start another program. */
  args?: readonly string[];
};

type Fields = Record<string, unknown>;
type BrowserEvent = { method: string; params: Fields; sessionId?: string };
type Message = Partial<BrowserEvent> & { id?: number; result?: Fields; error?: { message: string } };

export type BrowserPipe = {
  send: (method: string, params?: Fields, sessionId?: string) => Promise<Fields>;
  /** Every event from now on. */
  listen: (hear: (event: BrowserEvent) => void) => void;
  /** Rejects when the browser ends, breaks, or has had its time. */
  ended: Promise<never>;
  /** Ends it and all its processes; it is asked nothing more. */
  close: () => void;
};

/** One message: a picture of the largest size in base64, with room. */
const MOST_MESSAGE = 64 * 1_048_576;

const OPTIONS = [
  '--headless',
  '--remote-debugging-pipe',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-component-update',
  '--disable-crash-reporter',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  // A page that was captured over http is opened over http.
  '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,MediaRouter,OptimizationHints',
  '--disable-sync',
  '--disable-gpu',
  '--hide-scrollbars',
  '--mute-audio',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
];

/**
 * Starts the browser.
 * @param folder what it writes; the caller makes it and takes it away
 * @param signal ends it
 */
export function openBrowser(
  { program, args = [] }: BrowserProgram,
  folder: string,
  signal: AbortSignal,
): BrowserPipe {
  const options: SpawnOptions = {
    cwd: folder,
    env: { NODE_ENV: 'production', PATH: '/usr/local/bin:/usr/bin:/bin', HOME: folder, TMPDIR: folder },
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    // Its processes are a group, which ends as one.
    detached: true,
  };
  const child = spawn(program, [...args, ...OPTIONS, `--user-data-dir=${folder}`, 'about:blank'], options);
  const [commands, answers] = [child.stdio[3] as Writable, child.stdio[4] as Readable];
  const waiting = new Map<number, (message: Message) => void>();
  const hearing: ((event: BrowserEvent) => void)[] = [];
  let last = 0;

  const ended = new Promise<never>((_, reject) => {
    const end = (why: string) => () => reject(new Error(why));
    child.on('error', end('The browser could not be started.'));
    child.once('exit', end('The browser ended.'));
    commands.on('error', end('The browser hears nothing more.'));
    answers.on('error', end('The browser says nothing more.'));
    signal.addEventListener('abort', end('The browser took too long.'), { once: true });
    readMessages(answers, take, end('What the browser says is not understood.'));
  });
  // Whoever waits for an answer hears of it; where nobody does, it is no fault of the process.
  ended.catch(() => {});

  function take({ id, method, params = {}, sessionId, ...message }: Message): void {
    if (method !== undefined)
      for (const hear of hearing) hear({ method, params, ...(sessionId && { sessionId }) });
    if (id === undefined) return;
    waiting.get(id)?.(message);
    waiting.delete(id);
  }

  return {
    ended,
    listen: (hear) => void hearing.push(hear),
    send(method, params = {}, sessionId) {
      last += 1;
      const id = last;
      const answer = new Promise<Fields>((resolve, reject) => {
        waiting.set(id, ({ result = {}, error }) =>
          error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result),
        );
      });
      commands.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`);
      return Promise.race([answer, ended]);
    },
    close() {
      commands.destroy();
      answers.destroy();
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It is gone already.
      }
    },
  };
}

/** Messages end with a zero byte. */
function readMessages(from: Readable, take: (message: Message) => void, broken: () => void): void {
  let parts: Buffer[] = [];
  let bytes = 0;
  from.on('data', (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      parts.push(chunk.subarray(start, end));
      const text = Buffer.concat(parts).toString('utf8');
      [parts, bytes, start] = [[], 0, end + 1];
      try {
        take(JSON.parse(text) as Message);
      } catch {
        broken();
      }
    }
    parts.push(chunk.subarray(start));
    bytes += chunk.length - start;
    if (bytes <= MOST_MESSAGE) return;
    broken();
    from.destroy();
  });
}
