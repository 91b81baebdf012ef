'use client';
import type { ActionResult } from '@/lib/domain/errors.ts';
import type { AddChannelInput } from '@/lib/messages/schema.ts';
import { ChannelForm } from './channel-form.tsx';

export function NewChannel({ add }: { add: (input: AddChannelInput) => Promise<ActionResult<void>> }) {
  return <ChannelForm send={(channel, choices) => add({ channel, ...choices })} />;
}
