import { statementResponse } from '@/lib/reports/statement-pages.ts';

type Context = { params: Promise<{ id: string }> };

/** A published statement at its lasting address, for anybody. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  return statementResponse(request, { id, file: 'page' });
}
