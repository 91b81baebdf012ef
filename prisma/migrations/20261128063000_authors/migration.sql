-- How a member came to be an author of a story, and since when: see lib/domain/authors.ts.
ALTER TABLE "story_author" ADD COLUMN "how" TEXT NOT NULL DEFAULT 'BYLINE';
ALTER TABLE "story_author" ADD COLUMN "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "block" ADD COLUMN "put_back_by_ids" UUID[] DEFAULT ARRAY[]::UUID[];

-- Stories from before: who brought one in without a byline and without an author wrote it, as far as anybody can tell.
INSERT INTO "story_author" ("story_id", "member_id", "how", "since")
SELECT s."id", s."created_by_id", 'BROUGHT_IN', s."created_at" FROM "story" s
WHERE s."byline" !~ '[[:alpha:]]' AND NOT EXISTS (SELECT FROM "story_author" a WHERE a."story_id" = s."id")
ON CONFLICT DO NOTHING;
-- Who brought a later text in wrote it.
INSERT INTO "story_author" ("story_id", "member_id", "how", "since")
SELECT r."story_id", r."created_by_id", 'REVISED', min(r."created_at") FROM "revision" r
WHERE r."number" > 1 GROUP BY r."story_id", r."created_by_id"
ON CONFLICT DO NOTHING;
-- Who changed what it says otherwise, by the record.
INSERT INTO "story_author" ("story_id", "member_id", "how", "since")
SELECT e."story_id", e."actor_id", 'CHANGED', min(e."at") FROM "audit_event" e
WHERE e."story_id" IS NOT NULL AND e."actor_id" IS NOT NULL AND (
  e."action" IN ('story.setAside', 'story.putBack', 'story.setAsideAll', 'story.putBackAll')
  OR (e."action" = 'story.change' AND e."payload"::jsonb ->> 'changes' ~ '(headline|language)'))
GROUP BY e."story_id", e."actor_id"
ON CONFLICT DO NOTHING;

-- An author is only ever added.
CREATE TRIGGER story_author_kept BEFORE DELETE ON "story_author"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER story_author_no_truncate BEFORE TRUNCATE ON "story_author"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
