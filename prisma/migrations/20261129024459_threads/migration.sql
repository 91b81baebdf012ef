-- DropForeignKey
ALTER TABLE "note" DROP CONSTRAINT "note_item_id_fkey";

-- DropIndex
DROP INDEX "note_item_id_at_idx";

-- AlterTable
ALTER TABLE "note" ADD COLUMN     "edited_at" TIMESTAMPTZ(3),
ADD COLUMN     "thread_id" UUID;

-- CreateTable
CREATE TABLE "thread" (
    "id" UUID NOT NULL,
    "story_id" UUID,
    "item_id" UUID,
    "source_id" UUID,
    "attempt_id" UUID,
    "opened_by_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "thread_pkey" PRIMARY KEY ("id")
);

-- A source's belongs to no story; any other is about one thing in its story, or about all of it.
ALTER TABLE "thread" ADD CONSTRAINT "thread_is_about_one" CHECK (
  num_nonnulls("item_id", "source_id", "attempt_id") <= 1 AND ("source_id" IS NULL) = ("story_id" IS NOT NULL));

-- Notes from before there were threads: one thread for each item, with its notes in order. Resolved when the last of them
-- was written, and by nobody: an update must not raise hundreds of open questions.
INSERT INTO "thread" ("id", "story_id", "item_id", "opened_by_id", "opened_at", "resolved_at")
SELECT gen_random_uuid(), i.story_id, i.id,
  (SELECT by_id FROM note WHERE item_id = i.id ORDER BY at, id LIMIT 1),
  (SELECT min(at) FROM note WHERE item_id = i.id),
  (SELECT max(at) FROM note WHERE item_id = i.id)
FROM item i WHERE EXISTS (SELECT FROM note WHERE item_id = i.id);
UPDATE "note" SET "thread_id" = t.id FROM "thread" t WHERE t.item_id = note.item_id;
ALTER TABLE "note" ALTER COLUMN "thread_id" SET NOT NULL, DROP COLUMN "item_id";

-- CreateTable
CREATE TABLE "note_wording" (
    "note_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "note_wording_pkey" PRIMARY KEY ("note_id","ordinal")
);

-- CreateTable
CREATE TABLE "note_mention" (
    "note_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,

    CONSTRAINT "note_mention_pkey" PRIMARY KEY ("note_id","member_id")
);

-- CreateIndex
CREATE INDEX "thread_story_id_opened_at_idx" ON "thread"("story_id", "opened_at");

-- CreateIndex
CREATE INDEX "thread_item_id_idx" ON "thread"("item_id");

-- CreateIndex
CREATE INDEX "thread_source_id_idx" ON "thread"("source_id");

-- CreateIndex
CREATE INDEX "thread_attempt_id_idx" ON "thread"("attempt_id");

-- CreateIndex
CREATE INDEX "thread_opened_by_id_idx" ON "thread"("opened_by_id");

-- CreateIndex
CREATE INDEX "thread_resolved_by_id_idx" ON "thread"("resolved_by_id");

-- CreateIndex
CREATE INDEX "note_mention_member_id_idx" ON "note_mention"("member_id");

-- CreateIndex
CREATE INDEX "note_thread_id_at_idx" ON "note"("thread_id", "at");

-- AddForeignKey
ALTER TABLE "thread" ADD CONSTRAINT "thread_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "story"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread" ADD CONSTRAINT "thread_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread" ADD CONSTRAINT "thread_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread" ADD CONSTRAINT "thread_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "contact_attempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread" ADD CONSTRAINT "thread_opened_by_id_fkey" FOREIGN KEY ("opened_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread" ADD CONSTRAINT "thread_resolved_by_id_fkey" FOREIGN KEY ("resolved_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note_wording" ADD CONSTRAINT "note_wording_note_id_fkey" FOREIGN KEY ("note_id") REFERENCES "note"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note_mention" ADD CONSTRAINT "note_mention_note_id_fkey" FOREIGN KEY ("note_id") REFERENCES "note"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note_mention" ADD CONSTRAINT "note_mention_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was said stays said: notes and threads are never deleted, and what a note said before it was edited never changes.
CREATE TRIGGER thread_stays BEFORE DELETE ON thread FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER thread_no_truncate BEFORE TRUNCATE ON thread FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER note_stays BEFORE DELETE ON note FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER note_no_truncate BEFORE TRUNCATE ON note FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER note_wording_append_only BEFORE UPDATE OR DELETE ON note_wording
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER note_wording_no_truncate BEFORE TRUNCATE ON note_wording
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The record holds threads and notes as it holds other rows, but not their words: a few words are guessed from their SHA-256,
-- and those on a confidential source must never be. Held are who wrote when, in which thread, and who resolved it.
DO $$
DECLARE
  held text[][] := ARRAY[
    ['thread', 'id', 'story_id, item_id, source_id, attempt_id, opened_by_id, record_ms(opened_at), record_ms(resolved_at), resolved_by_id'],
    ['note', 'id', 'thread_id, by_id, record_ms(at), record_ms(edited_at)']
  ];
  view_now text := rtrim(pg_get_viewdef('held_row'::regclass), '; ');
  one text[];
  op text;
BEGIN
  FOREACH one SLICE 1 IN ARRAY held LOOP
    view_now := view_now || format(' UNION ALL SELECT %L::text AS what, %s AS id, jsonb_build_array(%s)::text AS body FROM %I', one[1], one[2], one[3], one[1]);
    FOREACH op IN ARRAY ARRAY['insert', 'update', 'delete'] LOOP
      EXECUTE format(
        'CREATE TRIGGER %I AFTER %s ON %I REFERENCING %s TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_held_rows(%L)',
        one[1] || '_held_' || op, op, one[1], CASE op WHEN 'delete' THEN 'OLD' ELSE 'NEW' END, one[2]);
    END LOOP;
    EXECUTE format('INSERT INTO record_pending SELECT 0, %L, %s FROM %I ON CONFLICT DO NOTHING', one[1], one[2], one[1]);
  END LOOP;
  EXECUTE 'CREATE OR REPLACE VIEW held_row AS ' || view_now;
END $$;

SELECT record_take_in();
