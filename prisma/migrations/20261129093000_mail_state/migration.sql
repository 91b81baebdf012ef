-- One process at a time sends a mail, which the row itself says; and what the mail server said last.
ALTER TABLE "mail" ADD COLUMN     "taken_until" TIMESTAMPTZ(3),
ADD COLUMN     "unanswered" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE "mail_state" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "server" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "is_test" BOOLEAN NOT NULL,
    "outcome" TEXT NOT NULL,
    "reply" TEXT,
    "cause" TEXT,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_state_pkey" PRIMARY KEY ("id")
);

-- Those that wait are few, and those that went out are not.
CREATE INDEX "mail_waiting_idx" ON "mail" ("made_at") WHERE "ended_at" IS NULL;
