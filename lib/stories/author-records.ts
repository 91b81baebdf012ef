/** Who counts as having written a story: people's actions add to it, nothing is ever removed (the database refuses). */

import type { Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { nameBeforeOf, type StoredPayload } from '../domain/audit/stored-payload.ts';
import { type Authorship, isNamedIn, isStronger, namesSomebody } from '../domain/authors.ts';
import { updateRows } from '../rows-in-bulk.ts';

type Wrote = { memberId: string; how: Authorship };

/** Members whom a byline names by a name that they have or ever had, including members who have left. */
async function namedIn(tx: Tx, byline: string): Promise<string[]> {
  const members = await tx.member.findMany({ select: { id: true, name: true } });
  const renamed = await tx.auditEvent.findMany({
    where: { action: 'member.changeAccount' },
    select: { subjectId: true, payload: true },
  });
  const names = [
    ...members,
    ...renamed.map(({ subjectId, payload }) => ({
      id: subjectId,
      name: nameBeforeOf(JSON.parse(payload) as StoredPayload),
    })),
  ];
  return [...new Set(names.filter(({ name }) => isNamedIn(byline, name)).map(({ id }) => id))];
}

/**
 * Who wrote a story that is being brought in: those the byline names and those chosen; a reporter who brings it in;
 * and, where nobody is named as having written it, the person who brings it in. An outsider ("By a news agency") counts
 * as named.
 */
export async function authorsOfNewStory(
  tx: Tx,
  actor: Actor,
  { byline, authorIds }: { byline: string; authorIds: readonly string[] },
): Promise<Wrote[]> {
  const members = await tx.member.findMany({ where: { id: { in: [...authorIds] } }, select: { id: true } });
  const wrote: Wrote[] = [
    ...(await namedIn(tx, byline)).map((memberId): Wrote => ({ memberId, how: 'BYLINE' })),
    ...members.map(({ id }): Wrote => ({ memberId: id, how: 'NAMED' })),
  ];
  const isUnnamed = members.length === 0 && !namesSomebody(byline);
  if (actor.role === 'REPORTER' || isUnnamed) wrote.push({ memberId: actor.id, how: 'BROUGHT_IN' });
  return [...new Map(wrote.reverse().map((one) => [one.memberId, one])).values()];
}

/** A person named in a changed byline becomes an author; one named before stays one. */
export async function addNamedAuthors(tx: Tx, storyId: string, byline: string): Promise<void> {
  await addAuthors(tx, storyId, await namedIn(tx, byline), 'BYLINE');
}

/** Adds an author, or another way in which an author is known to have written it. */
export async function addAuthor(tx: Tx, storyId: string, memberId: string, how: Authorship): Promise<void> {
  await addAuthors(tx, storyId, [memberId], how);
}

async function addAuthors(
  tx: Tx,
  storyId: string,
  memberIds: readonly string[],
  how: Authorship,
): Promise<void> {
  if (memberIds.length === 0) return;
  const since = new Date();
  const where = { storyId, memberId: { in: [...memberIds] } };
  const known = new Map(
    (await tx.storyAuthor.findMany({ where })).map((author) => [author.memberId, author.how]),
  );
  const fresh = memberIds.filter((id) => !known.has(id));
  const weaker = memberIds.filter((id) => known.has(id) && isStronger(how, known.get(id) as Authorship));
  if (fresh.length > 0) {
    await tx.storyAuthor.createMany({
      data: fresh.map((memberId) => ({ storyId, memberId, how, since })),
    });
  }
  if (weaker.length > 0) {
    const data = { how, since };
    await tx.storyAuthor.updateMany({ where: { storyId, memberId: { in: weaker } }, data });
  }
}

/** A person who puts lines back decides that the story says them, and gives no verdict on them. */
export async function notePutBack(tx: Tx, actor: Actor, blockIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE block SET put_back_by_ids = put_back_by_ids || ${actor.id}::uuid
    WHERE id = ANY(${[...blockIds]}::uuid[]) AND NOT ${actor.id}::uuid = ANY(put_back_by_ids)`;
}

type Lines = {
  text: string;
  blocks: readonly { id: string; start: number; end: number; putBackByIds: string[] }[];
};

/** Lines in the new text just as they were in the old one count as put back by the same people. */
export async function keepPutBack(tx: Tx, old: Lines, now: Lines): Promise<void> {
  const by = new Map<string, string[]>();
  for (const { start, end, putBackByIds } of old.blocks) {
    if (putBackByIds.length > 0) by.set(old.text.slice(start, end), putBackByIds);
  }
  if (by.size === 0) return;
  const again = now.blocks.flatMap(({ id, start, end }) => {
    const putBackByIds = by.get(now.text.slice(start, end));
    return putBackByIds ? [{ id, putBackByIds }] : [];
  });
  await updateRows(tx, 'block', again);
}
