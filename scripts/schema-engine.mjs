/**
 * The steps from the migrations to prisma/schema.prisma, worked out by Prisma's schema engine as WebAssembly (its
 * command line would download a native one). Only making a migration needs it, and the test that keeps the two in
 * agreement.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import postgres from 'postgres';
import { listMigrations } from './migration-files.mjs';
import { migrationsDirectory, schemaFile } from './paths.mjs';
import { engineConnection } from './schema-engine-connection.mjs';

const noFilter = { externalTables: [], externalEnums: [] };

/**
 * The SQL that leads from the migrations on disk to the schema file; empty when they agree. Needs a server on which a
 * database may be created: the migrations are replayed in one that is dropped afterwards.
 *
 * @param {string} databaseUrl
 * @param {{ directory?: string, schema?: string }} [files]
 * @returns {Promise<string>}
 */
export async function diffSchema(databaseUrl, { directory = migrationsDirectory, schema = schemaFile } = {}) {
  const file = { path: schema, content: readFileSync(schema, 'utf8') };
  const { factory, close } = connections(databaseUrl);
  // When the engine panics, its promise never settles; the message arrives here instead.
  const panicked = new Promise((_, reject) => {
    const tell = (/** @type {string} */ message) => reject(new Error(message));
    Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: tell } });
  });
  panicked.catch(() => {});
  try {
    const { SchemaEngine } = await loadEngine();
    const script = await Promise.race([
      panicked,
      (async () => {
        const opened = await SchemaEngine.new(
          { datamodels: [[file.path, file.content]] },
          () => {},
          bindMigrationAwareSqlAdapterFactory(factory),
        );
        const { stdout } = await opened.diff({
          from: { tag: 'migrations', ...asEngineWants(directory) },
          to: { tag: 'schemaDatamodel', files: [file] },
          script: true,
          exitCode: null,
          filters: noFilter,
        });
        return stdout ?? '';
      })(),
    ]);
    return /^\s*(--[^\n]*\s*)*$/.test(script) ? '' : script;
  } finally {
    await close();
  }
}

/** @param {string} directory */
function asEngineWants(directory) {
  return {
    baseDir: directory,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: listMigrations(directory).map(({ name, script }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: /** @type {const} */ ('ok'), value: script } },
    })),
  };
}

/**
 * The WebAssembly engine, instantiated by hand because Node 20 cannot import `.wasm` modules; once only, because its
 * bindings know only one instance.
 *
 * @type {Promise<typeof import('@prisma/schema-engine-wasm')> | undefined}
 */
let engine;
function loadEngine() {
  engine ??= (async () => {
    const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
    const { resolve } = createRequire(import.meta.url);
    const folder = path.dirname(resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
    const module = await WebAssembly.compile(readFileSync(path.join(folder, 'schema_engine_bg.wasm')));
    const instance = await WebAssembly.instantiate(module, { './schema_engine_bg.js': bindings });
    bindings.__wbg_set_wasm(instance.exports);
    /** @type {() => void} */ (instance.exports.__wbindgen_start)();
    return bindings;
  })();
  return engine;
}

/**
 * How the engine reaches the server, and a scratch database on it that exists until `close`: the engine leaves open
 * what it opens.
 *
 * @param {string} databaseUrl
 */
function connections(databaseUrl) {
  /** @type {(() => Promise<unknown>)[]} */
  const putAway = [];
  const open = (/** @type {string} */ url) => {
    const sql = postgres(url, { max: 1, onnotice: () => {} });
    putAway.push(() => sql.end({ timeout: 5 }));
    return sql;
  };
  const factory = {
    provider: /** @type {const} */ ('postgres'),
    adapterName: 'stet',
    connect: async () => engineConnection(open(databaseUrl)),
    connectToShadowDb: async () => {
      const name = `stet_scratch_${randomUUID()}`;
      const server = open(databaseUrl);
      await server.unsafe(`create database "${name}"`);
      putAway.push(() => server.unsafe(`drop database "${name}" with (force)`));
      const scratch = new URL(databaseUrl);
      scratch.pathname = `/${name}`;
      return engineConnection(open(scratch.href));
    },
  };
  const close = async () => {
    for (const step of putAway.reverse()) await step();
  };
  return { factory, close };
}
