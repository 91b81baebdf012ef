-- CreateEnum
CREATE TYPE "NoticeKind" AS ENUM ('ASSIGNED', 'MENTIONED', 'REPLIED', 'REPLY_OVERDUE', 'VERDICT_LAPSED', 'SIGN_OFF_LAPSED', 'LEGAL_HOLD', 'PUBLISHED');

-- CreateEnum
CREATE TYPE "NoticeDelivery" AS ENUM ('NOW', 'DIGEST', 'NEVER');

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "member_id" UUID NOT NULL,
    "kind" "NoticeKind" NOT NULL,
    "story_id" UUID NOT NULL,
    "item_id" UUID,
    "subject_id" UUID,
    "count" INTEGER NOT NULL DEFAULT 1,
    "act" TEXT NOT NULL,
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_preference" (
    "member_id" UUID NOT NULL,
    "kind" "NoticeKind" NOT NULL,
    "delivery" "NoticeDelivery" NOT NULL,

    CONSTRAINT "notice_preference_pkey" PRIMARY KEY ("member_id","kind")
);

-- CreateTable
CREATE TABLE "muted_story" (
    "member_id" UUID NOT NULL,
    "story_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "muted_story_pkey" PRIMARY KEY ("member_id","story_id")
);

-- CreateIndex
CREATE INDEX "notice_member_id_at_idx" ON "notice"("member_id", "at" DESC);

-- CreateIndex
CREATE INDEX "notice_story_id_idx" ON "notice"("story_id");

-- CreateIndex
CREATE INDEX "notice_item_id_idx" ON "notice"("item_id");

-- CreateIndex
CREATE INDEX "notice_by_id_idx" ON "notice"("by_id");

-- CreateIndex
CREATE INDEX "notice_subject_id_idx" ON "notice"("subject_id");

-- CreateIndex
CREATE INDEX "muted_story_story_id_idx" ON "muted_story"("story_id");

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "story"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_preference" ADD CONSTRAINT "notice_preference_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "muted_story" ADD CONSTRAINT "muted_story_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "muted_story" ADD CONSTRAINT "muted_story_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "story"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Nobody has two notices about one thing that they have not looked at yet. It also counts what is unread, with every page.
CREATE UNIQUE INDEX "notice_unread_idx" ON "notice" ("member_id", "kind", "story_id",
    COALESCE("item_id", '00000000-0000-0000-0000-000000000000'), COALESCE("subject_id", '00000000-0000-0000-0000-000000000000'))
    WHERE "seen_at" IS NULL;
