/**
 * Editors at their stories, as their browsers behave: each holds a stream, reads its story again when the stream tells of
 * it, and changes an item now and then. All of them in one process of their own, which shares the machine with the server;
 * what it took of it is told. Started by bench/live.ts with a {@link Plan}; answers with what they saw.
 */
import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Reading, viewAfter } from '../lib/domain/difference.ts';
import { openStream } from './streams.ts';

export type Plan = {
  address: string;
  /** By which the server knows the change of an item. */
  action: string;
  editors: { cookie: string; story: string }[];
  seconds: number;
  everyMs: number;
  /** Between two readings, as the workbench waits (components/workbench/state/use-workbench.ts). */
  pauseMs: number;
};

export type Seen = {
  changes: number;
  conflicts: number;
  /** From sending a change until another's stream told of it, and until the other had read it again (ms). */
  told: number[];
  shown: number[];
  /** The same by when the change was sent, ten seconds together: whether it was so all the time, or now and then. */
  shownByTens: number[][];
  /** Until the one who changed it was answered. */
  answered: number[];
  /** Changes that somebody else at the story had not seen when all was over. */
  lost: number;
  reads: number;
  bytes: number;
  /** Part of one core that all this took. */
  cores: number;
  /** By item: its version and the cue last written. */
  last: Record<string, { version: number; cue: string }>;
};

type Item = { id: string; version: number; isCut: boolean };
type View = { items: Item[] };
type Known = { tag: string; view: View };
type Change = {
  story: string;
  item: string;
  version: number;
  by: number;
  at: number;
  /** By who: when they were told of it, and had it on the screen, after it was sent (ms). */
  told: Map<number, number>;
  seen: Map<number, number>;
};

/** No words of another run's, such as the warm-up's: an item that is given the words it has is left as it is. */
const RUN = randomUUID().slice(0, 8);

const agent = new http.Agent({ keepAlive: true, maxSockets: 400 });

function ask(url: string, headers: Record<string, string>, body?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      url,
      { agent, headers, method: body === undefined ? 'GET' : 'POST' },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => {
          const text = Buffer.concat(parts).toString();
          if (answer.statusCode === 200) resolve(text);
          else reject(new Error(`${url} answered ${answer.statusCode}: ${text.slice(0, 200)}`));
        });
        answer.on('error', reject);
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

