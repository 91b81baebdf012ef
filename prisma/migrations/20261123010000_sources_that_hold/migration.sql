-- AlterTable
ALTER TABLE "contact_attempt" ADD COLUMN     "answer_source_id" UUID,
ADD COLUMN     "follow_up_of_id" UUID,
ADD COLUMN     "time_zone" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "evidence" ADD COLUMN     "from_ms" INTEGER;

-- AlterTable
ALTER TABLE "item" ADD COLUMN     "original_language" TEXT,
ADD COLUMN     "original_words" TEXT,
ADD COLUMN     "translator" TEXT;

-- AlterTable
ALTER TABLE "source" DROP COLUMN "text",
ADD COLUMN     "is_confidential" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "source_text" (
    "source_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "places" JSONB,
    "form" TEXT NOT NULL DEFAULT 'plain',
    "sha256" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "source_text_pkey" PRIMARY KEY ("source_id")
);

-- CreateTable
CREATE TABLE "evidence_file" (
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "media_type" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "came" TEXT NOT NULL DEFAULT 'upload',
    "final_url" TEXT NOT NULL DEFAULT '',
    "added_by_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "evidence_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "confidential_identity" (
    "source_id" UUID NOT NULL,
    "cipher" BYTEA NOT NULL,
    "nonce" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "confidential_identity_pkey" PRIMARY KEY ("source_id")
);

-- CreateTable
CREATE TABLE "confidential_reader" (
    "source_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "granted_by_id" UUID NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "confidential_reader_pkey" PRIMARY KEY ("source_id","member_id")
);

-- CreateTable
CREATE TABLE "quote_check" (
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "similarity" DOUBLE PRECISION NOT NULL,
    "start" INTEGER,
    "end" INTEGER,
    "from_ms" INTEGER,
    "to_ms" INTEGER,
    "page" INTEGER,
    "edits" JSONB NOT NULL,
    "words" TEXT NOT NULL,
    "text_sha256" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "quote_check_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "evidence_file_source_id_idx" ON "evidence_file"("source_id");

-- CreateIndex
CREATE INDEX "evidence_file_sha256_idx" ON "evidence_file"("sha256");

-- CreateIndex
CREATE INDEX "evidence_file_added_by_id_idx" ON "evidence_file"("added_by_id");

-- CreateIndex
CREATE INDEX "confidential_reader_member_id_idx" ON "confidential_reader"("member_id");

-- CreateIndex
CREATE INDEX "confidential_reader_granted_by_id_idx" ON "confidential_reader"("granted_by_id");

-- CreateIndex
CREATE INDEX "quote_check_source_id_idx" ON "quote_check"("source_id");

-- CreateIndex
CREATE INDEX "quote_check_by_id_idx" ON "quote_check"("by_id");

-- CreateIndex
CREATE UNIQUE INDEX "quote_check_item_id_source_id_key" ON "quote_check"("item_id", "source_id");

-- CreateIndex
CREATE INDEX "contact_attempt_follow_up_of_id_idx" ON "contact_attempt"("follow_up_of_id");

-- CreateIndex
CREATE INDEX "contact_attempt_answer_source_id_idx" ON "contact_attempt"("answer_source_id");

-- AddForeignKey
ALTER TABLE "source_text" ADD CONSTRAINT "source_text_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_file" ADD CONSTRAINT "evidence_file_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_file" ADD CONSTRAINT "evidence_file_added_by_id_fkey" FOREIGN KEY ("added_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "confidential_identity" ADD CONSTRAINT "confidential_identity_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "confidential_reader" ADD CONSTRAINT "confidential_reader_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "confidential_reader" ADD CONSTRAINT "confidential_reader_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "confidential_reader" ADD CONSTRAINT "confidential_reader_granted_by_id_fkey" FOREIGN KEY ("granted_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote_check" ADD CONSTRAINT "quote_check_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote_check" ADD CONSTRAINT "quote_check_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote_check" ADD CONSTRAINT "quote_check_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_attempt" ADD CONSTRAINT "contact_attempt_follow_up_of_id_fkey" FOREIGN KEY ("follow_up_of_id") REFERENCES "contact_attempt"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_attempt" ADD CONSTRAINT "contact_attempt_answer_source_id_fkey" FOREIGN KEY ("answer_source_id") REFERENCES "source"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Searching the register by part of a word. pg_trgm is a trusted extension: the owner of the database may add it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX "source_search_idx" ON "source" USING gin ((title || ' ' || author || ' ' || link) gin_trgm_ops) WHERE merged_into_id IS NULL;
CREATE INDEX "story_headline_idx" ON "story" USING gin (headline gin_trgm_ops);
