-- Where the newsroom's messages go: Slack, Teams or Matrix. The address (and Matrix's token) is a secret, for whoever
-- has it can post: it is sealed with STET_SECRET_KEY, and `shown` is what a page shows of it. No row of the work, so
-- that no event of the record names these rows by their hash.
CREATE TABLE "message_channel" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "shape" TEXT NOT NULL DEFAULT 'CARD',
    "about" TEXT[] NOT NULL,
    "headline" TEXT NOT NULL DEFAULT 'NEVER',
    "shown" TEXT NOT NULL,
    "secret_cipher" BYTEA NOT NULL,
    "secret_nonce" BYTEA NOT NULL,
    "secret_key_id" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "paused_at" TIMESTAMPTZ(3),
    "paused_because" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "message_channel_pkey" PRIMARY KEY ("id")
);

-- One message to one channel, and what became of it. Its id is Matrix's transaction id.
CREATE TABLE "message_delivery" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "channel_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "story_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" TEXT NOT NULL DEFAULT 'WAITING',
    "outcome" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "tried_at" TIMESTAMPTZ(3),

    CONSTRAINT "message_delivery_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "message_delivery_channel_id_at_idx" ON "message_delivery"("channel_id", "at" DESC);
CREATE INDEX "message_delivery_story_id_idx" ON "message_delivery"("story_id");
ALTER TABLE "message_delivery" ADD CONSTRAINT "message_delivery_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "message_channel"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "message_delivery" ADD CONSTRAINT "message_delivery_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "story"("id") ON DELETE CASCADE ON UPDATE CASCADE;
