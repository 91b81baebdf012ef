import { DeskFrame } from '@/app/desk-frame.tsx';
import { MailState } from '@/components/settings/mail-state.tsx';
import { SettingsForm } from '@/components/settings/settings-form.tsx';
import { Link } from '@/components/ui/link.tsx';
import { PageHead } from '@/components/ui/page-head.tsx';
import { requireAbility } from '@/lib/auth/page-guard.ts';
import { sendTestMailAction } from '@/lib/mail/actions.ts';
import { mailState } from '@/lib/mail/queries.ts';
import { changeSettingsAction } from '@/lib/settings/actions.ts';
import { settingsFor } from '@/lib/settings/queries.ts';

export default async function SettingsPage() {
  const actor = await requireAbility('settings.change', '/settings');
  const [settings, mail] = await Promise.all([settingsFor(actor), mailState(actor)]);
  const zones = new Set(['UTC', settings.timeZone, ...Intl.supportedValuesOf('timeZone')]);
  return (
    <DeskFrame title="Settings">
      <PageHead title="Settings">
        What holds for the whole newsroom. Every change goes into the record. What Stet does by itself is
        under{' '}
        <Link href="/settings/jobs" className="text-pencil underline underline-offset-4">
          Jobs
        </Link>
        , what it tells Slack, Teams and Matrix under{' '}
        <Link href="/settings/messages" className="text-pencil underline underline-offset-4">
          Messages
        </Link>
        .
      </PageHead>
      <SettingsForm settings={settings} timeZones={[...zones].sort()} action={changeSettingsAction} />
      <MailState state={mail} timeZone={settings.timeZone} sendTest={sendTestMailAction} />
    </DeskFrame>
  );
}
