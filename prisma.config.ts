import { defineConfig } from 'prisma-cli/config';

const url = process.env.DATABASE_URL;

/** Only for Prisma's own command line; Stet itself generates and migrates through scripts/. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations', seed: 'node prisma/seed.ts --admin' },
  ...(url ? { datasource: { url } } : {}),
});
