/** Changes by somebody who is above the application: to the database as its superuser, to evidence on disk. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chainAnew, takenBack } from '../../lib/audit/audit.fixture.ts';
import { verifyRecord } from '../../lib/audit/verify.ts';
import { closeDatabase, db, type Tx } from '../../lib/db.ts';
import {
  createContact,
  createEvidence,
  createMember,
  createReport,
  createSource,
  createStory,
  createVerdict,
} from '../../testing/factories.ts';
import type { Fault } from './fault.ts';
import { hold } from './promise.ts';

/** A newsroom's day: a story with evidence, a verdict, a request for comment, a signature and a report. */
async function aStory(): Promise<string> {
  const [checker, signer, publisher] = [
    await createMember('CHECKER'),
    await createMember('EDITOR'),
    await createMember('EDITOR'),
  ];
  const author = await createMember('ADMIN');
  const { storyId, view } = await createStory(author.actor);
  const item = view.items[0];
  if (!item) throw new Error('The story has no items.');
  await createEvidence(author.actor, storyId, item.id);
  await createContact(author.actor, storyId, 'Moscow');
  await createVerdict(checker.actor, storyId, item.id);
  await createReport(signer.actor, publisher.actor, storyId);
  return storyId;
}

/** Changes the record as the superuser can, whatever triggers say, checks it, and undoes the change. */
async function faultsAfter(change: (tx: Tx) => Promise<unknown>, notedHead?: string): Promise<string[]> {
  const { faults } = await takenBack(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await change(tx);
    return verifyRecord(tx, notedHead ? { notedHead } : {});
  });
  return faults;
}

type Change = { name: string; by: (tx: Tx, storyId: string) => Promise<unknown>; isSeenByHead?: boolean };

const CHANGES: readonly Change[] = [
  {
    name: 'an event’s payload',
    by: (tx) => tx.$executeRaw`UPDATE audit_event SET payload = '{}' WHERE action = 'report.publish'`,
  },
  {
    name: 'the chain written anew',
    isSeenByHead: true,
    by: async (tx) => {
      await tx.$executeRaw`UPDATE audit_event SET actor_name = 'Another' WHERE action = 'report.publish'`;
      await chainAnew(tx);
    },
  },
  {
    name: 'the tail cut off',
    isSeenByHead: true,
    by: (tx) => tx.$executeRaw`DELETE FROM audit_event WHERE seq > (SELECT max(seq) - 3 FROM audit_event)`,
  },
  {
    name: 'a revision’s text',
    by: (tx, id) => tx.$executeRaw`UPDATE revision SET text = text || '.' WHERE story_id = ${id}::uuid`,
  },
  { name: 'a published report', by: (tx) => tx.$executeRaw`UPDATE edition SET snapshot = snapshot || ' '` },
  {
    name: 'an item’s words',
    by: (tx, id) => tx.$executeRaw`UPDATE item SET exact = exact || '!' WHERE story_id = ${id}::uuid`,
  },
  {
    name: 'an item’s speaker',
    by: (tx, id) =>
      tx.$executeRaw`UPDATE item SET speaker_name = 'Somebody else' WHERE story_id = ${id}::uuid`,
  },
  {
    name: 'a verdict',
    by: (tx, id) =>
      tx.$executeRaw`UPDATE item SET status = 'DISPUTED' WHERE story_id = ${id}::uuid AND status = 'VERIFIED'`,
  },
  {
    name: 'a signature',
    by: (tx, id) =>
      tx.$executeRaw`UPDATE sign_off SET fingerprint = repeat('0', 64) WHERE story_id = ${id}::uuid`,
  },
  {
    name: 'a request for comment',
    by: (tx, id) =>
      tx.$executeRaw`UPDATE contact_attempt SET outcome = 'DECLINED' WHERE story_id = ${id}::uuid`,
  },
];

const recordChanged: Fault = {
  name: 'database changed by its superuser',
  happen: async (stet) => {
    const storyId = await aStory();
    const usual = process.env.DATABASE_URL;
    await closeDatabase();
    process.env.DATABASE_URL = stet.superuserUrl();
    try {
      const { faults, head } = await verifyRecord(db);
      hold(faults.length === 0, `broken before anything was done: ${faults[0]}`);
      const unseen: string[] = [];
      for (const { name, by, isSeenByHead } of CHANGES) {
        const found = await faultsAfter((tx) => by(tx, storyId), isSeenByHead ? head : undefined);
        if (found.length === 0) unseen.push(name);
      }
      hold(unseen.length === 0, `not seen by audit:verify: ${unseen.join(', ')}`);
    } finally {
      await closeDatabase();
      process.env.DATABASE_URL = usual;
    }
    return { saw: `audit:verify names all ${CHANGES.length}: ${CHANGES.map(({ name }) => name).join(', ')}` };
  },
};

const triggersDropped: Fault = {
  name: 'record changed by the application’s role',
  happen: async () => {
    await aStory();
    const attempts = [
      `UPDATE audit_event SET payload = '{}'`,
      'DELETE FROM audit_event',
      'TRUNCATE audit_event CASCADE',
      'ALTER TABLE audit_event DISABLE TRIGGER ALL',
      'SET session_replication_role = replica',
      'DROP TABLE audit_event CASCADE',
    ];
    const allowed: string[] = [];
    for (const statement of attempts) {
      const isRefused = await takenBack((tx) => tx.$executeRawUnsafe(statement)).then(
        () => false,
        () => true,
      );
      if (!isRefused) allowed.push(statement);
    }
    hold(allowed.length === 0, `allowed: ${allowed.join('; ')}`);
    return { saw: `all ${attempts.length} statements refused` };
  },
};

const evidenceChanged: Fault = {
  name: 'one byte of evidence changed on the disk',
  happen: async (stet) => {
    const { actor, cookie } = await stet.signIn('ADMIN');
    const sourceId = await createSource(actor);
    const body = `evidence of ${sourceId}\n`;
    const sha256 = createHash('sha256').update(body).digest('hex');
    const sent = await stet.ask(`/api/evidence/${sourceId}/files`, {
      method: 'POST',
      cookie,
      body,
      headers: { 'x-file-name': 'e.txt', 'x-content-sha256': sha256 },
    });
    const { fileId } = (await sent.json()) as { fileId: string };
    const file = fileWithHash(stet.evidenceDirectory, sha256);
    const bytes = readFileSync(file);
    const changed = Buffer.from(bytes);
    changed[0] = (changed[0] ?? 0) ^ 1;
    writeFileSync(file, changed);
    const answer = await stet.ask(`/api/evidence/files/${fileId}`, { cookie });
    const given = await answer.text();
    writeFileSync(file, bytes);
    hold(answer.status === 409 && given !== body, `it was served with HTTP ${answer.status}`);
    const again = await stet.ask(`/api/evidence/files/${fileId}`, { cookie });
    hold(again.status === 200 && (await again.text()) === body, 'the right bytes are not served again');
    return { saw: 'refused with HTTP 409 and told; served again once it is right' };
  },
};

function fileWithHash(folder: string, sha256: string): string {
  for (const name of readdirSync(folder, { recursive: true }) as string[]) {
    const file = path.join(folder, name);
    if (name.includes(sha256) && existsSync(file) && statSync(file).isFile()) return file;
  }
  throw new Error(`No file of evidence is named after ${sha256}.`);
}

export const TAMPERING: readonly Fault[] = [recordChanged, triggersDropped, evidenceChanged];
