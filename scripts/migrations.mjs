/**
 * Prisma migrations without Prisma's downloaded engine: the same engine, compiled to WebAssembly, over the
 * ordinary Postgres driver. Writes the same `_prisma_migrations` table as `prisma migrate deploy`.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { listMigrations } from './migration-files.mjs';
import { migrationsDirectory, schemaFile } from './paths.mjs';
import { forgetFailed, refuseHalfRestored } from './pending-migrations.mjs';

const require = createRequire(import.meta.url);

/** Everyone who migrates any Stet database takes this lock first; the number only has to be the same everywhere. */
const MIGRATION_LOCK = 5_783_841_902;

const noFilter = { externalTables: [], externalEnums: [] };

/** The WebAssembly engine, instantiated by hand because Node 20 cannot import `.wasm` modules. */
let engineModule;
async function loadEngine() {
  if (!engineModule) {
    const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
    const file = path.join(
      path.dirname(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg')),
      'schema_engine_bg.wasm',
    );
    const module = await WebAssembly.compile(readFileSync(file));
    const imports = { './schema_engine_bg.js': withPassingTimers(bindings) };
    const instance = await WebAssembly.instantiate(module, imports);
    bindings.__wbg_set_wasm(instance.exports);
    instance.exports.__wbindgen_start();
    engineModule = bindings;
  }
  return engineModule;
}

/** The engine leaves a timer of ten seconds behind, which must not keep a script from ending. */
function withPassingTimers(bindings) {
  const passing = (callback, milliseconds) => setTimeout(callback, milliseconds >>> 0).unref();
  return Object.fromEntries(
    Object.entries(bindings).map(([name, value]) => [
      name,
      name.startsWith('__wbg_setTimeout') ? passing : value,
    ]),
  );
}

/** Postgres's internal one-byte "char", which the catalogues are full of, and the engine's name for such a column. */
const CHAR_OID = 18;
const TEXT_OID = 25;
const CHARACTER_COLUMN = 6;

/**
 * Two things the engine needs that Prisma's adapter for the client does not do:
 * - a whole script in one simple query, as the native engine sends it; the adapter splits at every semicolon, which
 *   tears function bodies apart;
 * - catalogue columns of type "char", which the adapter refuses.
 */
function adaptedToMigrations(adapter) {
  adapter.executeScript = async (script) => {
    try {
      await adapter.underlyingDriver().query(script);
    } catch (error) {
      adapter.onError(error);
    }
  };
  readingCharColumns(adapter);
  const startTransaction = adapter.startTransaction.bind(adapter);
  adapter.startTransaction = async (isolationLevel) =>
    readingCharColumns(await startTransaction(isolationLevel));
  return adapter;
}

function readingCharColumns(queryable) {
  const { queryRaw, performIO } = queryable;
  queryable.queryRaw = async (query) => {
    let charColumns = [];
    const reader = Object.create(queryable, {
      performIO: {
        value: async (...args) => {
          const result = await performIO.apply(queryable, args);
          charColumns = result.fields.map((field) => field.dataTypeID === CHAR_OID);
          for (const field of result.fields) if (field.dataTypeID === CHAR_OID) field.dataTypeID = TEXT_OID;
          return result;
        },
      },
    });
    const result = await queryRaw.call(reader, query);
    const columnTypes = result.columnTypes.map((type, index) =>
      charColumns[index] ? CHARACTER_COLUMN : type,
    );
    return { ...result, columnTypes };
  };
  return queryable;
}

async function adapterFactory(databaseUrl) {
  const { PrismaPg } = await import('@prisma/adapter-pg');
  // The engine leaves what it opens open (connections, and the scratch database), so that is put away here, last first.
  const putAway = [];
  const open = async (url) => {
    const adapter = adaptedToMigrations(await new PrismaPg({ connectionString: url, max: 2 }).connect());
    adapter.dispose = async () => {};
    putAway.push(() => adapter.underlyingDriver().end());
    return adapter;
  };
  const factory = new PrismaPg({ connectionString: databaseUrl });
  factory.connect = () => open(databaseUrl);
  // Written out because the adapter's own version lets the connection string win over the scratch database's name:
  // what is meant for the scratch database would then happen in the real one.
  factory.connectToShadowDb = async () => {
    const name = `stet_scratch_${randomUUID()}`;
    const server = await open(databaseUrl);
    await server.executeScript(`create database "${name}"`);
    putAway.push(() => server.executeScript(`drop database "${name}" with (force)`));
    const scratchUrl = new URL(databaseUrl);
    scratchUrl.pathname = `/${name}`;
    return await open(scratchUrl.href);
  };
  const close = async () => {
    for (const step of putAway.reverse()) await step();
  };
  return { factory, close };
}

/** Runs `work` with an engine bound to one database, and turns the engine's JSON errors into readable ones. */
async function withEngine(databaseUrl, datamodels, work) {
  const [{ SchemaEngine }, { bindMigrationAwareSqlAdapterFactory }, { factory, close }] = await Promise.all([
    loadEngine(),
    import('@prisma/driver-adapter-utils'),
    adapterFactory(databaseUrl),
  ]);
  // When the engine panics, its promise never settles; the message arrives here instead.
  const panicked = new Promise((_, reject) => {
    globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => reject(new Error(message)) };
  });
  panicked.catch(() => {});
  let engine;
  try {
    const run = async () => {
      engine = await SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(factory));
      return await work(engine);
    };
    return await Promise.race([run(), panicked]);
  } catch (error) {
    throw readableEngineError(error);
  } finally {
    engine?.free();
    await close();
  }
}

