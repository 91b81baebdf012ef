/**
 * What this browser is told of others' changes: one stream for all its tabs. The tab that holds the lock has the stream
 * and hands on what it hears; when it is closed, another one gets the lock. Without the stream each tab is asked to
 * read again every few seconds. Why so and not otherwise: docs/decisions/live.md.
 */
import type { News } from '@/lib/live/news.ts';

/** The server says something every 20 seconds at least (lib/live/streams.ts). */
const SILENT_MS = 50_000;
/** A stream that breaks is usually back before anybody need know. */
const BROKEN_MS = 6_000;
const POLL_MS = 15_000;
const LOOK_EVERY_MS = 3_000;
/** After a refusal: not all pages in one moment, and the longer the more there were. */
const pauseAfter = (refusals: number) => Math.min(60_000, 5_000 * 2 ** refusals) * (0.5 + Math.random());

type Heard = News | { kind: 'ping' } | { kind: 'bye' } | { kind: 'ended' };
/**
 * What tabs tell each other; `broken`: whoever has the stream lost it. `hello`: a new tab, made when the server had heard
 * so much (`place`), wants to know; `nothing`: it shows all that the stream has told so far.
 */
type Passed =
  | Heard
  | { kind: 'broken' }
  | { kind: 'hello'; place: string }
  | { kind: 'nothing'; for: string };

/** `starting`: not known yet, and nothing is said of it. */
export type LiveState = 'starting' | 'live' | 'not live';

export type LiveConnection = {
  /** Calls `tell` for each piece of news. Returns a function that stops it. */
  onNews: (tell: (news: News) => void) => () => void;
  onState: (tell: () => void) => () => void;
  state: () => LiveState;
};

const connections = new Map<string, LiveConnection>();

/** The connection of this page, opened at the first call. @param memberId who is signed in: tabs of others do not mix */
export function liveConnection(memberId: string): LiveConnection {
  const known = connections.get(memberId);
  if (known) return known;
  const made = connect(`stet:live ${memberId}`);
  connections.set(memberId, made);
  return made;
}

function connect(name: string): LiveConnection {
  const { tell, add: onNews } = audience<[News]>();
  const { tell: tellState, add: onState } = audience<[]>();
  const channel = new BroadcastChannel(name);
  let state: LiveState = 'starting';
  let heardAt = Date.now();
  let brokenAt: number | null = Date.now();
  let polledAt = Date.now();

  /** What the server had heard when this page was made (lib/live/heard.ts): all that came after it is told to its stream. */
  const madeAt = document.documentElement.dataset.heard ?? '';

  /** @param hasAll whether the page shows everything up to now, or is told of it in the same moment */
  function know(next: LiveState, hasAll = false) {
    if (next === state) return;
    const before = state;
    state = next;
    tellState();
    if (hasAll) return;
    // Between what the page shows and the first that is heard, or since it was last live, something may have happened.
    if (next === 'live' || before === 'live') {
      polledAt = Date.now();
      tell({ kind: 'again' });
    }
  }

  function hear(heard: Passed, isOwn = false) {
    if (heard.kind === 'hello') {
      if (stream.isOpen() && brokenAt === null) channel.postMessage(stream.answerTo(heard.place));
      return;
    }
    if (heard.kind === 'nothing') {
      if (heard.for === madeAt) hasHeard(true);
      return;
    }
    if (heard.kind === 'broken' || heard.kind === 'bye' || heard.kind === 'ended') {
      brokenAt ??= Date.now();
      return;
    }
    const wasLive = state === 'live';
    // The first that its own stream says begins where the page was made.
    const isFromThere = isOwn && state === 'starting';
    hasHeard(isFromThere);
    // Becoming live otherwise, everything is read again anyway.
    if (heard.kind !== 'ping' && (wasLive || isFromThere || heard.kind === 'here')) tell(heard);
  }

  function hasHeard(hasAll: boolean) {
    heardAt = Date.now();
    brokenAt = null;
    know('live', hasAll);
  }

  const stream = ownStream(madeAt, (heard) => {
    hear(heard, true);
    channel.postMessage(heard);
  });
  channel.onmessage = ({ data }: MessageEvent<Passed>) => hear(data);
  channel.postMessage({ kind: 'hello', place: madeAt });
  const takeOver = lead(name, stream);

  setInterval(() => {
    const now = Date.now();
    const isSilent = now - heardAt > SILENT_MS;
    if (isSilent || (brokenAt !== null && now - brokenAt > BROKEN_MS)) know('not live');
    // A tab that the browser has put to sleep keeps its lock, and hands nothing on.
    if (isSilent && document.visibilityState === 'visible') {
      heardAt = now;
      brokenAt ??= now - BROKEN_MS;
      takeOver();
    }
    if (state !== 'not live' || document.visibilityState !== 'visible' || now - polledAt < POLL_MS) return;
    polledAt = now;
    tell({ kind: 'again' });
  }, LOOK_EVERY_MS);

  return { onNews, onState, state: () => state };
}

