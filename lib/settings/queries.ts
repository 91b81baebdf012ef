import { db, readPreparedIn, type Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import type { DigestDays } from '../domain/digest.ts';
import { type JsonRow, rowFrom } from '../rows-as-json.ts';

export type NewsroomSettings = {
  name: string;
  timeZone: string;
  secondPersonRule: boolean;
  evidenceRule: boolean;
  /** A quote whose words were found in a recording is verified only by somebody who listened. */
  listeningRule: boolean;
  /** Reports may offer clips of recordings to be played. */
  clipsInReports: boolean;
  originsForClaims: number;
  /** Mails name a story by its headline. */
  mailHeadlines: boolean;
  /** When the digest goes out, by the newsroom's clock. */
  digestHour: number;
  digestDays: DigestDays;
  /** The Internet Archive may be asked to keep the page of a source. */
  internetArchive: boolean;
  /** Addresses of the newsroom’s own pages, for the data of reports; empty: none. */
  factCheckingPolicy: string;
  correctionsPolicy: string;
  unnamedSourcesPolicy: string;
  version: number;
};

const DEFAULTS: NewsroomSettings = {
  name: 'Newsroom',
  timeZone: 'UTC',
  secondPersonRule: true,
  evidenceRule: true,
  listeningRule: false,
  clipsInReports: false,
  originsForClaims: 1,
  mailHeadlines: false,
  digestHour: 8,
  digestDays: 'EVERY_DAY',
  internetArchive: false,
  ...{ factCheckingPolicy: '', correctionsPolicy: '', unnamedSourcesPolicy: '' },
  version: 1,
};

const NEWSROOM = 'SELECT to_json(newsroom) AS row FROM newsroom WHERE id = 1';

/**
 * The newsroom's settings; the defaults before anybody has saved any. Everybody who is signed in may read them. The
 * second-person rule is off only while a single person can publish: a second one brings it back.
 */
export async function newsroomSettings(client: Tx): Promise<NewsroomSettings> {
  const [found] = await readPreparedIn<{ row: JsonRow }>(client, 'newsroom', NEWSROOM, []);
  return settingsFrom(client, found?.row ?? null);
}

/** The same from the newsroom's row, where it was read with something else; null where nobody has saved any. */
export async function settingsFrom(client: Tx, row: JsonRow | null): Promise<NewsroomSettings> {
  const saved = row ? rowFrom<NewsroomSettings>(row) : DEFAULTS;
  if (saved.secondPersonRule) return saved;
  return { ...saved, secondPersonRule: (await countWhoCanPublish(client)) > 1 };
}

/** Active members whose role lets them publish. */
export function countWhoCanPublish(client: Tx): Promise<number> {
  return client.member.count({
    where: { deactivatedAt: null, passwordHash: { not: null }, role: { in: ['EDITOR', 'ADMIN'] } },
  });
}

/** The settings as a page reads them. */
export function settingsFor(_actor: Actor): Promise<NewsroomSettings> {
  return newsroomSettings(db);
}
