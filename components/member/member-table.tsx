'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Dialog, DialogActions } from '@/components/ui/dialog.tsx';
import { Select } from '@/components/ui/field.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { Time } from '@/components/ui/time.tsx';
import { useAction } from '@/components/ui/use-action.ts';
import type { ActionResult } from '@/lib/domain/errors.ts';
import { ROLE_LABELS, ROLES, type Role } from '@/lib/domain/vocabulary.ts';
import type { MemberView } from '@/lib/members/queries.ts';
import type { ChangeRoleInput, MemberInput } from '@/lib/members/schema.ts';
import { LinkToHandOn } from './link-to-hand-on.tsx';

export type MemberActions = {
  changeRole: (input: ChangeRoleInput) => Promise<ActionResult<void>>;
  deactivate: (input: MemberInput) => Promise<ActionResult<void>>;
  reactivate: (input: MemberInput) => Promise<ActionResult<void>>;
  makeLink: (input: MemberInput) => Promise<ActionResult<{ link: string }>>;
};

const STATE_LABELS = { active: '', invited: 'Invited', deactivated: 'Deactivated' } as const;

export function MemberTable({
  members,
  actions,
  timeZone,
}: {
  members: MemberView[];
  actions: MemberActions;
  timeZone: string;
}) {
  return (
    <ul className="border-t">
      {members.map((member) => (
        <li key={member.id} className="border-b py-3">
          <MemberRow member={member} actions={actions} timeZone={timeZone} />
        </li>
      ))}
    </ul>
  );
}

function MemberRow({
  member,
  actions,
  timeZone,
}: {
  member: MemberView;
  actions: MemberActions;
  timeZone: string;
}) {
  const router = useRouter();
  const refresh = () => router.refresh();
  const role = useAction(actions.changeRole);
  const deactivate = useAction(actions.deactivate);
  const reactivate = useAction(actions.reactivate);
  const makeLink = useAction(actions.makeLink);
  const [link, setLink] = useState('');
  const [isAsking, setIsAsking] = useState(false);
  const which = { memberId: member.id, version: member.version };
  const isBusy = role.isBusy || deactivate.isBusy || reactivate.isBusy || makeLink.isBusy;
  const error = [role, deactivate, reactivate, makeLink].map(({ failure }) => failure?.message).find(Boolean);

  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Who member={member} timeZone={timeZone} />
        {member.isMe ? (
          <p className="text-sm text-soft">{ROLE_LABELS[member.role].name}</p>
        ) : (
          <>
            <Select
              label={`Role of ${member.name}`}
              isLabelHidden
              value={member.role}
              disabled={isBusy || member.state === 'deactivated'}
              choices={ROLES.map((value) => ({ value, words: ROLE_LABELS[value].name }))}
              onChange={(event) => role.run({ ...which, role: event.target.value as Role }, refresh)}
              className="w-36"
            />
            <Access
              state={member.state}
              isBusy={isBusy}
              onReactivate={() => reactivate.run(which, refresh)}
              onDeactivate={() => setIsAsking(true)}
              onLink={() =>
                makeLink.run(which, (made) => {
                  setLink(made.link);
                  refresh();
                })
              }
            />
          </>
        )}
      </div>
      {error && <Notice tone="error">{error}</Notice>}
      {link && <LinkToHandOn link={link} name={member.name} onClose={() => setLink('')} />}
      <DeactivateDialog
        name={member.name}
        isOpen={isAsking}
        onOpen={setIsAsking}
        onDeactivate={() => deactivate.run(which, refresh)}
      />
    </div>
  );
}

function Who({ member, timeZone }: { member: MemberView; timeZone: string }) {
  return (
    <div className="min-w-52 flex-1">
      <p className={member.state === 'deactivated' ? 'text-soft' : 'font-medium'}>
        {member.name}
        {member.isMe && <span className="text-soft"> (you)</span>}
        {STATE_LABELS[member.state] && (
          <span className="ml-2 text-xs text-soft">{STATE_LABELS[member.state]}</span>
        )}
      </p>
      <p className="text-xs text-soft">
        {member.email}
        {member.lastSeenAt && (
          <>
            {' · last here '}
            <Time iso={member.lastSeenAt} timeZone={timeZone} />
          </>
        )}
      </p>
    </div>
  );
}

/** What can be done about a member's access. */
function Access({
  state,
  isBusy,
  onLink,
  onDeactivate,
  onReactivate,
}: {
  state: MemberView['state'];
  isBusy: boolean;
  onLink: () => void;
  onDeactivate: () => void;
  onReactivate: () => void;
}) {
  if (state === 'deactivated') {
    return (
      <Button size="sm" disabled={isBusy} onClick={onReactivate}>
        Reactivate
      </Button>
    );
  }
  return (
    <>
      <Button size="sm" disabled={isBusy} onClick={onLink}>
        {state === 'invited' ? 'New invitation link' : 'Password link'}
      </Button>
      <Button size="sm" look="quiet" disabled={isBusy} onClick={onDeactivate}>
        Deactivate
      </Button>
    </>
  );
}

function DeactivateDialog({
  name,
  isOpen,
  onOpen,
  onDeactivate,
}: {
  name: string;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  onDeactivate: () => void;
}) {
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpen}
      title={`Deactivate ${name}?`}
      description="They are signed out everywhere at once and can no longer sign in. What they did stays in the record, and you can reactivate them."
    >
      <DialogActions>
        <Button onClick={() => onOpen(false)}>Keep them</Button>
        <Button
          look="danger"
          onClick={() => {
            onOpen(false);
            onDeactivate();
          }}
        >
          Deactivate
        </Button>
      </DialogActions>
    </Dialog>
  );
}
