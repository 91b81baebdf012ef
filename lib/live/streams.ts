/** All streams of this web process: what they are told, and when they end. */
import { atOnce } from '../auth/limits.ts';
import type { SignedIn } from '../auth/session.ts';
import { AppError } from '../domain/errors.ts';
import { STREAMS_AT_ONCE } from '../domain/limits.ts';
import { isAtStory } from './at-stories.ts';
import { type Listener, listen } from './listener.ts';
import type { News } from './news.ts';
import { newestSeq, newsSince, standingSessions } from './news-queries.ts';
import { type Gathered, newsTogether } from './news-together.ts';

/** Proxies close what is silent for a minute; a page that has heard nothing for 50 seconds takes the stream for dead. */
const PING_EVERY_MS = 20_000;
const SESSIONS_EVERY_MS = 30_000;
/** Several members' sessions may end in one moment. */
const SESSIONS_SOON_MS = 50;
/**
 * Who does not have the story open hears of its changes at most so often, of all together. A screen that shows many stories
 * waits longer than this between two readings anyway, and telling 200 people of 40 changes a second one by one took as
 * much of the server as the changes.
 */
const GATHER_MS = 250;
/** Messages that wait for somebody who does not read: then the stream is closed, and its page reads anew. */
const MOST_WAITING = 200;

type Stream = {
  who: Pick<SignedIn, 'sessionId'> & { memberId: string; role: string };
  send: (text: Uint8Array) => void;
  /** When it was last told something (ms), and how many of the pieces that are being gathered it has been told. */
  toldAt: number;
  told: number;
  /** Says that it ends, and ends. */
  end: (kind: 'bye' | 'ended') => void;
};

type Gathering = {
  add: (news: Gathered) => void;
  tellRest: () => void;
  /** How many pieces have been gathered: what came before a stream began is in its beginning. */
  count: () => number;
};

type Streams = {
  all: Set<Stream>;
  gathering: Gathering;
  listener: Listener;
  stop: () => Promise<void>;
};

// Pages and routes are built with a copy of this file each, and the server in front ends what is here
// (scripts/serve.mjs).
const kept = globalThis as typeof globalThis & { stetStreams?: Streams };

const encoder = new TextEncoder();
const line = (data: object, id?: string) =>
  `${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`;
const bytes = (data: object, id?: string) => encoder.encode(line(data, id));
const linesOf = (news: readonly Gathered[]) =>
  newsTogether(news)
    .map((one) => line(one, one.kind === 'changed' ? one.seq : undefined))
    .join('');
/** All come back after the server was restarted, but not in one moment. */
const retryLine = () => `retry: ${1_000 + Math.floor(Math.random() * 3_000)}\n\n`;

function streams(): Streams {
  kept.stetStreams ??= begin();
  return kept.stetStreams;
}

function begin(): Streams {
  const all = new Set<Stream>();
  const gathering = gather(all);
  const send = (data: object) => {
    const text = bytes(data);
    for (const stream of all) stream.send(text);
  };
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
  const tell = (news: News) => {
    if (news.kind === 'changed' || news.kind === 'here') gathering.add(news);
    else send(news);
  };
  const inform = (memberIds: readonly string[]) => {
    const told = new Set(memberIds);
    const text = bytes({ kind: 'told' });
    for (const stream of all) if (told.has(stream.who.memberId)) stream.send(text);
  };
  const listener = listen(tell, inform, recheck, () => end('bye'));
  const timers = [
    setInterval(() => send({ kind: 'ping' }), PING_EVERY_MS).unref(),
    setInterval(recheck, SESSIONS_EVERY_MS).unref(),
  ];
  return {
    ...{ all, gathering, listener },
    async stop() {
      for (const timer of timers) clearInterval(timer);
      gathering.tellRest();
      end('bye');
      await listener.stop();
    },
  };
}

/** What streams are yet to be told: at once where the person has the story open or has heard nothing for a while. */
function gather(all: ReadonlySet<Stream>): Gathering {
  let pieces: Gathered[] = [];
  let timer: NodeJS.Timeout | undefined;
  const tell = (some: Iterable<Stream>) => {
    const now = performance.now();
    /** By how many of the pieces were told before: most have been told the same. */
    const texts = new Map<number, Uint8Array>();
    for (const stream of some) {
      const text = texts.get(stream.told) ?? encoder.encode(linesOf(pieces.slice(stream.told)));
      texts.set(stream.told, text);
      stream.told = pieces.length;
      if (text.length === 0) continue;
      stream.toldAt = now;
      stream.send(text);
    }
  };
  const tellRest = () => {
    clearTimeout(timer);
    timer = undefined;
    tell(all);
    pieces = [];
    for (const stream of all) stream.told = 0;
  };
  return {
    tellRest,
    count: () => pieces.length,
    add(news) {
      pieces.push(news);
      const now = performance.now();
      const stories = news.kind === 'here' ? [news.story] : (news.stories ?? []);
      const isDue = ({ who, toldAt }: Stream) =>
        now - toldAt >= GATHER_MS || stories.some((story) => isAtStory(who.memberId, story));
      tell([...all].filter(isDue));
      timer ??= setTimeout(tellRest, GATHER_MS).unref();
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
 * @param after the number of the last event that the page knows of; null where it knows none
 * @throws AppError `limited` where the person or the server has too many; `unavailable` where nothing could be heard
 */
export async function openStream(who: SignedIn, after: string | null): Promise<Response> {
  const { all, gathering, listener } = streams();
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
  const body = streamOf({ all, gathering }, who, after, close);
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
  { all, gathering }: Pick<Streams, 'all' | 'gathering'>,
  { actor, sessionId }: SignedIn,
  after: string | null,
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
          ...{ toldAt: Number.NEGATIVE_INFINITY, told: gathering.count() },
          send(text) {
            controller.enqueue(text);
            if ((controller.desiredSize ?? 0) < -MOST_WAITING) end('');
          },
          end: (kind) => end(retryLine() + line({ kind })),
        };
        // Listening comes first, so that what happens between the two is told twice and not missed.
        all.add(stream);
        const first = await beginning(after).catch(() => null);
        if (first === null) end(retryLine());
        else if (all.has(stream)) stream.send(encoder.encode(retryLine() + first));
      },
      cancel: leave,
    },
    { highWaterMark: 0 },
  );
}

/** The first thing that a stream says: what came since the page last heard, or that the page should read again. */
async function beginning(after: string | null): Promise<string> {
  if (after !== null) {
    const { news, seq } = await newsSince(after);
    return line(news, seq);
  }
  return line({ kind: 'again' }, await newestSeq());
}
