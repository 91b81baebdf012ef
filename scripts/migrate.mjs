/**
 * `npm run migrate`: applies the migrations in prisma/migrations to the database of STET_OWNER_DATABASE_URL (or
 * DATABASE_URL), and grants the role of DATABASE_URL its rights where that is a different one. With --dry-run it only
 * says which would be applied.
 */
import { applyMigrations } from './migrations.mjs';
import { pendingMigrations } from './pending-migrations.mjs';
import { grantApplication, roleOf } from './postgres/application-role.mjs';

const databaseUrl = process.env.STET_OWNER_DATABASE_URL || process.env.DATABASE_URL;
if (!databaseUrl) {
  console.error('DATABASE_URL is not set. (The embedded database is migrated by `npm start` itself.)');
  process.exit(1);
}
try {
  const { isNew, names } = await pendingMigrations(databaseUrl);
  if (names.length > 0 && !isNew) {
    console.log(`${names.length} to be applied: ${names.join(', ')}; make a backup first: npm run backup`);
  }
  if (process.argv.includes('--dry-run')) {
    if (isNew) console.log(`${names.length} to be applied, to a new database: ${names.join(', ')}`);
    if (names.length === 0) console.log('The database is up to date.');
    process.exit(0);
  }
  const applied = await applyMigrations(databaseUrl);
  for (const name of applied) console.log(`applied ${name}`);
  if (applied.length === 0) console.log('The database is up to date.');
  if (process.env.STET_OWNER_DATABASE_URL && process.env.DATABASE_URL) {
    await grantApplication(databaseUrl, await roleOf(process.env.DATABASE_URL));
  }
} catch (error) {
  console.error(`Migration failed: ${error.message}`);
  process.exit(1);
}
