-- The language in which a report was published last, so that the next edition is proposed in it. What an edition is worded in
-- stands in its snapshot, which the record holds by its SHA-256; of this column it holds nothing.
ALTER TABLE "report" ADD COLUMN     "language" TEXT;
