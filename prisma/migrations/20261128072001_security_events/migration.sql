-- Failures, lock-outs and refusals, counted by the minute; see lib/auth/security-log.ts. Not among the rows that the
-- record holds (rows_in_the_record): its lines are pruned after ninety days, and no event is written with them.
CREATE TABLE "security_event" (
    "id" BIGSERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,
    "address" TEXT NOT NULL DEFAULT '',
    "account_key" TEXT NOT NULL DEFAULT '',
    "member_id" UUID,

    CONSTRAINT "security_event_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "security_event_since_code_account_key_address_key" ON "security_event"("since", "code", "account_key", "address");
