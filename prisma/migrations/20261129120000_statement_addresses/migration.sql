-- CreateTable
CREATE TABLE "statement_address" (
    "id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "report_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "statement_address_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "statement_address_address_idx" ON "statement_address"("address");

-- CreateIndex
CREATE INDEX "statement_address_report_id_idx" ON "statement_address"("report_id");

-- CreateIndex
CREATE INDEX "statement_address_item_id_idx" ON "statement_address"("item_id");

-- AddForeignKey
ALTER TABLE "statement_address" ADD CONSTRAINT "statement_address_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_address" ADD CONSTRAINT "statement_address_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- An address that was published goes on leading to its statement.
CREATE TRIGGER statement_address_append_only BEFORE UPDATE OR DELETE ON statement_address
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER statement_address_no_truncate BEFORE TRUNCATE ON statement_address
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The record holds these rows as it holds the others (rows_in_the_record): the event of the publication names them.
DO $$
DECLARE
  view_now text := rtrim(pg_get_viewdef('held_row'::regclass), '; ');
  op text;
BEGIN
  EXECUTE 'CREATE OR REPLACE VIEW held_row AS ' || view_now || $v$ UNION ALL SELECT 'statement_address'::text AS what, id,
    jsonb_build_array(address, report_id, item_id, record_ms(made_at))::text AS body FROM statement_address$v$;
  FOREACH op IN ARRAY ARRAY['insert', 'update', 'delete'] LOOP
    EXECUTE format(
      'CREATE TRIGGER %I AFTER %s ON statement_address REFERENCING %s TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_held_rows(%L)',
      'statement_address_held_' || op, op, CASE op WHEN 'delete' THEN 'OLD' ELSE 'NEW' END, 'id');
  END LOOP;
END $$;
