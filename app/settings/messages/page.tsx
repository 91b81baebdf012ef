import { DeskFrame } from '@/app/desk-frame.tsx';
import { Channel } from '@/components/messages/channel.tsx';
import { NewChannel } from '@/components/messages/new-channel.tsx';
import { Link } from '@/components/ui/link.tsx';
import { PageHead } from '@/components/ui/page-head.tsx';
import { requireAbility } from '@/lib/auth/page-guard.ts';
import { MESSAGE_KINDS, MESSAGES } from '@/lib/domain/messages.ts';
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

const ACTIONS = {
  change: changeChannelAction,
  pause: pauseChannelAction,
  remove: removeChannelAction,
  test: testChannelAction,
  sendAgain: sendAgainAction,
};

export default async function MessagesPage() {
  const actor = await requireAbility('message.setUp', '/settings/messages');
  const now = new Date().toISOString();
  const [channels, { timeZone }] = await Promise.all([listChannels(actor), settingsFor(actor)]);
  return (
    <DeskFrame title="Messages">
      <PageHead title="Messages">
        What Stet tells channels of Slack, Microsoft Teams and Matrix: what happened and a link, with no
        quote, source, party or name.{' '}
        <Link href="/settings" className="text-pencil underline underline-offset-4">
          Back to the settings
        </Link>
      </PageHead>
      <div className="grid gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <section aria-labelledby="channels" className="min-w-0">
          <h2 id="channels" className="mb-3 text-lg font-semibold">
            Channels
          </h2>
          {channels.map((channel) => (
            <Channel key={channel.id} {...{ channel, timeZone, now }} actions={ACTIONS} />
          ))}
          {channels.length === 0 && <NoneYet />}
        </section>
        <section aria-labelledby="new-channel">
          <h2 id="new-channel" className="mb-3 text-lg font-semibold">
            Add a channel
          </h2>
          <NewChannel add={addChannelAction} />
        </section>
      </div>
    </DeskFrame>
  );
}

/** What a channel would be told, word for word. */
function NoneYet() {
  return (
    <div className="border-t pt-4">
      <p className="text-soft">
        None yet. A channel is told what you choose, as it happens, in these words and with a link:
      </p>
      <ul className="mt-3">
        {MESSAGE_KINDS.map((kind) => (
          <li key={kind} className="border-t border-rule/60 py-2 font-serif text-lg">
            {MESSAGES[kind].words}
          </li>
        ))}
      </ul>
    </div>
  );
}
