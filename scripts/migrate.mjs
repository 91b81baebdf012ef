/** `npm run migrate`: brings the database of DATABASE_URL up to the migrations in prisma/migrations. */
import { applyMigrations } from './migrations.mjs';

const databaseUrl = process.env.DATABASE_URL;
if (!databaseUrl) {
  console.error('DATABASE_URL is not set. (The embedded database is migrated by `npm start` itself.)');
  process.exit(1);
}
try {
  const applied = await applyMigrations(databaseUrl);
  for (const name of applied) console.log(`applied ${name}`);
  if (applied.length === 0) console.log('The database is up to date.');
} catch (error) {
  console.error(`Migration failed: ${error.message}`);
  process.exit(1);
}
