-- A member's deadlines as an iCalendar feed, read by whoever has its link: the link's token is kept as its hash alone. No
-- row of the work, so that no event of the record names these rows by their hash; that one was made or revoked is told.
CREATE TABLE "calendar" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "member_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "has_headlines" BOOLEAN NOT NULL DEFAULT false,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "calendar_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "calendar_member_id_key" ON "calendar"("member_id");
CREATE UNIQUE INDEX "calendar_token_hash_key" ON "calendar"("token_hash");
ALTER TABLE "calendar" ADD CONSTRAINT "calendar_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;
