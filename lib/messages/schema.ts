import { z } from 'zod';
import { id, text, version } from '../domain/fields.ts';
import { CARD_SHAPES, HEADLINE_CHOICES, MESSAGE_CHANNELS, MESSAGE_KINDS } from '../domain/messages.ts';

const name = text('Give the channel a name, such as “#checks”.', 80);
const about = z
  .array(z.enum(MESSAGE_KINDS))
  .min(1, 'Choose what the channel is told of.')
  .max(MESSAGE_KINDS.length);
const secret = z.string().trim().max(2_000, 'At most 2000 characters.');

const choices = {
  name,
  about,
  headline: z.enum(HEADLINE_CHOICES),
  shape: z.enum(CARD_SHAPES),
  /** Empty in a change: it stays. For Matrix the homeserver. */
  address: secret,
  /** Matrix alone. */
  room: secret,
  token: secret,
};

export const addChannelSchema = z.strictObject({ channel: z.enum(MESSAGE_CHANNELS), ...choices });
export const changeChannelSchema = z.strictObject({ channelId: id, version, ...choices });
export const channelSchema = z.strictObject({ channelId: id, version });
export const pauseChannelSchema = z.strictObject({ channelId: id, version, isPaused: z.boolean() });
export const testChannelSchema = z.strictObject({ channelId: id });
export const sendAgainSchema = z.strictObject({ channelId: id, deliveryId: id });

export type AddChannelInput = z.input<typeof addChannelSchema>;
export type ChangeChannelInput = z.input<typeof changeChannelSchema>;
export type ChannelInput = z.input<typeof channelSchema>;
export type PauseChannelInput = z.input<typeof pauseChannelSchema>;
export type TestChannelInput = z.input<typeof testChannelSchema>;
export type SendAgainInput = z.input<typeof sendAgainSchema>;