async function work({ address, action, editors, seconds, everyMs, pauseMs }: Plan): Promise<Seen> {
  const seen: Seen = {
    ...{
      changes: 0,
      conflicts: 0,
      told: [],
      shown: [],
      shownByTens: [],
      answered: [],
      lost: 0,
      reads: 0,
      bytes: 0,
    },
    ...{ cores: 0, last: {} },
  };
  const changes: Change[] = [];
  /** Those of a story that somebody has yet to see. */
  const open = new Map<string, Set<Change>>(editors.map(({ story }) => [story, new Set()]));
  const known: Known[] = [];
  const atStory = (story: string) => editors.filter((one) => one.story === story).length;

  function see(who: number, { items }: View, at: number) {
    const story = editors[who]?.story ?? '';
    const versions = new Map(items.map(({ id, version }) => [id, version]));
    for (const change of open.get(story) ?? []) {
      if (change.by === who || change.seen.has(who)) continue;
      // Sent and perhaps seen by others before its own answer has told which version it made.
      if ((versions.get(change.item) ?? 0) < change.version) continue;
      change.seen.set(who, at - change.at);
      if (change.seen.size === atStory(story) - 1) open.get(story)?.delete(change);
    }
  }

  async function read(who: number): Promise<void> {
    const { story, cookie } = editors[who] as Plan['editors'][number];
    const before = known[who] ?? null;
    const url = `${address}/api/stories/${story}/workbench?since=${before?.tag ?? ''}`;
    const text = await ask(url, { cookie, 'x-stet-by-itself': '1' });
    seen.reads += 1;
    seen.bytes += text.length;
    const at = performance.now();
    const now = viewAfter(before, JSON.parse(text) as Reading<View>);
    known[who] = now;
    see(who, now.view, at);
  }

  const readers = editors.map((_, who) => {
    let isReading = false;
    let isAsked = false;
    const look = async () => {
      if (!isAsked || isReading) return;
      isReading = true;
      isAsked = false;
      await read(who);
      await sleep(pauseMs);
      isReading = false;
      void look();
    };
    return () => {
      isAsked = true;
      void look();
    };
  });
  const streams = await Promise.all(
    editors.map(({ cookie, story }, who) =>
      openStream(`${address}/api/live`, cookie, (news) => {
        if (news.kind !== 'changed' && news.kind !== 'again') return;
        if (news.kind === 'changed' && news.stories && !news.stories.includes(story)) return;
        const at = performance.now();
        if (news.kind === 'changed')
          for (const change of open.get(story) ?? []) {
            // The first news of the story after it was sent: now and then that is news of another change.
            if (change.by !== who && !change.told.has(who)) change.told.set(who, at - change.at);
          }
        readers[who]?.();
      }),
    ),
  );
  await Promise.all(editors.map((_, who) => read(who)));

  async function change(who: number, turn: number): Promise<void> {
    const { story, cookie } = editors[who] as Plan['editors'][number];
    const items = (known[who]?.view.items ?? []).filter(({ isCut }) => !isCut);
    const item = items[Math.floor(Math.random() * items.length)] as Item;
    const cue = `said ${RUN} ${who} ${turn}`;
    const made: Change = {
      story,
      item: item.id,
      version: item.version + 1,
      by: who,
      at: 0,
      told: new Map(),
      seen: new Map(),
    };
    const headers = {
      ...{ cookie, origin: address, 'next-action': action, accept: 'text/x-component' },
      'content-type': 'text/plain;charset=UTF-8',
    };
    const body = JSON.stringify([{ storyId: story, itemId: item.id, version: item.version, cue }]);
    made.at = performance.now();
    open.get(story)?.add(made);
    const answer = await ask(`${address}/stories/${story}`, headers, body);
    if (answer.includes('"ok":true')) {
      seen.answered.push(performance.now() - made.at);
      seen.changes += 1;
      changes.push(made);
      const last = seen.last[item.id];
      if (!last || last.version < made.version) seen.last[item.id] = { version: made.version, cue };
      return;
    }
    open.get(story)?.delete(made);
    if (!answer.includes('"conflict"')) throw new Error(`A change was answered ${answer.slice(0, 400)}`);
    seen.conflicts += 1;
  }

  const cpu = process.cpuUsage();
  const begun = performance.now();
  const until = begun + seconds * 1_000;
  await Promise.all(
    editors.map(async (_, who) => {
      await sleep(((who + Math.random()) * everyMs) / editors.length);
      for (let turn = 0; performance.now() < until; turn += 1) {
        const next = performance.now() + everyMs;
        await change(who, turn);
        await sleep(Math.max(0, next - performance.now()));
      }
    }),
  );
  await sleep(2_000);
  const { user, system } = process.cpuUsage(cpu);
  seen.cores = (user + system) / 1_000 / (performance.now() - begun);
  for (const { by, story, at, told, seen: who } of changes) {
    const ten = Math.floor((at - begun) / 10_000);
    seen.shownByTens[ten] ??= [];
    seen.shownByTens[ten].push(...who.values());
    seen.told.push(...told.values());
    seen.shown.push(...who.values());
    for (let i = 0; i < editors.length; i += 1)
      if (i !== by && editors[i]?.story === story && !who.has(i)) seen.lost += 1;
  }
  for (const close of streams) close();
  return seen;
}

process.once('message', async (plan: Plan) => {
  const seen = await work(plan);
  process.send?.(seen, () => process.exit());
});
