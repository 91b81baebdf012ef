import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMember, createSource, type MadeMember } from '../../testing/factories.ts';
import { db } from '../db.ts';
import { AppError } from '../domain/errors.ts';
import { CONFIDENTIAL_TERMS, TERMS } from '../domain/terms.ts';
import { ROLES } from '../domain/vocabulary.ts';
import { SAMPLES } from '../evidence/files.fixture.ts';
import { addFile } from '../evidence/mutations.ts';
import { readKey, seal, unseal } from '../seal.ts';
import { makeConfidential } from '../sources/confidential-mutations.ts';
import { changeSource } from '../sources/mutations.ts';
import { changeSourceSchema } from '../sources/schema.ts';
import { addConfidentialSource, addReader, changeIdentity, readIdentity, removeReader } from './mutations.ts';
import { addConfidentialSourceSchema, makeConfidentialSchema } from './schema.ts';

const directory = mkdtempSync(path.join(os.tmpdir(), 'stet-evidence-'));
const KEY = Buffer.alloc(32, 5).toString('base64url');
process.env.STET_EVIDENCE_DIR = directory;
process.env.STET_SECRET_KEY = KEY;
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const MARKER = 'Zyxomma Petiolatum';
const SECRET = { identity: `${MARKER}, night shift`, termsText: 'a person familiar with the works' };

let owner: MadeMember;
let named: MadeMember;
let admin: MadeMember;
beforeAll(async () => {
  owner = await createMember('REPORTER');
  named = await createMember('LEGAL');
  admin = await createMember('ADMIN');
});

const add = async (readerIds: string[] = [named.id]) =>
  (await addConfidentialSource(owner.actor, addConfidentialSourceSchema.parse({ ...SECRET, readerIds })))
    .sourceId;

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => new Error('was allowed'),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(AppError);
  return error as AppError;
}

const events = (sourceId: string) =>
  db.auditEvent.findMany({ where: { subjectId: sourceId }, orderBy: { seq: 'asc' } });

describe('who may read it', () => {
  test('the one who brought it and those named; each reading is in the record, with no word of it', async () => {
    const sourceId = await add();
    for (const reader of [owner, named, owner]) {
      expect(await readIdentity(reader.actor, { sourceId })).toEqual({ identity: SECRET.identity });
    }
    const read = (await events(sourceId)).filter(({ action }) => action === 'source.readIdentity');
    expect(read.map(({ actorId }) => actorId)).toEqual([owner.id, named.id, owner.id]);
    for (const { payload } of read) expect(Object.keys(JSON.parse(payload))).toEqual(['title', 'v']);
  });

  test.each(ROLES)('nobody else: %s', async (role) => {
    const sourceId = await add();
    const other = await createMember(role);
    const before = await db.auditEvent.count();
    for (const attempt of [
      () => readIdentity(other.actor, { sourceId }),
      () => addReader(other.actor, { sourceId, memberId: other.id }),
      () => removeReader(other.actor, { sourceId, memberId: owner.id }),
      () => changeIdentity(other.actor, { sourceId, identity: 'Other' }),
    ])
      expect((await refusal(attempt())).code).toBe('forbidden');
    expect(await db.auditEvent.count()).toBe(before);
  });

  test('one who is named later, until it is taken away', async () => {
    const sourceId = await add([]);
    const late = await createMember('EDITOR');
    await addReader(owner.actor, { sourceId, memberId: late.id });
    expect((await readIdentity(late.actor, { sourceId })).identity).toContain(MARKER);
    await removeReader(owner.actor, { sourceId, memberId: late.id });
    expect((await refusal(readIdentity(late.actor, { sourceId }))).code).toBe('forbidden');
  });

  test('the last one stays, of two who go at once too', async () => {
    const sourceId = await add();
    const results = await Promise.allSettled([
      removeReader(owner.actor, { sourceId, memberId: owner.id }),
      removeReader(named.actor, { sourceId, memberId: named.id }),
    ]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await db.confidentialReader.count({ where: { sourceId } })).toBe(1);
  });

  test('nobody is named who has left', async () => {
    const gone = await createMember('EDITOR', { isDeactivated: true });
    const input = addConfidentialSourceSchema.parse({ ...SECRET, readerIds: [gone.id] });
    expect((await refusal(addConfidentialSource(owner.actor, input))).code).toBe('validation');
    const sourceId = await add();
    expect((await refusal(addReader(owner.actor, { sourceId, memberId: gone.id }))).code).toBe('validation');
  });

  test('without the record there is no reading', async () => {
    const sourceId = await add();
    await db.$executeRawUnsafe(
      `CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'full'; END $$`,
    );
    await db.$executeRawUnsafe(
      'CREATE TRIGGER a_full BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION full_disk()',
    );
    try {
      const outcome = await readIdentity(owner.actor, { sourceId }).catch((error: unknown) => inspect(error));
      expect(outcome).not.toContain(MARKER);
      expect(outcome).toContain('full');
    } finally {
      await db.$executeRawUnsafe('DROP TRIGGER a_full ON audit_event');
    }
  });
});

