/**
 * `npm start`: from a fresh checkout to a running Stet, one visible step after another; later starts only do what has
 * become necessary. Runs on the installed Node (20.19 or newer); everything it starts runs on Node 24.
 */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { generate, isGenerated } from './client.mjs';
import { startDevelopmentJobs } from './development-jobs.mjs';
import { hadFirstRun, noteFirstRun, seed, signInFile } from './first-run.mjs';
import { install, isInstalled } from './install.mjs';
import { keepRunning } from './keep-running.mjs';
import { noteRunning, releaseLock, runningLauncher, takeOver } from './launcher-lock.mjs';
import { applyMigrations } from './migrations.mjs';
import { build, isBuilt } from './next-build.mjs';
import { startNightly } from './nightly.mjs';
import { watchNpm } from './npm-parent.mjs';
import { inCheckout, stateDirectory } from './paths.mjs';
import { pendingMigrations } from './pending-migrations.mjs';
import { grantApplication, roleOf } from './postgres/application-role.mjs';
import { startEmbeddedPostgres } from './postgres/embedded.mjs';
import { APPLICATION_ROLE } from './postgres/server.mjs';
import { isPortFree } from './processes.mjs';
import { bold, note, say, showFailure, step, title, warn } from './progress.mjs';
import { modernNode, run, stopTools, toolEnvironment } from './run-tool.mjs';
import { readSecrets } from './secrets.mjs';
import { startWebServer } from './web-server.mjs';

const usage = `npm start [-- OPTIONS]

  --empty       leave the demo story out of a new database
  --dev         run the development server instead of the production build
  --port PORT   where to serve (else PORT, else 3000; the next free one if taken)
  --help        this text

  Environment: PORT, HOST (127.0.0.1), DATABASE_URL and more; see docs/operators.md.`;

const options = readOptions();
if (existsSync(inCheckout('.env'))) process.loadEnvFile(inCheckout('.env'));

const host = process.env.HOST || '127.0.0.1';
/** @type {import('./postgres/server.mjs').Server | undefined} */
let database;
/** @type {Awaited<ReturnType<typeof startWebServer>> | undefined} */
let web;
/** @type {ReturnType<typeof startDevelopmentJobs> | undefined} */
let developmentJobs;
/** @type {ReturnType<typeof startNightly> | undefined} */
let nightly;
/** @type {Promise<never> | undefined} */
let stopping;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void shutDown(0));
watchNpm(() => void shutDown(0));
// Whoever was reading our output may be gone before us; that must not keep us from an orderly stop.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

try {
  await start();
} catch (error) {
  if (!stopping) {
    showFailure(error);
    await shutDown(1);
  }
}

