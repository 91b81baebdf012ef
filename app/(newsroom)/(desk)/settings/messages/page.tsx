import type { Metadata } from 'next';
import Link from 'next/link';
import { Channel } from '@/components/messages/channel.tsx';
import { NewChannel } from '@/components/messages/new-channel.tsx';
import { PageHead } from '@/components/ui/page-head.tsx';
import { requireAbility } from '@/lib/auth/page-guard.ts';
import {
  addChannelAction,
  changeChannelAction,
  pauseChannelAction,
  removeChannelAction,
  sendAgainAction,
  testChannelAction,
} from '@/lib/messages/actions.ts';
import { listChannels } from '@/lib/messages/queries.ts';
import { settingsFor } from '@/lib/settings/queries.ts';

export const metadata: Metadata = { title: 'Messages' };

const ACTIONS = {
  change: changeChannelAction,
  pause: pauseChannelAction,
  remove: removeChannelAction,
  test: testChannelAction,
  sendAgain: sendAgainAction,
};

export default async function MessagesPage() {
  const actor = await requireAbility('message.setUp', '/settings/messages');
  const [channels, { timeZone }] = await Promise.all([listChannels(actor), settingsFor(actor)]);
  return (
    <>
      <PageHead title="Messages">
        What Stet tells channels of Slack, Microsoft Teams and Matrix: what happened and a link, with no
        quote, source, party or name.{' '}
        <Link href="/settings" className="text-pencil underline underline-offset-4">
          Back to the settings
        </Link>
      </PageHead>
      <div className="grid max-w-3xl gap-10">
        {channels.length > 0 && (
          <section aria-labelledby="channels" className="grid gap-6">
            <h2 id="channels" className="text-lg font-semibold">
              Channels
            </h2>
            {channels.map((channel) => (
              <Channel key={channel.id} {...{ channel, timeZone }} actions={ACTIONS} />
            ))}
          </section>
        )}
        <section aria-labelledby="new-channel">
          <h2 id="new-channel" className="mb-4 text-lg font-semibold">
            Add a channel
          </h2>
          <NewChannel add={addChannelAction} />
        </section>
      </div>
    </>
  );
}