describe('how it is kept', () => {
  test('sealed for its source alone, and anew each time', async () => {
    const [one, two] = [await add(), await add()];
    const rows = await db.confidentialIdentity.findMany({ where: { sourceId: { in: [one, two] } } });
    expect(new Set(rows.map(({ cipher }) => Buffer.from(cipher).toString('hex'))).size).toBe(2);
    const first = rows.find(({ sourceId }) => sourceId === one);
    if (!first) throw new Error('no row');
    await db.confidentialIdentity.update({
      where: { sourceId: two },
      data: { cipher: first.cipher, nonce: first.nonce },
    });
    const outcome = await readIdentity(owner.actor, { sourceId: two }).catch((error: unknown) =>
      inspect(error),
    );
    expect(outcome).not.toContain(MARKER);
    expect(await readIdentity(owner.actor, { sourceId: one })).toEqual({ identity: SECRET.identity });
  });

  test('a changed bit is found out', () => {
    const sealed = seal('a name', 'a source', KEY);
    for (let at = 0; at < sealed.cipher.length; at += 1) {
      const cipher = Uint8Array.from(sealed.cipher);
      cipher[at] = (cipher[at] ?? 0) ^ 1;
      expect(() => unseal({ ...sealed, cipher }, 'a source', [KEY])).toThrow();
    }
    expect(() => unseal(sealed, 'another source', [KEY])).toThrow();
    expect(unseal(sealed, 'a source', [KEY])).toBe('a name');
  });

  test('a key is 32 bytes in base64 or hex, and its id is no part of it', () => {
    const bytes = Buffer.alloc(32, 5);
    const ids = [bytes.toString('base64url'), bytes.toString('base64'), bytes.toString('hex')].map(
      (written) => readKey(written).keyId,
    );
    expect(new Set(ids)).toEqual(new Set([createHash('sha256').update(bytes).digest('hex').slice(0, 8)]));
    for (const wrong of ['', 'short', 'x'.repeat(64), `${KEY}\n${KEY}`]) {
      expect(() => readKey(wrong)).toThrow('32 bytes');
    }
  });

  test('a retired key still reads; a new text is sealed with the new one', async () => {
    const sourceId = await add();
    process.env.STET_SECRET_KEY = Buffer.alloc(32, 6).toString('base64url');
    try {
      await expect(readIdentity(owner.actor, { sourceId })).rejects.toThrow('No key at hand');
      process.env.STET_SECRET_KEYS_RETIRED = `${Buffer.alloc(32, 1).toString('hex')}, ${KEY}`;
      expect((await readIdentity(owner.actor, { sourceId })).identity).toContain(MARKER);
      await changeIdentity(owner.actor, { sourceId, identity: 'Somebody else' });
      delete process.env.STET_SECRET_KEYS_RETIRED;
      expect((await readIdentity(owner.actor, { sourceId })).identity).toBe('Somebody else');
    } finally {
      process.env.STET_SECRET_KEY = KEY;
      delete process.env.STET_SECRET_KEYS_RETIRED;
    }
  });
});