async function start() {
  title('Stet');
  refuseSomeoneElsesState();
  const other = runningLauncher();
  if (other) {
    say(
      `Stet already runs from this folder${other.address ? `, at ${bold(other.address)}` : ''} (process ${other.launcher.pid}).`,
    );
    process.exit(0);
  }
  if (await takeOver())
    note('The last run was cut short; its web server was still there and has been stopped.');

  if (!isInstalled()) await step('Install packages', install);
  // Before anything is started or changed. Most newsrooms send no mail, and wait for no program that looks.
  if (process.env.STET_SMTP_URL) await run(modernNode(), [inCheckout('scripts', 'check-settings.mjs')]);
  if (!isGenerated()) await step('Generate the database client', generate);
  // The longest step after the packages needs no database, so a new one is made and filled beside it.
  const building = !options.dev && !isBuilt() ? build() : undefined;
  // Waited for below; should a step before that fail, it is ended with the other tools.
  building?.catch(() => {});

  const { authSecret, secretKey, retiredSecretKeys } = readSecrets();
  // For the seed and the server alike: what one encrypts the other must read.
  process.env.STET_SECRET_KEY ||= secretKey;
  process.env.STET_SECRET_KEYS_RETIRED ||= retiredSecretKeys.join(',');
  const given = process.env.DATABASE_URL;
  const isEmbedded = !given;
  await step(isEmbedded ? 'Start the database' : 'Reach the database', async () => {
    if (given) return await untilReachable(given);
    database = await startEmbeddedPostgres();
    return `Postgres on port ${database.port}`;
  });
  const databaseUrl = ownerUrl();
  await sayWhatWillChange(databaseUrl);
  await step('Apply migrations', async () => {
    const applied = await applyMigrations(databaseUrl);
    await narrowTheWebServer(databaseUrl);
    return applied.length === 0 ? 'up to date' : applied.length === 1 ? '1 new' : `${applied.length} new`;
  });

  const port = await choosePort();
  const address =
    process.env.NEXTAUTH_URL ||
    `http://${host === '127.0.0.1' || host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${port}`;
  let administrator;
  if (!isEmbedded || !hadFirstRun()) {
    const demo = isEmbedded && !options.empty;
    await step(
      demo ? 'Create the first administrator and the demo' : 'Look for an administrator',
      async () => {
        administrator = await seed({ databaseUrl, demo, address });
      },
    );
    if (isEmbedded) noteFirstRun();
  }

  if (building) await step('Build, begun with the database', () => building);

  const env = () => ({
    // A role that owns nothing; the owner's is none of its business.
    DATABASE_URL: database?.applicationUrl() ?? process.env.DATABASE_URL,
    STET_OWNER_DATABASE_URL: '',
    NEXTAUTH_URL: address,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || authSecret,
  });
  const startWeb = async () => {
    web = await startWebServer({ port, host, isDevelopment: options.dev, env: env() });
    noteRunning({ address, webServerPid: web.pid });
    if (stopping) await web.stop();
    return { ended: web.ended.then(({ status, signal }) => signal ?? `code ${status}`) };
  };
  /** @type {import('./keep-running.mjs').Part | undefined} */
  let webPart;
  await step(options.dev ? 'Start the development server' : 'Start the web server', async () => {
    webPart = await startWeb();
  });
  watchParts(webPart, startWeb);
  if (options.dev && process.env.STET_JOBS !== 'elsewhere') developmentJobs = startDevelopmentJobs(env());
  nightly = startNightly({ databaseUrl: ownerUrl });
  greet(address, administrator);
}

/** The database, for the role that owns its tables: migrations, backups. */
function ownerUrl() {
  return database?.url() ?? (process.env.STET_OWNER_DATABASE_URL || process.env.DATABASE_URL || '');
}

/**
 * The web server's role may read and write rows, and nothing else; if it is the owner's own role, that is reported.
 *
 * @param {string} databaseUrl
 */
async function narrowTheWebServer(databaseUrl) {
  if (database) return await grantApplication(databaseUrl, APPLICATION_ROLE);
  if (process.env.STET_OWNER_DATABASE_URL)
    return await grantApplication(databaseUrl, await roleOf(process.env.DATABASE_URL ?? ''));
  warn(
    'The web server connects as the role that owns the tables, so a fault in it could switch the record’s guards off. Set STET_OWNER_DATABASE_URL; see docs/operators.md.',
  );
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        empty: { type: 'boolean', default: false },
        dev: { type: 'boolean', default: false },
        port: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      console.log(usage);
      process.exit(0);
    }
    return values;
  } catch (error) {
    console.error(`${error.message}\n\n${usage}`);
    process.exit(2);
  }
}

/** Files of several owners in one state folder lead to a database that nobody can open; said early and plainly. */
function refuseSomeoneElsesState() {
  if (!process.getuid || !existsSync(stateDirectory)) return;
  const { uid } = statSync(stateDirectory);
  if (uid !== process.getuid()) {
    throw new Error(
      `${path.relative(process.cwd(), stateDirectory) || stateDirectory} was made by another user (id ${uid}); start Stet as that user.\n` +
        'To hand everything over to this one, stop Stet and change the owner of the checkout (chown -R).',
    );
  }
}

async function choosePort() {
  const wanted = Number(options.port ?? (process.env.PORT || 3000));
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > 65_535) {
    throw new Error(`${options.port ?? process.env.PORT} is not a port number.`);
  }
  for (let port = wanted; port < Math.min(wanted + 50, 65_536); port += 1) {
    if (await isPortFree(port, host)) {
      if (port !== wanted) warn(`Port ${wanted} is taken by another program; Stet uses ${port}.`);
      return port;
    }
  }
  throw new Error(
    `Ports ${wanted} to ${wanted + 49} cannot be used on ${host}. Choose another one with PORT.`,
  );
}

