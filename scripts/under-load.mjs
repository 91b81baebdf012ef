/** `npm run under-load`: bench/under-load.ts on a production build and a disposable Postgres. */
import { randomBytes } from 'node:crypto';
import { build, isBuilt } from './next-build.mjs';
import { inCheckout } from './paths.mjs';
import { modernNode, run, toolEnvironment } from './run-tool.mjs';

if (!isBuilt()) await build();
const secrets = {
  NEXTAUTH_SECRET: randomBytes(32).toString('base64url'),
  STET_SECRET_KEY: randomBytes(32).toString('base64url'),
};
await run(modernNode(), [inCheckout('bench', 'under-load.ts')], {
  env: toolEnvironment(secrets),
  show: true,
});
process.exit();
