import path from 'node:path';

const checkout = path.resolve(import.meta.dirname, '../..');

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // Session and database client are Stet's own, from the folders above.
  turbopack: { root: checkout },
  outputFileTracingRoot: checkout,
  typescript: { ignoreBuildErrors: true, tsconfigPath: '../../tsconfig.json' },
  serverExternalPackages: ['@node-rs/argon2', '@prisma/client', '@prisma/adapter-pg', 'pg'],
};

export default config;
