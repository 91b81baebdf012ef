import { redirect } from 'next/navigation';
import { requireActor } from '@/lib/auth/require-actor.ts';
import { firstPageOf } from '@/lib/domain/first-page.ts';

/** Stet opens on what somebody's role begins the day with; anyone signed out is redirected to sign in. */
export default async function Home(): Promise<never> {
  redirect(firstPageOf((await requireActor()).role));
}
