/**
 * What a new database starts with. `--admin` creates the first administrator where there is none and prints
 * {"created":true,"email","password"}; `--demo` adds the demo story where there is none.
 */
import { parseArgs } from 'node:util';
import { appendAudit } from '../lib/audit/append.ts';
import { hashPassword, makePassword } from '../lib/auth/passwords.ts';
import { closeDatabase, db } from '../lib/db.ts';
import { seedDemo } from './demo/seed-demo.ts';

const FIRST_ADMIN = { email: 'admin@newsroom.example', name: 'Administrator', role: 'ADMIN' } as const;

async function seedAdmin(): Promise<void> {
  const password = makePassword();
  const passwordHash = await hashPassword(password);
  const isCreated = await db.$transaction(async (tx) => {
    // Two instances that start at once must not make two administrators.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(7383802)`;
    if ((await tx.member.count({ where: { role: 'ADMIN' } })) > 0) return false;
    await tx.newsroom.upsert({
      where: { id: 1 },
      create: { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC' },
      update: {},
    });
    const admin = await tx.member.create({
      data: { ...FIRST_ADMIN, passwordHash, mustChangePassword: true },
    });
    await appendAudit(tx, null, {
      act: 'member.invite',
      subject: { type: 'member', id: admin.id },
      payload: { name: admin.name, role: 'ADMIN' },
    });
    return true;
  });
  console.log(
    JSON.stringify(isCreated ? { created: true, email: FIRST_ADMIN.email, password } : { created: false }),
  );
}

const { values } = parseArgs({ options: { admin: { type: 'boolean' }, demo: { type: 'boolean' } } });
try {
  if (values.admin) await seedAdmin();
  if (values.demo) for (const leftOut of await seedDemo()) console.warn(leftOut);
} finally {
  await closeDatabase();
}
