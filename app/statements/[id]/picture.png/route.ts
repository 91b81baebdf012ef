import { statementResponse } from '@/lib/reports/statement-pages.ts';

type Context = { params: Promise<{ id: string }> };

/** The picture beside a link to a published statement. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  return statementResponse(request, { id, file: 'picture' });
}