/** @param {string} databaseUrl */
async function untilReachable(databaseUrl) {
  const { default: postgres } = await import('postgres');
  const end = Date.now() + 60_000;
  for (;;) {
    const sql = postgres(databaseUrl, { max: 1, connect_timeout: 5, onnotice: () => {} });
    try {
      await sql`select 1`;
      return;
    } catch (error) {
      // A server that is still starting refuses connections or says so (57P03); anything else will not improve with
      // waiting.
      if (
        !['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', '57P03', 'CONNECT_TIMEOUT'].includes(error.code) ||
        Date.now() > end
      ) {
        throw new Error(`The database of DATABASE_URL cannot be reached: ${error.message}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
}

/**
 * Before anything changes in a database with content: says what will change, and how it could be undone. With
 * STET_BACKUP_DIR a backup is made first; on a terminal there is time to stop.
 *
 * @param {string} databaseUrl
 */
async function sayWhatWillChange(databaseUrl) {
  const { isNew, names, unknown } = await pendingMigrations(databaseUrl);
  if (unknown.length > 0)
    warn(
      `A newer Stet has changed this database (${unknown.join(', ')}). Go on with that one; see docs/operators.md.`,
    );
  if (isNew || names.length === 0) return;
  const many = names.length === 1 ? '1 migration' : `${names.length} migrations`;
  warn(`${many} will be applied: ${names.join(', ')}`);
  const folder = process.env.STET_BACKUP_DIR;
  if (folder) {
    const file = path.join(folder, `stet-before-${names[0]}-${Date.now()}.zip`);
    await step('Back up before that', async () => {
      const args = [inCheckout('scripts', 'backup.mjs'), file, '--quiet'];
      await run(modernNode(), args, { env: toolEnvironment({ DATABASE_URL: databaseUrl }) });
      return file;
    });
    return;
  }
  note('Make a backup first: npm run backup. It is the only way back.');
  if (process.stdin.isTTY && process.stdout.isTTY && !process.env.CI) {
    note('Ctrl-C within ten seconds stops here, with nothing changed.');
    await new Promise((resolve) => setTimeout(resolve, 10_000));
  }
}

/**
 * Anything that ends by itself is started again, and this is reported.
 *
 * @param {import('./keep-running.mjs').Part | undefined} webPart
 * @param {() => Promise<import('./keep-running.mjs').Part>} startWeb
 */
function watchParts(webPart, startWeb) {
  const shared = { tell: warn, isStopping: () => Boolean(stopping) };
  void keepRunning({ ...shared, name: 'The web server', part: webPart, start: startWeb });
  if (!database) return;
  const record = `its record: ${path.join(database.directory, 'server.log')}`;
  const asPart = (/** @type {{ ended: Promise<unknown> }} */ { ended }) => ({
    ended: ended.then(() => record),
  });
  void keepRunning({
    ...shared,
    name: 'The database',
    part: asPart(database),
    start: async () => {
      const port = database?.port;
      database = await startEmbeddedPostgres();
      if (stopping) await database.stop();
      // Another program took its port in the meantime: the web server must learn of the new one, and does when it
      // starts.
      else if (database.port !== port) await web?.stop();
      return asPart(database);
    },
  });
}

/**
 * @param {string} address
 * @param {{ email: string, password: string } | undefined} administrator
 */
function greet(address, administrator) {
  say();
  say(`Stet is ready at ${bold(address)}`);
  say();
  if (administrator) {
    say('Sign in for the first time with');
    say(`  e-mail    ${bold(administrator.email)}`);
    say(`  password  ${bold(administrator.password)}`);
    say('It is shown this once, and must be changed when you sign in.');
    note(`Kept for you alone in ${path.relative(process.cwd(), signInFile)}`);
    say();
  } else if (existsSync(signInFile)) {
    note(
      `The first sign-in is in ${path.relative(process.cwd(), signInFile)}; delete that file once you have used it.`,
    );
  }
  note('Ctrl-C stops everything.');
  say();
}

/** @param {number} code */
function shutDown(code) {
  if (stopping) {
    say('Still stopping …');
    return stopping;
  }
  stopping = (async () => {
    say();
    await nightly?.stop();
    await stopTools();
    await developmentJobs?.stop();
    if (web) await step('Stop the web server', async () => void (await web?.stop()));
    if (database) await step('Stop the database', async () => void (await database?.stop()));
    releaseLock();
    process.exit(code);
  })();
  return stopping;
}
