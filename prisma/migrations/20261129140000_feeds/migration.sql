-- The newsroom's feed asks for what was published and withdrawn last, and its whole record for all editions in the order
-- of their publication.
CREATE INDEX "edition_published_at_id_idx" ON "edition"("published_at", "id");
CREATE INDEX "report_withdrawn_at_idx" ON "report"("withdrawn_at");
