-- Tokens with which a program (a desk's CMS) brings stories in for a member, kept as their hash alone; and what such a
-- program sent under a key of its own, so that the same story sent again is not a second one. No rows of the work, so that
-- no event of the record names them by their hash; that one was made, used or revoked is told.
CREATE TABLE "story_token" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "member_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "begins" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "story_token_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "story_token_token_hash_key" ON "story_token"("token_hash");
CREATE INDEX "story_token_member_id_idx" ON "story_token"("member_id");
ALTER TABLE "story_token" ADD CONSTRAINT "story_token_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "shared_story" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "token_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "story_id" UUID,
    "begun_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shared_story_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "shared_story_token_id_key_key" ON "shared_story"("token_id", "key");
CREATE INDEX "shared_story_story_id_idx" ON "shared_story"("story_id");
ALTER TABLE "shared_story" ADD CONSTRAINT "shared_story_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "story_token"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "shared_story" ADD CONSTRAINT "shared_story_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "story"("id") ON DELETE CASCADE ON UPDATE CASCADE;
