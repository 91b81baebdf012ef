import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inCheckout } from './paths.mjs';
import { commandFile, modernNode, run, toolEnvironment } from './run-tool.mjs';

const stamp = inCheckout('.next', 'built-from');

const generated = inCheckout('lib', 'generated');

/** What the production build is made from; tests are not part of it. */
const sources = [
  'app',
  'components',
  // But for the database client, which follows from the schema and the packages, and of which a start makes no types.
  'lib',
  'public',
  'prisma/schema.prisma',
  'instrumentation.ts',
  'proxy.ts',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

/** True when .next contains a build of exactly these sources. */
export function isBuilt() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceFingerprint();
}

/** Builds for production. The stamp is written last, so that an interrupted build does not count. */
export async function build() {
  const fingerprint = sourceFingerprint();
  rmSync(stamp, { force: true });
  // Next's cache makes a second build of a checkout faster, and its first a fifth slower and 110 MB larger.
  const keepsCache = existsSync(inCheckout('.next', 'BUILD_ID')) ? '1' : '';
  await run(modernNode(), [commandFile('next', 'dist/bin/next'), 'build'], {
    env: toolEnvironment({
      NODE_ENV: 'production',
      STET_BUILD_CACHE: keepsCache,
      ...buildIdentity(fingerprint),
    }),
  });
  forgetFontsToPreload();
  writeFileSync(stamp, fingerprint);
}

/**
 * Our fonts come with the stylesheet; Next takes them for its own (`next/font`), of which none is to be fetched ahead, and has
 * each page connect to nowhere ahead: a thrown error on the server and two elements more, with every page.
 */
function forgetFontsToPreload() {
  const none = JSON.stringify(FONTLESS);
  for (const file of readdirSync(inCheckout('.next', 'server'), { recursive: true, encoding: 'utf8' })) {
    const { base, ext } = path.parse(file);
    if (base !== `next-font-manifest${ext}`) continue;
    const text = ext === '.json' ? none : `self.__NEXT_FONT_MANIFEST=${JSON.stringify(none)}`;
    writeFileSync(inCheckout('.next', 'server', file), text);
  }
}

const FONTLESS = { pages: {}, app: {}, appUsingSizeAdjust: false, pagesUsingSizeAdjust: false };

/** What the server must know about the build in .next; empty where nothing is built. */
export function builtIdentity() {
  return existsSync(stamp) ? buildIdentity(readFileSync(stamp, 'utf8')) : {};
}

/**
 * The ids of a build and the key with which Next salts the names of actions, as environment variables. Without them
 * Next chooses them at random, and two builds of the same sources refuse each other's pages. The key may be derived
 * from the sources because it protects nothing here: it would encrypt what an action closes over, and ours are
 * functions in `actions.ts` that close over nothing (lib/architecture.test.ts checks that).
 *
 * @param {string} fingerprint
 */
export function buildIdentity(fingerprint) {
  const key = createHash('sha256').update(`actions of ${fingerprint}`).digest('base64');
  return {
    STET_BUILD_ID: fingerprint,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY || key,
  };
}

function sourceFingerprint() {
  const hash = createHash('sha256');
  for (const source of sources) {
    const start = inCheckout(source);
    if (!existsSync(start)) continue;
    for (const file of filesUnder(start)) {
      hash.update(path.relative(inCheckout(), file)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} start
 * @returns {string[]}
 */
function filesUnder(start) {
  let entries;
  try {
    entries = readdirSync(start, { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOTDIR') return [start];
    throw error;
  }
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(start, entry.name);
      if (file === generated) return [];
      if (entry.isDirectory()) return filesUnder(file);
      return /\.test\.tsx?$/.test(entry.name) || !entry.isFile() ? [] : [file];
    });
}