/** Those who want to be told of something, until they do not any more. */
function audience<Said extends unknown[]>() {
  const all = new Set<(...said: Said) => void>();
  return {
    tell(...said: Said) {
      for (const one of all) one(...said);
    },
    add(one: (...said: Said) => void) {
      all.add(one);
      return () => {
        all.delete(one);
      };
    },
  };
}

type OwnStream = {
  open: () => void;
  close: () => void;
  isOpen: () => boolean;
  /** What a new tab is told that was made when the server had heard so much: that nothing came since, or that it is live. */
  answerTo: (place: string) => Passed;
};

/** @param madeAt where the page is before its stream has said anything */
function ownStream(madeAt: string, heard: (what: Passed) => void): OwnStream {
  let source: EventSource | null = null;
  let last = madeAt;
  let refusals = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function close() {
    clearTimeout(timer);
    source?.close();
    source = null;
  }

  function open() {
    close();
    const mine = new EventSource(last ? `/api/live?after=${last}` : '/api/live');
    source = mine;
    mine.onmessage = ({ data, lastEventId }: MessageEvent<string>) => {
      refusals = 0;
      if (lastEventId) last = lastEventId;
      heard(JSON.parse(data) as Heard);
    };
    mine.onerror = () => {
      heard({ kind: 'broken' });
      // What merely broke is opened again by the browser itself; after a refusal it gives up.
      if (mine.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(open, pauseAfter(refusals));
      refusals += 1;
    };
  }
  return {
    ...{ open, close, isOpen: () => source !== null },
    answerTo: (place) => (isNotBefore(place, last) ? { kind: 'nothing', for: place } : { kind: 'ping' }),
  };
}

/** Whether a page made at one place shows all that a stream at another was told: both of the same process of the server. */
function isNotBefore(page: string, stream: string): boolean {
  const [ofPage, ofStream] = [page, stream].map((place) => /~(.+)\.(\d+)$/.exec(place));
  return !!ofPage && !!ofStream && ofPage[1] === ofStream[1] && Number(ofPage[2]) >= Number(ofStream[2]);
}

/** Has the stream in one of the tabs. Returns a function that takes it over from one that does nothing any more. */
function lead(name: string, stream: OwnStream): () => void {
  if (!('locks' in navigator)) {
    // Without https: each tab has its own, but only while it is in sight, since a browser has few connections.
    const look = () => (document.visibilityState === 'visible' ? stream.open() : stream.close());
    document.addEventListener('visibilitychange', look);
    look();
    return look;
  }
  const hold = (steal: boolean) => {
    void navigator.locks
      .request(name, { steal }, () => {
        stream.open();
        return new Promise<never>(() => {});
      })
      .catch(() => {
        // Taken over by another tab.
        stream.close();
        hold(false);
      });
  };
  hold(false);
  return () => (stream.isOpen() ? stream.open() : hold(true));
}
