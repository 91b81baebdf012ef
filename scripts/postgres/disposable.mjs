import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { canReach, serverAccount } from './account.mjs';
import { startPostgres } from './server.mjs';

/** A server for tests and for generating migrations: its own port, its own data, all gone when stopped. */
export async function startDisposablePostgres() {
  const account = serverAccount();
  const place = [os.tmpdir(), '/tmp', '/var/tmp'].find((directory) => canReach(account, directory));
  if (!place) throw new Error('No folder for temporary files was found that the database account can reach.');
  const directory = mkdtempSync(path.join(place, 'stet-postgres-'));
  chmodSync(directory, 0o700);
  const [password, ownerPassword] = [
    randomBytes(18).toString('base64url'),
    randomBytes(18).toString('base64url'),
  ];
  return await startPostgres({ directory, account, password, ownerPassword, disposable: true });
}
