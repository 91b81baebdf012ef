-- CreateTable
CREATE TABLE "published_file" (
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "rendering" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "gzip" BYTEA,
    "brotli" BYTEA,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "published_file_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "published_file_edition_id_name_rendering_key" ON "published_file"("edition_id", "name", "rendering");

-- AddForeignKey
ALTER TABLE "published_file" ADD CONSTRAINT "published_file_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Compressed already: Postgres need not try again.
ALTER TABLE "published_file" ALTER COLUMN "gzip" SET STORAGE EXTERNAL;
ALTER TABLE "published_file" ALTER COLUMN "brotli" SET STORAGE EXTERNAL;

-- What was published stays as it was.
CREATE TRIGGER published_file_append_only BEFORE UPDATE OR DELETE ON published_file
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER published_file_no_truncate BEFORE TRUNCATE ON published_file
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The record holds these rows as it holds the others (rows_in_the_record): the event of the publication names them.
DO $$
DECLARE
  view_now text := rtrim(pg_get_viewdef('held_row'::regclass), '; ');
  op text;
BEGIN
  EXECUTE 'CREATE OR REPLACE VIEW held_row AS ' || view_now || $v$ UNION ALL SELECT 'published_file'::text AS what, id,
    jsonb_build_array(edition_id, name, rendering, sha256, record_ms(made_at))::text AS body FROM published_file$v$;
  FOREACH op IN ARRAY ARRAY['insert', 'update', 'delete'] LOOP
    EXECUTE format(
      'CREATE TRIGGER %I AFTER %s ON published_file REFERENCING %s TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_held_rows(%L)',
      'published_file_held_' || op, op, CASE op WHEN 'delete' THEN 'OLD' ELSE 'NEW' END, 'id');
  END LOOP;
END $$;
