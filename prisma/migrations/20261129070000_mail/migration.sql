-- AlterTable
ALTER TABLE "newsroom" ADD COLUMN     "mail_headlines" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "notice" ADD COLUMN     "mail_id" UUID;

-- CreateTable
CREATE TABLE "mail" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "member_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "mail_member_id_idx" ON "mail"("member_id");

-- CreateIndex
CREATE INDEX "notice_mail_id_idx" ON "notice"("mail_id");

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_mail_id_fkey" FOREIGN KEY ("mail_id") REFERENCES "mail"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;
