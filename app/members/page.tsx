import { DeskFrame } from '@/app/desk-frame.tsx';
import { LiveList } from '@/components/live/live-list.tsx';
import { InviteForm } from '@/components/member/invite-form.tsx';
import { MemberTable } from '@/components/member/member-table.tsx';
import { SecurityList } from '@/components/member/security-list.tsx';
import { PageHead } from '@/components/ui/page-head.tsx';
import { requireAbility } from '@/lib/auth/page-guard.ts';
import {
  changeRoleAction,
  deactivateMemberAction,
  inviteMemberAction,
  makePasswordLinkAction,
  reactivateMemberAction,
} from '@/lib/members/actions.ts';
import { listMembers } from '@/lib/members/queries.ts';
import { listSecurityEvents } from '@/lib/members/security-queries.ts';
import { settingsFor } from '@/lib/settings/queries.ts';

export default async function MembersPage() {
  const actor = await requireAbility('member.read', '/members');
  const [members, security, { timeZone }] = await Promise.all([
    listMembers(actor),
    listSecurityEvents(actor),
    settingsFor(actor),
  ]);
  return (
    <DeskFrame title="Members">
      <LiveList memberId={actor.id} of="sources" />
      <PageHead title="Members">
        Who works here, and what each may do. A new role holds from the next click on.
      </PageHead>
      <section aria-label="Invite somebody" className="mb-8">
        <InviteForm action={inviteMemberAction} />
      </section>
      <MemberTable
        members={members}
        timeZone={timeZone}
        actions={{
          changeRole: changeRoleAction,
          deactivate: deactivateMemberAction,
          reactivate: reactivateMemberAction,
          makeLink: makePasswordLinkAction,
        }}
      />
      <section aria-labelledby="security-log" className="mt-10">
        <h2 id="security-log" className="text-base font-semibold">
          Security log
        </h2>
        <p className="mb-3 text-sm text-soft">
          What failed or was refused at signing in and at passwords: the latest hundred lines of ninety days.
        </p>
        <SecurityList lines={security} timeZone={timeZone} />
      </section>
    </DeskFrame>
  );
}
