import { redirect } from 'next/navigation';

/** Stet opens on its list of stories; anyone signed out is redirected from there to sign in. */
export default function Home(): never {
  redirect('/stories');
}
