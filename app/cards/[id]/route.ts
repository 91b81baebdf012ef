import { statementResponse } from '@/lib/reports/statement-pages.ts';

type Context = { params: Promise<{ id: string }> };

/** A published statement to embed: the one page of Stet that others may frame. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  return statementResponse(request, { id, file: 'card' });
}
