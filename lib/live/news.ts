/**
 * What an open page is told: where something changed, and never what. The page then asks the ordinary query, which
 * decides what its reader may see.
 */

/** Something of the record. */
export type Changed = {
  kind: 'changed';
  /** The record's sequence number; a decimal, since it may outgrow a number. */
  seq: string;
  /** Ids of the stories; null: too many to name, any of them. */
  stories: string[] | null;
  /** Also, or only, something that belongs to no one story: a source, a party, a member, the newsroom's settings. */
  isWider: boolean;
};

export type News =
  | Changed
  /** Who is at this story, or where in it, changed. */
  | { kind: 'here'; story: string }
  /** The reader has a new notice in the inbox. */
  | { kind: 'told' }
  /** Something may have been missed: read again. */
  | { kind: 'again' };

/** What only the server's own processes are told. */
type Within =
  | { kind: 'sessions' }
  /** These members have new notices: their streams alone hear of it. */
  | { kind: 'told'; members: string[] }
  /** A process hears itself. */
  | { kind: 'beat'; from: string };

/** What Postgres handed on; null where it says nothing that this version knows. */
export function readNotice(payload: string): Exclude<News, { kind: 'told' }> | Within | null {
  let told: unknown;
  try {
    told = JSON.parse(payload);
  } catch {
    return null;
  }
  if (typeof told !== 'object' || told === null) return null;
  if ('seq' in told && typeof told.seq === 'string' && 'stories' in told) {
    const stories = Array.isArray(told.stories) ? told.stories.map(String) : null;
    return { kind: 'changed', seq: told.seq, stories, isWider: 'isWider' in told && told.isWider === true };
  }
  if ('here' in told && typeof told.here === 'string') return { kind: 'here', story: told.here };
  if ('told' in told && Array.isArray(told.told)) return { kind: 'told', members: told.told.map(String) };
  if ('sessions' in told) return { kind: 'sessions' };
  if ('beat' in told && typeof told.beat === 'string') return { kind: 'beat', from: told.beat };
  return null;
}
