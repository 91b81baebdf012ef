import { redirect } from 'next/navigation';
import { signedIn } from '../../../../lib/auth/require-actor.ts';
import { oneQuery } from '../../one-query.ts';
import { paragraphs } from '../../paragraphs.ts';

export const dynamic = 'force-dynamic';

type Props = { searchParams: Promise<{ characters?: string }> };

/** What any page with a session must do: who is it, one query, and as much HTML as the page that it is held against. */
export default async function SignedInPage({ searchParams }: Props) {
  const who = await signedIn();
  if (!who) redirect('/sign-in');
  const headlines = await oneQuery();
  return (
    <main>
      <h1>{who.actor.name}</h1>
      <p>{headlines.length} stories</p>
      {paragraphs(Number((await searchParams).characters)).map((words, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they never move
        <p key={i}>{words}</p>
      ))}
    </main>
  );
}
