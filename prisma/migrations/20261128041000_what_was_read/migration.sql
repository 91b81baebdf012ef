-- What there is to tell of how a revision's text was read, and what it was read from.
ALTER TABLE "revision" ADD COLUMN "readings" JSONB NOT NULL DEFAULT '[]';

CREATE TABLE "original" (
    "revision_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "original_pkey" PRIMARY KEY ("revision_id")
);

ALTER TABLE "original" ADD CONSTRAINT "original_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revision"("id") ON DELETE CASCADE ON UPDATE CASCADE;
