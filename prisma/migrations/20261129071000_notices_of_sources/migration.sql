-- A notice is about a story, or about a source that a thread is on: one of the two.
ALTER TABLE "notice" ADD COLUMN "source_id" UUID, ALTER COLUMN "story_id" DROP NOT NULL;
ALTER TABLE "notice" ADD CONSTRAINT "notice_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "notice" ADD CONSTRAINT "notice_about_one" CHECK (num_nonnulls("story_id", "source_id") = 1);
CREATE INDEX "notice_source_id_idx" ON "notice"("source_id");

-- Nobody has two notices about one thing that they have not looked at yet. It also finds what is unread, with every page.
DROP INDEX "notice_unread_idx";
CREATE UNIQUE INDEX "notice_unread_idx" ON "notice" ("member_id", "kind", COALESCE("story_id", "source_id"),
    COALESCE("item_id", '00000000-0000-0000-0000-000000000000'), COALESCE("subject_id", '00000000-0000-0000-0000-000000000000'))
    WHERE "seen_at" IS NULL;
