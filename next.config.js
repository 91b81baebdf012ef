// The sources' hash (scripts/next-build.mjs): instances built separately from the same sources accept each other's
// pages.
const buildId = process.env.STET_BUILD_ID?.slice(0, 24);

const HEADERS = [
  {
    source: '/:path*',
    headers: [
      { key: 'X-Content-Type-Options', value: 'nosniff' },
      { key: 'Referrer-Policy', value: 'same-origin' },
      { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
      { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), browsing-topics=()' },
    ],
  },
  // Cards of published statements may stand in anybody's page.
  { source: '/((?!cards/).*)', headers: [{ key: 'X-Frame-Options', value: 'DENY' }] },
];

/** @type {import('next').NextConfig} */
const config = {
  ...(buildId && { generateBuildId: () => buildId, deploymentId: buildId }),
  poweredByHeader: false,
  reactStrictMode: true,
  // The development server would print what is sent to actions: passwords, and who confidential sources are.
  logging: { serverFunctions: false },
  // Types are checked by `npm test`, including those of tests; a newsroom's first start need not wait for that.
  typescript: { ignoreBuildErrors: true },
  // Native code and Postgres drivers are loaded, not bundled; mediabunny is used by browsers alone, so a server's copy need not be built.
  serverExternalPackages: [
    '@node-rs/argon2',
    '@prisma/client',
    '@prisma/adapter-pg',
    '@zxcvbn-ts/language-common',
    'mediabunny',
    'pg',
    'linkedom',
    'postgres',
  ],
  // Of the model of sounds, in the worker that listens: see there.
  turbopack: { resolveAlias: { 'blob-polyfill': { browser: './components/listening/native-blob.ts' } } },
  experimental: {
    // Nothing reads them, and they took a tenth of the build and three quarters of what it writes.
    turbopackSourceMaps: false,
    // Shortening the server's code is a sixth of the build's work, and saves 0.2 s of a start (docs/decisions/two-commands.md).
    turbopackMinify: { server: false },
    // Said by scripts/next-build.mjs; on where somebody calls Next alone.
    turbopackFileSystemCacheForBuild: process.env.STET_BUILD_CACHE !== '',
    // A story's file may be 8 MB (lib/revisions/actions.ts says so beside the field); the proxy cuts off at 10.
    serverActions: { bodySizeLimit: '9mb' },
  },
  // In production the server in front sends them with every answer (scripts/request-gate.mjs); Next would match each
  // request against them once more.
  ...(process.env.NODE_ENV === 'development' && { headers: async () => HEADERS }),
};

export default config;
