-- Quotations set apart, embedded posts, rows of tables and so on are blocks of their own kind. A new value of a type
-- cannot be used by the transaction that adds it, so this migration uses none.
ALTER TYPE "BlockKind" ADD VALUE 'BLOCK_QUOTE' BEFORE 'ASIDE';
ALTER TYPE "BlockKind" ADD VALUE 'PULL_QUOTE' BEFORE 'ASIDE';
ALTER TYPE "BlockKind" ADD VALUE 'POST' BEFORE 'ASIDE';
ALTER TYPE "BlockKind" ADD VALUE 'TABLE' BEFORE 'ASIDE';
ALTER TYPE "BlockKind" ADD VALUE 'LIST' BEFORE 'ASIDE';
ALTER TYPE "BlockKind" ADD VALUE 'CORRECTION' BEFORE 'ASIDE';
