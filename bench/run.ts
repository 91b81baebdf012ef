/** node bench/run.ts [extract] [compare] [blow-up]: all three when none is named. */
import { benchBlowUp } from './blow-up.ts';
import { benchCompare } from './compare.ts';
import { benchExtract } from './extract.ts';

const BENCHES: Readonly<Record<string, () => void>> = {
  extract: benchExtract,
  compare: benchCompare,
  'blow-up': () => benchBlowUp(),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0) {
  console.error(`No bench called ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(2);
}
console.log(`Node ${process.version}, one core\n`);
for (const [name, run] of Object.entries(BENCHES)) if (wanted.length === 0 || wanted.includes(name)) run();
