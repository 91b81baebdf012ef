/** Runs the faults one after another, and prints the result of each. Started by faults.mjs. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { say, title } from '../progress.mjs';
import { BUILDS } from './builds.ts';
import { ENDS } from './ends.ts';
import type { Fault } from './fault.ts';
import { type Stet, startStet } from './own-stet.ts';
import { CannotTry, NotHeld } from './promise.ts';
import { SESSIONS } from './sessions.ts';
import { TAMPERING } from './tampering.ts';
import { WAITS } from './waits.ts';

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: { short: { type: 'boolean' }, json: { type: 'string' } },
});

type Row = { name: string; held: 'yes' | 'NO' | 'not tried'; saw: string; tookMs?: number; limitMs?: number };

/** Stopping comes last: it ends what all others share, and starts it again. */
const ALL: readonly Fault[] = [...WAITS, ...SESSIONS, ...TAMPERING, ...BUILDS, ...ENDS];
const chosen = ALL.filter(
  ({ name, isLong }) =>
    !(options.short && isLong) && (names.length === 0 || names.some((word) => name.includes(word))),
);

title(`Faults, ${chosen.length} of ${ALL.length}`);
let stet: Stet | undefined;
const rows: Row[] = [];
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, async () => {
    await stet?.end();
    process.exit(130);
  });
}
try {
  for (const fault of chosen) {
    stet ??= await startStet();
    const row = await outcomeOf(fault, stet);
    rows.push(row);
    say(lineOf(row));
    // A fault with a broken promise may have left anything behind: the next one gets a fresh Stet.
    if (row.held === 'NO') {
      await stet.end();
      stet = undefined;
    }
  }
} finally {
  await stet?.end();
}
const broken = rows.filter(({ held }) => held === 'NO').length;
say();
say(
  `${rows.filter(({ held }) => held === 'yes').length} held, ${broken} did not, ${rows.filter(({ held }) => held === 'not tried').length} not tried`,
);
if (options.json) writeFileSync(options.json, JSON.stringify(rows));
process.exit(broken > 0 || rows.length === 0 ? 1 : 0);

async function outcomeOf({ name, happen }: Fault, on: Stet): Promise<Row> {
  try {
    const seen = await happen(on);
    const isLate = seen.limitMs !== undefined && (seen.tookMs ?? 0) > seen.limitMs;
    // Continuous integration times nothing: there the limits are those of `until`, four times as long.
    return { name, held: isLate && !options.short ? 'NO' : 'yes', ...seen };
  } catch (error) {
    if (error instanceof CannotTry) return { name, held: 'not tried', saw: error.message };
    const said = error instanceof NotHeld ? error.message : String((error as Error).stack ?? error);
    return { name, held: 'NO', saw: said };
  }
}

function lineOf({ name, held, saw, tookMs, limitMs }: Row): string {
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  const time = tookMs === undefined ? '' : seconds(tookMs);
  const limit = limitMs === undefined ? '' : `of ${seconds(limitMs)}`;
  return `${held.padEnd(9)} ${name.padEnd(42)} ${time.padStart(7)} ${limit.padEnd(9)} ${saw}`;
}