describe('what may be said of it', () => {
  const details = (sourceId: string, more: object) =>
    changeSourceSchema.parse({
      ...{ sourceId, version: 1, type: 'INTERVIEW', title: 'Confidential source', isPrimary: false },
      ...{ isFirsthand: true, terms: 'BACKGROUND', termsText: SECRET.termsText, ...more },
    });

  test('it gets a label that counts, and never terms that name it', async () => {
    const { title, author, link, terms } = await db.source.findUniqueOrThrow({ where: { id: await add() } });
    expect(title).toMatch(/^Confidential source \d+$/);
    expect({ author, link, terms }).toEqual({ author: '', link: '', terms: 'BACKGROUND' });
    for (const wrong of TERMS.filter((one) => !(CONFIDENTIAL_TERMS as readonly string[]).includes(one))) {
      expect(addConfidentialSourceSchema.safeParse({ ...SECRET, terms: wrong }).success).toBe(false);
      const sourceId = await add();
      const error = await refusal(changeSource(owner.actor, details(sourceId, { terms: wrong })));
      expect(error.fields).toHaveProperty('terms');
    }
  });

  test.each([
    ['author', { author: 'Somebody' }],
    ['link', { link: 'https://port.example/people' }],
    ['termsText', { termsText: '' }],
    ['title', { title: `Talk with ${MARKER.toLowerCase()}` }],
    ['termsText', { termsText: `${MARKER} of the port` }],
    ['origin', { origin: MARKER }],
    ['title', { title: 'The Petiolatum file' }],
    ['termsText', { termsText: 'Z. P., who works at the port' }],
    ['termsText', { termsText: 'Zyxomma  Petio\u200blatum' }],
    ['origin', { origin: 'Зыксомма Петиолатум' }],
  ])('no %s that tells it: %j', async (field, more) => {
    const sourceId = await add();
    const error = await refusal(changeSource(owner.actor, details(sourceId, more)));
    expect(error.fields).toHaveProperty(field);
    expect(inspect(error)).not.toContain(MARKER);
  });

  test('only those named on it change its details', async () => {
    const sourceId = await add();
    expect((await refusal(changeSource(admin.actor, details(sourceId, {})))).code).toBe('forbidden');
    await changeSource(owner.actor, details(sourceId, { terms: 'OFF_RECORD' }));
  });

  test('a source of the register loses what tells of it', async () => {
    const sourceId = await createSource(owner.actor, {
      ...{ title: 'Call', author: 'Somebody', link: 'https://port.example', origin: 'The port' },
    });
    const { bytes } = SAMPLES.png;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    async function* body() {
      yield bytes;
    }
    await addFile(owner.actor, { sourceId, fileName: 'Somebody.png', size: bytes.length, sha256 }, body());
    const input = makeConfidentialSchema.parse({ ...SECRET, sourceId, version: 1 });
    await makeConfidential(owner.actor, input);
    const source = await db.source.findUniqueOrThrow({ where: { id: sourceId }, include: { files: true } });
    expect(source).toMatchObject({
      isConfidential: true,
      author: '',
      link: '',
      origin: '',
      terms: 'BACKGROUND',
    });
    expect(source.files.map(({ fileName }) => fileName)).toEqual(['File 1.png']);
  });
});

test('the database itself refuses terms that would print a confidential source', async () => {
  const sourceId = await add();
  await expect(db.source.update({ where: { id: sourceId }, data: { terms: 'ON_RECORD' } })).rejects.toThrow(
    /source_confidential_terms/,
  );
});
