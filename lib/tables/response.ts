import type { Actor } from '../domain/actor.ts';
import { AppError, missing } from '../domain/errors.ts';
import { TABLE_FORMAT_NAMES, type TableFormat, type TableName } from '../domain/tables.ts';
import { fileNameParameters } from '../evidence/serve.ts';
import { jsonResponse } from '../server/json-response.ts';
import type { TakenFile } from './taken-file.ts';

/** "items.csv" → its two parts, the first one of these tables. Throws AppError `missing` for anything else. */
export function tableAndFormat<Name extends TableName>(
  file: string,
  tables: readonly Name[],
): { table: Name; format: TableFormat } {
  const [, named, ending] = /^([a-z]+)\.([a-z]+)$/.exec(file) ?? [];
  const table = tables.find((one) => one === named);
  const format = TABLE_FORMAT_NAMES.find((one) => one === ending);
  if (!table || !format) throw missing('table');
  return { table, format };
}

/**
 * What was taken as a file to be saved; a refusal in plain words, since a browser shows it where it was led by a link. Another
 * site cannot have it taken: the record would say that the person did.
 */
export async function takenResponse(
  request: Request,
  work: (actor: Actor) => Promise<TakenFile>,
): Promise<Response> {
  const response = await jsonResponse(async (actor) => {
    const site = request.headers.get('sec-fetch-site');
    if (site === 'cross-site' || site === 'same-site') throw new AppError('forbidden', 'Not from here.');
    const { fileName, type, body } = await work(actor);
    return new Response(body instanceof Uint8Array ? new Uint8Array(body) : body, {
      headers: {
        'Content-Type': type,
        'Content-Disposition': `attachment; ${fileNameParameters(fileName)}`,
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
        'Cross-Origin-Resource-Policy': 'same-origin',
        Vary: 'Cookie',
      },
    });
  });
  if (response.ok) return response;
  const { error } = (await response.json()) as { error: { message: string } };
  const headers = new Headers(response.headers);
  headers.set('Content-Type', 'text/plain; charset=utf-8');
  headers.delete('Content-Length');
  return new Response(`${error.message}\n`, { status: response.status, headers });
}
