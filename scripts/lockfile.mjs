/** What package-lock.json must contain so that `npm ci` works on every platform, not only where it was written. */

/**
 * Optional packages that some locked package names but the lockfile lacks: `{ name, version, dev }`.
 *
 * @param {{ packages: Record<string, any> }} lock
 */
export function missingPackages({ packages }) {
  return Object.values(packages).flatMap((entry) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !packages[`node_modules/${name}`])
      .map(([name, version]) => ({ name, version: version.replace(/^[~^]/, ''), dev: entry.dev })),
  );
}

/** npm's own word for "whichever registry is configured": it replaces this host by that one, a mirror or a newsroom's own. */
const CONFIGURED_REGISTRY = 'https://registry.npmjs.org';

/**
 * The entries of a lockfile by their places, each package with the address of its archive. Without it `npm ci` reads what the
 * registry says of every version that a package ever had, for 500 packages a quarter of its time.
 *
 * @param {Record<string, any>} packages
 * @returns {Record<string, any>}
 */
export function withAddresses(packages) {
  return Object.fromEntries(
    Object.entries(packages).map(([place, entry]) => [
      place,
      place === '' || entry.resolved ? entry : withAddress(place, entry),
    ]),
  );
}

/**
 * @param {string} place
 * @param {any} entry
 */
function withAddress(place, { version, ...rest }) {
  const name = rest.name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const file = `${name.slice(name.lastIndexOf('/') + 1)}-${version}.tgz`;
  return { version, resolved: `${CONFIGURED_REGISTRY}/${name}/-/${file}`, ...rest };
}

/**
 * A lockfile entry without a checksum. Native packages are named after what they run on: `…-linux-arm64-musl`.
 *
 * @param {{ name: string, version: string, dev: boolean | undefined }} missing
 */
export function entryFor({ name, version, dev }) {
  const words = name.split(/[-/]/);
  const oneOf = (/** @type {string[]} */ ...known) => words.find((word) => known.includes(word));
  const os = oneOf('android', 'darwin', 'freebsd', 'linux', 'openbsd', 'win32');
  const cpu =
    oneOf('arm', 'arm64', 'ia32', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64') ??
    (words.includes('gnueabihf') ? 'arm' : undefined);
  if (!cpu) throw new Error(`${name} does not say which platform it is for; lock it by hand.`);
  return {
    version,
    cpu: [cpu],
    ...(dev ? { dev: true } : {}),
    ...(words.includes('musl') ? { libc: ['musl'] } : {}),
    optional: true,
    ...(os ? { os: [os] } : {}),
  };
}
