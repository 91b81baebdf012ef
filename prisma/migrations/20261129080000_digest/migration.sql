-- The digest: when it goes out, by the newsroom's clock, and one mail of it a member and day, whatever happens.
CREATE TYPE "DigestDays" AS ENUM ('EVERY_DAY', 'WEEKDAYS');
ALTER TABLE "newsroom" ADD COLUMN     "digest_days" "DigestDays" NOT NULL DEFAULT 'EVERY_DAY',
ADD COLUMN     "digest_hour" INTEGER NOT NULL DEFAULT 8;
ALTER TABLE "mail" ADD COLUMN     "digest_day" TEXT;
CREATE UNIQUE INDEX "mail_member_id_digest_day_key" ON "mail"("member_id", "digest_day");
