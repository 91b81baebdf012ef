/** All streams of this web process: what they are told, and when they end. */
import { atOnce } from '../auth/limits.ts';
import type { SignedIn } from '../auth/session.ts';
import { AppError } from '../domain/errors.ts';
import { STREAMS_AT_ONCE } from '../domain/limits.ts';
import { countHeard, heardSince, placeNow, readPlace } from './heard.ts';
import { type Listener, listen } from './listener.ts';
import { newestSeq, newsSince, standingSessions } from './news-queries.ts';
import { line, linesOf, membersTold, type Told, telling } from './telling.ts';

/** Proxies close what is silent for a minute; a page that has heard nothing for 50 seconds takes the stream for dead. */
const PING_EVERY_MS = 20_000;
const SESSIONS_EVERY_MS = 30_000;
/** Several members' sessions may end in one moment. */
const SESSIONS_SOON_MS = 50;
/** Messages that wait for somebody who does not read: then the stream is closed, and its page reads anew. */
const MOST_WAITING = 200;

type Stream = Told & {
  who: Pick<SignedIn, 'sessionId'> & { memberId: string; role: string };
  /** Says that it ends, and ends. */
  end: (kind: 'bye' | 'ended') => void;
};

type Streams = {
  all: Set<Stream>;
  listener: Listener;
  stop: () => Promise<void>;
};

// Pages and routes are built with a copy of this file each, and the server in front ends what is here
// (scripts/serve.mjs).
const kept = globalThis as typeof globalThis & { stetStreams?: Streams };

const encoder = new TextEncoder();
/** All come back after the server was restarted, but not in one moment. */
const retryLine = () => `retry: ${1_000 + Math.floor(Math.random() * 3_000)}\n\n`;

function streams(): Streams {
  kept.stetStreams ??= begin();
  return kept.stetStreams;
}

function begin(): Streams {
  const all = new Set<Stream>();
  const { hear, tellAll } = telling(all);
  const end = (kind: 'bye' | 'ended') => {
    for (const stream of [...all]) stream.end(kind);
  };
  let isSoon = false;
  const recheck = () => {
    if (isSoon) return;
    isSoon = true;
    setTimeout(() => {
      isSoon = false;
      // While the database does not answer nobody can be asked, and nothing is told either.
      void endFallen(all).catch(() => {});
    }, SESSIONS_SOON_MS);
  };
  const listener = listen(hear, recheck, () => end('bye'));
  const ping = encoder.encode(line({ kind: 'ping' }));
  const timers = [
    setInterval(() => {
      for (const stream of all) stream.send(ping);
    }, PING_EVERY_MS).unref(),
    setInterval(recheck, SESSIONS_EVERY_MS).unref(),
  ];
  return {
    ...{ all, listener },
    async stop() {
      for (const timer of timers) clearInterval(timer);
      tellAll();
      end('bye');
      await listener.stop();
    },
  };
}

/** Ends the streams of sessions that ended, and of members who were deactivated or have another role now. */
async function endFallen(all: ReadonlySet<Stream>): Promise<void> {
  if (all.size === 0) return;
  const asked = [...all];
  const standing = await standingSessions([...new Set(asked.map(({ who }) => who.sessionId))]);
  for (const stream of asked) {
    if (standing.get(stream.who.sessionId) !== stream.who.role) stream.end('ended');
  }
}

/** Closes what listens and ends all streams: for tests that must end. */
export async function closeStreams(): Promise<void> {
  const open = kept.stetStreams;
  delete kept.stetStreams;
  await open?.stop();
}

/**
 * A stream of what changes, for whoever is signed in.
 * @param after the place where the page is (heard.ts): what it was told with the last message, or what was heard before it was
 *   made; '' where it knows none
 * @throws AppError `limited` where the person or the server has too many; `unavailable` where nothing could be heard
 */
export async function openStream(who: SignedIn, after: string): Promise<Response> {
  const { all, listener } = streams();
  if (all.size >= STREAMS_AT_ONCE) throw new AppError('unavailable', 'Nothing is live just now.');
  if (!(await listener.hears())) throw new AppError('unavailable', 'Nothing is live just now.');
  const { actor } = who;
  let close = () => {};
  const closed = new Promise<void>((resolve) => {
    close = resolve;
  });
  await new Promise<void>((opened, refused) => {
    atOnce(actor, 'streams', () => {
      opened();
      return closed;
    }).catch(refused);
  });
  const body = streamOf(all, who, after, close);
  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      // Else Next compresses it, and proxies hold it back until there is more.
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
    },
  });
}

function streamOf(
  all: Set<Stream>,
  { actor, sessionId }: SignedIn,
  after: string,
  close: () => void,
): ReadableStream<Uint8Array> {
  let stream: Stream;
  const leave = () => {
    all.delete(stream);
    close();
  };
  return new ReadableStream<Uint8Array>(
    {
      async start(controller) {
        const end = (last: string) => {
          if (!all.has(stream)) return;
          leave();
          controller.enqueue(encoder.encode(last));
          controller.close();
        };
        stream = {
          who: { sessionId, memberId: actor.id, role: actor.role },
          ...{ toldAt: Number.NEGATIVE_INFINITY, told: countHeard() },
          send(text) {
            controller.enqueue(text);
            if ((controller.desiredSize ?? 0) < -MOST_WAITING) end('');
          },
          end: (kind) => end(retryLine() + line({ kind })),
        };
        // Listening comes first, so that what happens between the two is told twice and not missed.
        all.add(stream);
        const first = await beginning(after, actor.id).catch(() => null);
        if (first === null) end(retryLine());
        else if (all.has(stream)) stream.send(encoder.encode(retryLine() + first));
      },
      cancel: leave,
    },
    { highWaterMark: 0 },
  );
}

/**
 * The first thing that a stream says: what came since the page last heard. Where this process heard all of that, it is told
 * as it would have been; else the record is asked, in which some things are not (a notice, a capture that failed).
 */
async function beginning(after: string, memberId: string): Promise<string> {
  const { seq, count } = readPlace(after) ?? { seq: null, count: null };
  const heard = count === null ? null : heardSince(count);
  if (heard) return linesOf(heard, membersTold(heard).has(memberId)) || line({ kind: 'ping' }, placeNow());
  if (seq === null) return line({ kind: 'again' }, await newestSeq());
  const { news, seq: last } = await newsSince(seq);
  return line(news, last) + line({ kind: 'told' });
}
