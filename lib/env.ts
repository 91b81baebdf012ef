/** The only reader of process.env. Read when asked, so that a build needs no database. */

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: start Stet with npm start, or see docs/operators.md.`);
  return value;
}

export const env = {
  get databaseUrl(): string {
    return required('DATABASE_URL');
  },
  /** Signs the session cookie. Made once by npm start and kept beside the data. */
  get authSecret(): string {
    return required('NEXTAUTH_SECRET');
  },
  /** Where readers find the newsroom's reports, without a slash at the end. */
  get publicUrl(): string {
    return (process.env.STET_PUBLIC_URL || process.env.NEXTAUTH_URL || 'http://localhost:3000').replace(
      /\/+$/,
      '',
    );
  },
  /** Connections to Postgres that one web process may hold. */
  get databasePool(): number {
    return Number(process.env.STET_DATABASE_POOL) || 10;
  },
  get isProduction(): boolean {
    return process.env.NODE_ENV === 'production';
  },
};
