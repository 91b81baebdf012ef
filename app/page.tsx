import { redirect } from 'next/navigation';

/** The desk begins with its stories; whoever is signed out is sent to sign in from there. */
export default function Home(): never {
  redirect('/stories');
}
