-- What a person had set by hand and a new text says otherwise is asked about, never silently kept.
ALTER TABLE "item" ADD COLUMN "asked" JSONB;
