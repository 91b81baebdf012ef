import { DeskFrame } from '@/app/desk-frame.tsx';
import { NewSource } from '@/components/source/new-source.tsx';
import { Link } from '@/components/ui/link.tsx';
import { PageHead } from '@/components/ui/page-head.tsx';
import { requireAbility } from '@/lib/auth/page-guard.ts';
import { settingsFor } from '@/lib/settings/queries.ts';
import { ownCapture } from '@/lib/sources/capture-queries.ts';

export default async function NewSourcePage() {
  const actor = await requireAbility('source.register', '/sources/new');
  const [{ timeZone }, capture] = await Promise.all([settingsFor(actor), ownCapture(actor)]);
  return (
    <DeskFrame title="New source">
      <nav aria-label="Breadcrumb" className="mb-2 text-sm">
        <Link href="/sources" className="text-pencil underline-offset-4 hover:underline">
          Sources
        </Link>
      </nav>
      <PageHead title="New source">Where something can be checked: by you today, by anybody later.</PageHead>
      <NewSource timeZone={timeZone} memberId={actor.id} capture={capture} />
    </DeskFrame>
  );
}
