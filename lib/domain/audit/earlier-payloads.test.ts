/** The records of databases made by earlier versions (prisma/released): unbroken, and reading as they did then. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { auditSentence, CHAIN_START, chainedText } from './event.ts';

const released = path.resolve(import.meta.dirname, '../../../prisma/released');
const dumps = readdirSync(released).filter((name) => name.endsWith('.zip'));
/** The lines as shown by the version before payloads had a version. */
const lines = readFileSync(path.join(released, 'lines.txt'), 'utf8');

const ESCAPED: Record<string, string> = { n: '\n', t: '\t', r: '\r' };
/** A field in COPY text format. */
const field = (text = '') =>
  text === '\\N' ? null : text.replace(/\\(.)/g, (_, one: string) => ESCAPED[one] ?? one);

function eventsOf(dump: string) {
  const files = unzipSync(readFileSync(path.join(released, dump)));
  const copied = strFromU8(files['database/audit_event.copy'] ?? new Uint8Array());
  return copied
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [seq, at, actorId, actorName, action, subjectType, subjectId, storyId, payload, previous, hash] =
        line.split('\t').map(field);
      const event = {
        seq: BigInt(seq ?? 0),
        at: new Date(`${at}:00`),
        ...{ actorId: actorId ?? null, actorName: actorName ?? '', action: action ?? '' },
        ...{ subjectType: subjectType ?? '', subjectId: subjectId ?? '', storyId: storyId ?? null },
        ...{ payload: payload ?? '', previous: previous ?? '' },
      };
      return { event, hash };
    })
    .sort((a, b) => Number(a.event.seq - b.event.seq));
}

test.each(dumps)('%s', (dump) => {
  const events = eventsOf(dump);
  let previous: string | null | undefined = CHAIN_START;
  for (const { event, hash } of events) {
    expect(event.previous).toBe(previous);
    expect(createHash('sha256').update(chainedText(event)).digest('hex')).toBe(hash);
    previous = hash;
  }
  const shown = events.map(
    ({ event }) => `${event.seq} ${auditSentence(event.action, JSON.parse(event.payload))}\n`,
  );
  const [, told] = lines.split(`# ${dump.slice(0, -4)}\n`);
  expect(events.length).toBeGreaterThan(20);
  expect(shown.join('')).toBe(told?.split('#')[0]);
});
