/** The statements that some work sends, and how Postgres executes them. */
import { db } from '../lib/db.ts';
import { statementsOf } from './database-watch.ts';

export type Plan = { statement: string; readsWholeTables: string[] };

type Node = { 'Node Type': string; 'Relation Name'?: string; 'Actual Rows'?: number; Plans?: Node[] };

/** Does the work once and returns the plan of each SELECT in it. Tables of a few hundred rows may be read whole. */
export async function plansOf(work: () => Promise<unknown>): Promise<Plan[]> {
  const sent = (await statementsOf(work)).filter(({ text }) => /^\s*(select|with)/i.test(text));
  const large = await db.$queryRaw<{ name: string }[]>`
    SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND reltuples > 1000`;
  const names = new Set(large.map(({ name }) => name));
  const plans: Plan[] = [];
  for (const { text, values } of sent) {
    const [row] = await db.$queryRawUnsafe<{ 'QUERY PLAN': { Plan: Node }[] }[]>(
      `EXPLAIN (ANALYZE, FORMAT JSON) ${inlined(text, values)}`,
    );
    const root = row?.['QUERY PLAN'][0]?.Plan;
    plans.push({ statement: text, readsWholeTables: root ? wholeTables(root, names) : [] });
  }
  return plans;
}

/** EXPLAIN takes no parameters of unknown type, so they are written out; they come only from this file's callers. */
function inlined(text: string, values: unknown[]): string {
  return text.replace(/\$(\d+)/g, (_, n: string) => literal(values[Number(n) - 1]));
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
    return String(value);
  if (value instanceof Date) return `'${value.toISOString()}'`;
  if (Array.isArray(value)) return `ARRAY[${value.map(literal).join(',')}]`;
  return `'${String(value).replaceAll("'", "''")}'`;
}

function wholeTables(node: Node, large: ReadonlySet<string>): string[] {
  const own =
    node['Node Type'] === 'Seq Scan' && node['Relation Name'] && large.has(node['Relation Name'])
      ? [node['Relation Name']]
      : [];
  return [...own, ...(node.Plans ?? []).flatMap((child) => wholeTables(child, large))];
}
