-- A link with which somebody else lets a member set a password opens no confidential source by itself.
ALTER TABLE "member" ADD COLUMN "is_password_from_link" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "member" ADD COLUMN "earlier_password_hash" TEXT;

ALTER TABLE "confidential_reader" ADD COLUMN "closed_at" TIMESTAMPTZ(3);
ALTER TABLE "confidential_reader" ADD COLUMN "closed_by_id" UUID;
CREATE INDEX "confidential_reader_closed_by_id_idx" ON "confidential_reader"("closed_by_id");
ALTER TABLE "confidential_reader" ADD CONSTRAINT "confidential_reader_closed_by_id_fkey" FOREIGN KEY ("closed_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
