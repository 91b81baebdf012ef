-- Who works on what, and until when. Not among the rows that the record holds (rows_in_the_record), as an item's assignee
-- never was: nothing that is signed or published rests on it. Who gave what to whom, and when, the record's events say.
ALTER TABLE "item" ADD COLUMN "due_at" TIMESTAMPTZ(3);

CREATE TABLE "story_assignment" (
    "story_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_at" TIMESTAMPTZ(3),

    CONSTRAINT "story_assignment_pkey" PRIMARY KEY ("story_id", "member_id")
);
CREATE INDEX "story_assignment_member_id_idx" ON "story_assignment"("member_id");
CREATE INDEX "story_assignment_by_id_idx" ON "story_assignment"("by_id");

ALTER TABLE "story_assignment" ADD CONSTRAINT "story_assignment_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "story"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "story_assignment" ADD CONSTRAINT "story_assignment_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "story_assignment" ADD CONSTRAINT "story_assignment_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The desk is read in the order of deadlines, those without one last, a page at a time from where the last one ended.
CREATE INDEX "story_running_idx" ON "story" (coalesce("deadline", 'infinity'::timestamptz), "id")
  WHERE "archived_at" IS NULL AND "stage" IN ('DRAFTING', 'CHECKING', 'AWAITING_REPLIES', 'SIGNED_OFF');

-- What somebody has still to check.
CREATE INDEX "item_open_idx" ON "item" ("assignee_id", "story_id")
  WHERE "assignee_id" IS NOT NULL AND "status" <> 'VERIFIED' AND "cut_at" IS NULL;

-- What somebody asked and still waits for, and what was answered of it lately.
CREATE INDEX "contact_attempt_waiting_idx" ON "contact_attempt" ("by_id", "deadline")
  WHERE "outcome" IN ('NO_IMMEDIATE_RESPONSE', 'PROMISED_LATER');
CREATE INDEX "contact_attempt_answered_idx" ON "contact_attempt" ("by_id", "answered_at") WHERE "answered_at" IS NOT NULL;
