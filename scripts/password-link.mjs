/** `npm run password-link -- EMAIL`: a link with which a member sets a new password; see docs/operators.md. */
import { withDatabase } from './database-address.mjs';
import { inCheckout } from './paths.mjs';
import { showFailure } from './progress.mjs';
import { modernNode, run, toolEnvironment } from './run-tool.mjs';

const email = process.argv[2];
if (!email || email.startsWith('-')) {
  console.error('Usage: npm run password-link -- EMAIL');
  process.exit(2);
}
try {
  await withDatabase(async (databaseUrl) => {
    const { status, stdout, output } = await run(
      modernNode(),
      [inCheckout('prisma', 'password-link.ts'), email],
      {
        env: toolEnvironment({ DATABASE_URL: databaseUrl }),
        allowFailure: true,
      },
    );
    if (status === 3) throw new Error(`No active member has the e-mail address ${email}.`);
    if (status !== 0) throw new Error(output);
    const address = (process.env.NEXTAUTH_URL || 'http://localhost:3000').replace(/\/+$/, '');
    console.log(
      `For ${email}, for one day and to be used once; start Stet if it does not run.\n\n${address}${stdout.trim()}`,
    );
  });
} catch (error) {
  showFailure(error);
  process.exit(1);
}
