-- What people and addresses have used of the limits (lib/domain/limits.ts, lib/auth/limits.ts): one row for each limit
-- and whom it is counted for, which says when all of it will be free again. A row whose moment has passed says nothing
-- and is swept. Unlogged: counting must cost no write to the disk, and after a crash of Postgres it begins anew. It is no
-- row of the work, so no event of the record names it.
CREATE UNLOGGED TABLE "limit_use" (
    "name" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "free_at" TIMESTAMPTZ(6) NOT NULL,
    "told_at" TIMESTAMPTZ(6),

    CONSTRAINT "limit_use_pkey" PRIMARY KEY ("name", "who")
);
CREATE INDEX "limit_use_free_at_idx" ON "limit_use"("free_at");
-- What is kept altogether is counted once for the same bytes.
CREATE INDEX "evidence_file_sha256_size_idx" ON "evidence_file"("sha256", "size");
