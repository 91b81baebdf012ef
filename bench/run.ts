/** node bench/run.ts [extract] [compare] [blow-up]: all three if none is named. */

/** Each is loaded when its turn comes, so that none runs in another's heap. */
const BENCHES: Readonly<Record<string, () => Promise<void>>> = {
  compare: async () => (await import('./compare.ts')).benchCompare(),
  extract: async () => (await import('./extract.ts')).benchExtract(),
  'blow-up': async () => (await import('./blow-up.ts')).benchBlowUp(),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0) {
  console.error(`No bench called ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(2);
}
console.log(`Node ${process.version}, one core\n`);
for (const [name, run] of Object.entries(BENCHES)) if (wanted.length === 0 || wanted.includes(name)) run();

export {};
