-- Who has a story open, at which item, and where they type: a row for each page that is open, gone 45 seconds after its
-- last beat (lib/live/presence-records.ts). Unlogged and without foreign keys: a beat costs no write to the disk, and
-- waits for nobody who holds the story. It is no row of the work, so no event of the record names it.
CREATE UNLOGGED TABLE "presence" (
    "page_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "story_id" UUID NOT NULL,
    "item_id" UUID,
    "writing_item_id" UUID,
    "written_at" TIMESTAMPTZ(3),
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "presence_pkey" PRIMARY KEY ("member_id", "page_id")
);
CREATE INDEX "presence_story_id_idx" ON "presence"("story_id");
CREATE INDEX "presence_seen_at_idx" ON "presence"("seen_at");

-- Up to which event of the record a member has seen a story.
CREATE TABLE "story_visit" (
    "member_id" UUID NOT NULL,
    "story_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "story_visit_pkey" PRIMARY KEY ("member_id", "story_id")
);
CREATE INDEX "story_visit_story_id_idx" ON "story_visit"("story_id");
ALTER TABLE "story_visit" ADD CONSTRAINT "story_visit_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "story_visit" ADD CONSTRAINT "story_visit_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "story"("id") ON DELETE CASCADE ON UPDATE CASCADE;
