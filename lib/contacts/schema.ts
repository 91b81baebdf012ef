import { z } from 'zod';
import { id, moment, optionalMoment, optionalText, text, version } from '../domain/fields.ts';
import { CONTACT_OUTCOMES } from '../domain/vocabulary.ts';

export const CHANNELS = [
  'e-mail',
  'telephone',
  'in person',
  'message',
  'letter',
  'web form',
  'spokesperson',
] as const;

const outcome = {
  outcome: z.enum(CONTACT_OUTCOMES),
  answer: optionalText(5000),
  answeredAt: optionalMoment,
  reason: optionalText(500),
};

export const logContactSchema = z.object({
  storyId: id,
  partyName: text('Name the party that was asked.', 200),
  channel: text('Say how they were asked.', 60),
  person: optionalText(200),
  asked: optionalText(5000),
  sentAt: moment,
  deadline: optionalMoment,
  itemIds: z.array(id).max(300).default([]),
  ...outcome,
});

export const recordOutcomeSchema = z.object({ storyId: id, attemptId: id, version, ...outcome });

export type LogContactInput = z.input<typeof logContactSchema>;
export type RecordOutcomeInput = z.input<typeof recordOutcomeSchema>;
