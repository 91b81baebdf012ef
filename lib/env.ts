/** The only reader of process.env. Read when asked, so that a build needs no database. */

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: start Stet with npm start, or see docs/operators.md.`);
  return value;
}

/** A store that speaks the S3 protocol, with path-style addresses. */
export type S3Settings = {
  endpoint: string;
  bucket: string;
  region: string;
  accessKey: string;
  secretKey: string;
};

/** The server that passes mails on, and in whose name they are. */
export type MailSettings = {
  /** smtp:// (with STARTTLS where the server offers it) or smtps://, with user and password where it asks for them. */
  url: string;
  /** "Stet <stet@newsroom.example>", or the address alone. */
  from: string;
  /** Whether a connection that cannot be encrypted is refused: by default, unless the server is on this machine. */
  needsTls: boolean;
};

const THIS_MACHINE = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** @throws Error that says what is wrong with the settings of mail */
function mailSettings(): MailSettings | null {
  const url = process.env.STET_SMTP_URL;
  if (!url) return null;
  if (!URL.canParse(url) || !/^smtps?:$/.test(new URL(url).protocol) || !new URL(url).hostname)
    throw new Error('STET_SMTP_URL is not an address such as smtp://user:password@mail.example:587.');
  const from = process.env.STET_MAIL_FROM ?? '';
  if (!/^[^\r\n<>@]*<?[^\s<>@,]+@[^\s<>@,]+>?$/.test(from))
    throw new Error('STET_MAIL_FROM is not one address, such as Stet <stet@newsroom.example>.');
  return { url, from, needsTls: !THIS_MACHINE.test(new URL(url).hostname) };
}

export const env = {
  /** The Node for the processes that read texts; only tests running on an older one name another. */
  get nodeProgram(): string {
    return process.env.STET_NODE || process.execPath;
  },
  get databaseUrl(): string {
    return required('DATABASE_URL');
  },
  /** Straight to Postgres, past a pooler in transaction mode: what listens needs a connection of its own. */
  get databaseDirectUrl(): string {
    return process.env.DATABASE_DIRECT_URL || required('DATABASE_URL');
  },
  /** Whether the web server runs jobs; otherwise `npm run worker` does. */
  get runsJobs(): boolean {
    return process.env.STET_JOBS !== 'elsewhere';
  },
  /** Hosts inside the operator's network that outgoing messages may reach, each "host" or "host:port". */
  get messagesMayReach(): string[] {
    const hosts = (process.env.STET_MESSAGES_MAY_REACH ?? '')
      .split(',')
      .map((host) => host.trim().toLowerCase());
    return hosts.filter((host) => host !== '');
  },
  /** Signs the session cookie. Created once by npm start and kept beside the data. */
  get authSecret(): string {
    return required('NEXTAUTH_SECRET');
  },
  /** Where readers find the newsroom's reports, without a trailing slash. */
  get publicUrl(): string {
    return (process.env.STET_PUBLIC_URL || process.env.NEXTAUTH_URL || 'http://localhost:3000').replace(
      /\/+$/,
      '',
    );
  },
  /** Whether Stet is reached over HTTPS only, going by its address: cookies are then sent over nothing else. */
  get isServedOverHttps(): boolean {
    return (process.env.NEXTAUTH_URL ?? '').startsWith('https://');
  },
  /** Connections to Postgres that one web process may hold. */
  get databasePool(): number {
    return Number(process.env.STET_DATABASE_POOL) || 10;
  },
  /** Where evidence files are kept, and where they wait while they are being received. */
  get evidenceDirectory(): string {
    return process.env.STET_EVIDENCE_DIR || '.stet/evidence';
  },
  /** Where npm start notes how the nightly jobs ended. */
  get nightlyFile(): string {
    return process.env.STET_NIGHTLY_FILE || '.stet/nightly.json';
  },
  /** The Chromium that draws pictures of captured pages; empty: none are drawn. */
  get captureBrowser(): string {
    return process.env.STET_CAPTURE_BROWSER || '';
  },
  /** The folder into which a recogniser writes words of sources, and by e-mail address the member in whose name they are taken. */
  get recognised(): { folder: string; member: string } | null {
    const folder = process.env.STET_RECOGNISED_DIR;
    return folder ? { folder, member: process.env.STET_RECOGNISED_AS ?? '' } : null;
  },
  /** A folder with fonts for PDFs beside Stet's own, for scripts that these lack; empty: none. */
  get pdfFonts(): string {
    return process.env.STET_PDF_FONTS || '';
  },
  /** The largest evidence file, in bytes. */
  get evidenceMaxBytes(): number {
    const megabytes = Number(process.env.STET_EVIDENCE_MAX_MB);
    return Math.floor((megabytes > 0 ? megabytes : 50) * 1_048_576);
  },
  /** Null: evidence is kept in the folder. */
  get s3(): S3Settings | null {
    const endpoint = process.env.STET_S3_ENDPOINT;
    if (!endpoint) return null;
    return {
      endpoint: endpoint.replace(/\/+$/, ''),
      bucket: required('STET_S3_BUCKET'),
      region: process.env.STET_S3_REGION || 'us-east-1',
      accessKey: required('STET_S3_ACCESS_KEY'),
      secretKey: required('STET_S3_SECRET_KEY'),
    };
  },
  /** Where members find Stet, without a trailing slash: what a mail, a message or a link that is handed on leads to. */
  get address(): string {
    return (process.env.NEXTAUTH_URL || 'http://localhost:3000').replace(/\/+$/, '');
  },
  /** Null: Stet sends no mail. */
  get mail(): MailSettings | null {
    return mailSettings();
  },
  /** Whether mails go out. Settings that are none keep Stet from starting; where they went wrong since, no change fails for it. */
  get sendsMail(): boolean {
    try {
      return mailSettings() !== null;
    } catch {
      return false;
    }
  },
  /** Encrypts who confidential sources are. Created once by npm start unless the operator supplies one. */
  get secretKey(): string {
    return required('STET_SECRET_KEY');
  },
  /** Without one no identity can be stored: a part of Stet that was started without npm start. */
  get hasSecretKey(): boolean {
    return Boolean(process.env.STET_SECRET_KEY);
  },
  /** Keys used earlier and still needed for reading, separated by commas. */
  get retiredSecretKeys(): string[] {
    return (process.env.STET_SECRET_KEYS_RETIRED ?? '').split(',').filter((key) => key.trim() !== '');
  },
  /** A figure set by the operator, as typed: lib/domain/limits.ts says which there are and reads them. */
  setting(variable: string): string | undefined {
    return process.env[variable];
  },
  get isProduction(): boolean {
    return process.env.NODE_ENV === 'production';
  },
};
