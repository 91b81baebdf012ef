/**
 * A newsroom after years of work, for measuring: written straight into the tables by Postgres itself, since making it
 * through the mutations would take hours. Not for tests of what a mutation does.
 */
import { randomUUID } from 'node:crypto';
import { db } from '../lib/db.ts';

export type Many = { stories: number; itemsPerStory: number; sources: number };

/** Of the stories, those still on their way; the others are out. More than this at a time is no newsroom's week. */
const MOST_RUNNING = 1_000;

export const YEARS_OF_WORK: Many = { stories: 5_000, itemsPerStory: 20, sources: 20_000 };

/** Fills an empty, migrated database; returns the id of one story in the middle. */
export async function seedMany({ stories, itemsPerStory, sources }: Many, memberId: string): Promise<string> {
  const sentence = 'The harbour office said that the pier would open on day number of the season. ';
  await run(
    `INSERT INTO story (id, headline, byline, desk, deadline, language, stage, created_by_id, updated_at)
     SELECT gen_random_uuid(), 'Pier ' || n || ' opens after repairs, harbour office says', 'By the city desk', 'City',
            now() + (n % 400 - 200) * interval '1 hour', 'en',
            (CASE WHEN n <= ${MOST_RUNNING} THEN 'DRAFTING' ELSE 'PUBLISHED' END)::"StoryStage", $1::uuid, now() - n * interval '1 minute'
     FROM generate_series(1, $2::int) n`,
    memberId,
    stories,
  );
  await run(
    `INSERT INTO revision (id, story_id, number, text, sha256, word_count, created_by_id)
     SELECT gen_random_uuid(), id, 1, repeat($1, $2::int), repeat('0', 64), 14 * $2::int, created_by_id FROM story`,
    sentence,
    itemsPerStory,
  );
  await run(
    `INSERT INTO block (id, revision_id, ordinal, start, "end", kind)
     SELECT gen_random_uuid(), id, 0, 0, length(text), 'PARAGRAPH' FROM revision`,
  );
  await run(
    `INSERT INTO item (id, story_id, revision_id, kind, status, reason, start, "end", spans, exact, prefix, suffix,
                       speaker_name, is_machine, confidence)
     SELECT gen_random_uuid(), r.story_id, r.id,
            (ARRAY['DIRECT_QUOTE','PARAPHRASE','FACTUAL_CLAIM','NON_RESPONSE'])[1 + n % 4]::"ItemKind",
            (ARRAY['PENDING','VERIFIED','DISPUTED'])[1 + n % 3]::"ItemStatus", 'not started',
            n * $2::int, n * $2::int + 30, jsonb_build_array(jsonb_build_object('start', n * $2::int, 'end', n * $2::int + 30)),
            substr(r.text, n * $2::int + 1, 30), '', '', 'The harbour office', true, 0.9
     FROM revision r, generate_series(0, $1::int - 1) n`,
    itemsPerStory,
    sentence.length,
  );
  await run(
    `INSERT INTO source (id, type, title, author, link, is_primary, is_firsthand, origin, created_by_id, created_at)
     SELECT gen_random_uuid(), 'DOCUMENT', 'Minutes of the harbour council, sitting ' || n, 'Council ' || n % 97,
            'https://council.example/minutes/' || n, true, true, '', $1::uuid, now() - n * interval '1 hour'
     FROM generate_series(1, $2::int) n`,
    memberId,
    sources,
  );
  await run(
    `INSERT INTO evidence (id, item_id, source_id, stance, added_by_id)
     SELECT gen_random_uuid(), i.id, s.id, 'SUPPORTS', $1::uuid
     FROM (SELECT id, row_number() OVER () AS n FROM item) i
     JOIN (SELECT id, row_number() OVER () AS n FROM source) s ON s.n = 1 + i.n % $2::int`,
    memberId,
    sources,
  );
  const party = randomUUID();
  await run(`INSERT INTO party (id, name) VALUES ($1::uuid, 'Harbour office')`, party);
  await run(
    `INSERT INTO contact_attempt (id, story_id, party_id, channel, sent_at, deadline, outcome, answered_at, by_id)
     SELECT gen_random_uuid(), id, $1::uuid, 'e-mail', asked.at, deadline,
            (CASE WHEN stage = 'DRAFTING' THEN 'NO_IMMEDIATE_RESPONSE' ELSE 'RESPONDED' END)::"ContactOutcome",
            CASE WHEN stage <> 'DRAFTING' THEN asked.at + interval '1 hour' END, $2::uuid
     FROM story CROSS JOIN LATERAL (
       SELECT now() - CASE WHEN stage = 'DRAFTING' THEN interval '3 hours' ELSE interval '30 days' END AS at) asked`,
    party,
    memberId,
  );
  // As autovacuum leaves it: statistics gathered, the indexes' pending lists processed.
  await run('VACUUM ANALYZE');
  const middle = await db.story.findFirstOrThrow({
    orderBy: { updatedAt: 'desc' },
    skip: Math.floor(stories / 2),
  });
  return middle.id;
}

async function run(statement: string, ...values: unknown[]): Promise<void> {
  await db.$executeRawUnsafe(statement, ...values);
}
