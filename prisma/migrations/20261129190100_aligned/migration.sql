-- In which recording the times of a source's words were found, and how names in them were said to sound.
-- AlterTable
ALTER TABLE "source_text" ADD COLUMN     "aligned_file_id" UUID,
ADD COLUMN     "spellings" JSONB;

-- CreateIndex
CREATE INDEX "source_text_aligned_file_id_idx" ON "source_text"("aligned_file_id");

-- AddForeignKey
ALTER TABLE "source_text" ADD CONSTRAINT "source_text_aligned_file_id_fkey" FOREIGN KEY ("aligned_file_id") REFERENCES "evidence_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
