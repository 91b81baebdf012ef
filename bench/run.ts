/**
 * node bench/run.ts [NAME …] [--minutes N]: the benches named, all but the live one if none is. Prints one table; exits with 1 if
 * a figure does not reach what it must. The live bench takes so many minutes, one if nothing is said.
 */
import { parseArgs } from 'node:util';
import { type Figure, isHeld, tableOf } from './figure.ts';

const { values, positionals: wanted } = parseArgs({
  options: { minutes: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const minutes = Number(values.minutes);

/** Not among all: two hundred people at work take as long as the rest together. */
const ONLY_BY_NAME: ReadonlySet<string> = new Set(['live']);

/** Each is loaded when its turn comes. They run one after another: a figure is worth nothing beside another bench. */
const BENCHES: Readonly<Record<string, () => Promise<Figure[]>>> = {
  extract: async () => (await import('./extract.ts')).benchExtract(),
  compare: async () => (await import('./compare.ts')).benchCompare(),
  workbench: async () => (await import('./workbench.ts')).benchWorkbench(),
  pages: async () => (await import('./pages.ts')).benchPages(),
  live: async () => (await import('./live.ts')).benchLive(minutes),
  'blow-up': async () => (await import('./blow-up.ts')).benchBlowUp(),
  start: async () => (await import('./start.ts')).benchStart(),
};

const unknown = wanted.filter((name) => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0) {
  console.error(`No bench called ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(2);
}
const begun = performance.now();
const figures: Figure[] = [];
for (const [name, run] of Object.entries(BENCHES)) {
  if (wanted.length > 0 ? !wanted.includes(name) : ONLY_BY_NAME.has(name)) continue;
  console.log(`${name} …`);
  const start = performance.now();
  figures.push(...(await run()));
  console.log(`  ${((performance.now() - start) / 1000).toFixed(0)} s`);
}
console.log(`\nNode ${process.version}, ${((performance.now() - begun) / 1000).toFixed(0)} s\n`);
console.log(tableOf(figures));
const short = figures.filter((figure) => !isHeld(figure));
console.log(short.length === 0 ? '\nAll held.' : `\n${short.length} of ${figures.length} not held.`);
process.exit(short.length === 0 ? 0 : 1);
