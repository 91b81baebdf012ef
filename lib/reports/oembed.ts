/** oEmbed of published statements: a site gives an address of one, and gets what shows it there. */
import { readSnapshot } from '../domain/report/snapshot.ts';
import { tellReport } from '../domain/report/tell.ts';
import { env } from '../env.ts';
import { oembedOf } from '../publish/statement-html/oembed.ts';
import { LEAST_WIDTH } from '../publish/statement-html/snippet.ts';
import { statementUrls } from '../publish/statement-urls.ts';
import { snapshotOfEdition } from './public-queries.ts';
import { statementPath } from './statement-pages.ts';
import { standingOfStatement } from './statement-queries.ts';

/**
 * @returns 404 where the address is none of a published statement here, 501 for another format than JSON. That of a
 * withdrawn one is answered: its card says so, where a refusal would leave what was embedded before without a word.
 */
export async function oembedResponse(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const format = searchParams.get('format') ?? 'json';
  if (format !== 'json') return refusal(501, 'This is given as JSON only.');
  const id = idIn(searchParams.get('url') ?? '');
  const standing = id === null ? null : await standingOfStatement(id, 'card');
  if (id === null || !standing) return refusal(404, 'No published statement has this address.');
  const report = tellReport(readSnapshot(await snapshotOfEdition(standing.editionId)));
  const statement = report.statements.find((one) => one.id === id);
  if (!statement) return refusal(404, 'No published statement has this address.');
  const most = { width: pixels(searchParams.get('maxwidth')), height: pixels(searchParams.get('maxheight')) };
  // Below this the width would be that of its padding, and its height none.
  const width = most.width === null ? null : Math.max(LEAST_WIDTH, most.width);
  const body = oembedOf(statement, report, statementUrls(env.publicUrl, id), { ...most, width });
  return Response.json(body, {
    headers: { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'public, max-age=300' },
  });
}

/** The statement that an address of this Stet leads to, by its page or its card. */
function idIn(given: string): string | null {
  const base = `${env.publicUrl}/`;
  const url = URL.parse(given);
  // As it was given, but for what says nothing of where it leads.
  const plain = url ? `${url.origin}${url.pathname}` : '';
  return plain.startsWith(base) ? (statementPath(plain.slice(base.length - 1))?.id ?? null) : null;
}

/** A limit that cannot be read is none. */
function pixels(given: string | null): number | null {
  return given !== null && /^[1-9]\d{0,4}$/.test(given) ? Number(given) : null;
}

function refusal(status: number, words: string): Response {
  return new Response(`${words}\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Access-Control-Allow-Origin': '*' },
  });
}