/** The engine answers with JSON or with a trace of its own functions; a person needs the message and the migration. */
function readableEngineError(error) {
  const text = typeof error === 'string' ? error : (error?.message ?? String(error));
  const [message] = parsedMessage(text).split(/\n\s*0: /);
  const migration = /migration_name="([^"]+)"/.exec(text)?.[1];
  const place = migration && !message.includes(migration) ? `In migration ${migration}: ` : '';
  return new Error(`${place}${message.trim()}`, { cause: error });
}

function parsedMessage(text) {
  try {
    const { message, meta, error_code: code } = JSON.parse(text);
    return [code, message ?? meta?.message ?? meta?.full_error ?? text].filter(Boolean).join(': ');
  } catch {
    return text;
  }
}

/**
 * Applies every migration that the database does not have yet and returns their names. Several processes may call
 * this at once on one database: they queue on an advisory lock, and the later ones find nothing left to do.
 * Each migration is one simple query, which Postgres takes whole or not at all: where one fails, the database is as it
 * was before it, for this version of Stet and for the one before.
 *
 * With `only` none but these; `restoring` is for the restorer of a backup alone.
 */
export async function applyMigrations(
  databaseUrl,
  { directory = migrationsDirectory, only, restoring = false } = {},
) {
  const { default: postgres } = await import('postgres');
  const sql = postgres(databaseUrl, {
    max: 1,
    onnotice: () => {},
    connection: { application_name: 'stet migrate' },
  });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    if (!restoring) await refuseHalfRestored(sql);
    return await withEngine(databaseUrl, undefined, async (engine) => {
      const { appliedMigrationNames } = await engine.applyMigrations({
        migrationsList: listMigrations(directory, only),
        filters: noFilter,
      });
      return appliedMigrationNames;
    });
  } catch (error) {
    await forgetFailed(sql);
    throw error;
  } finally {
    // Closing the session gives the lock back, also when the migration failed.
    await sql.end({ timeout: 5 });
  }
}

/**
 * The SQL that leads from the migrations on disk to the schema file; empty when they agree. Needs a server on which
 * a database may be created: the migrations are replayed in one that is dropped afterwards.
 */
export async function diffSchema(databaseUrl, { directory = migrationsDirectory, schema = schemaFile } = {}) {
  const datamodel = [schema, readFileSync(schema, 'utf8')];
  return await withEngine(databaseUrl, [datamodel], async (engine) => {
    const { stdout } = await engine.diff({
      from: { tag: 'migrations', ...listMigrations(directory) },
      to: { tag: 'schemaDatamodel', files: [{ path: datamodel[0], content: datamodel[1] }] },
      script: true,
      exitCode: null,
      filters: noFilter,
    });
    const script = stdout ?? '';
    return /^\s*(--[^\n]*\s*)*$/.test(script) ? '' : script;
  });
}
