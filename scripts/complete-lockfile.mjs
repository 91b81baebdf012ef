/**
 * Adds to package-lock.json the packages for other platforms that npm left out, and the address of each package's archive
 * where npm is set to leave that out. npm only locks what its registry could supply at that moment; behind a mirror that
 * has the packages of some platforms only, the lockfile it writes is refused by `npm ci`, here and on every other
 * platform. To be run after changing dependencies behind such a mirror; lockfile.test.ts says when. The entries added
 * carry no checksum, for there was nothing to compute one from.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { entryFor, missingPackages, withAddresses } from './lockfile.mjs';
import { inCheckout } from './paths.mjs';

const file = inCheckout('package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
for (const missing of missingPackages(lock)) {
  lock.packages[`node_modules/${missing.name}`] = entryFor(missing);
  console.log(`added ${missing.name} ${missing.version}`);
}
const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
lock.packages = withAddresses(Object.fromEntries(sorted));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
