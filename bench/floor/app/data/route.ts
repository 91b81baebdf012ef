import { signedIn } from '../../../../lib/auth/require-actor.ts';
import { oneQuery } from '../../one-query.ts';
import { paragraphs } from '../../paragraphs.ts';

/** What any JSON for somebody signed in must do: who is it, one query, and as much JSON as what it is held against. */
export async function GET(request: Request): Promise<Response> {
  const who = await signedIn();
  if (!who) return Response.json({}, { status: 401 });
  const headlines = await oneQuery();
  const text = paragraphs(Number(new URL(request.url).searchParams.get('characters')));
  return Response.json(
    { name: who.actor.name, stories: headlines.length, text },
    { headers: { 'Cache-Control': 'private, no-store' } },
  );
}
