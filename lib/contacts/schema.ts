import { z } from 'zod';
import { CONTACT_OUTCOMES } from '../domain/contact-outcomes.ts';
import { id, moment, optionalMoment, optionalText, text, version } from '../domain/fields.ts';
import { PARTY_KINDS } from '../domain/party.ts';

/** An IANA time zone, or empty for the newsroom's. */
const optionalTimeZone = z
  .string()
  .refine((zone) => zone === '' || isTimeZone(zone), { message: 'Choose a time zone, such as Europe/Kyiv.' })
  .default('');

function isTimeZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

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
  /** The time zone that the deadline was given in. */
  timeZone: optionalTimeZone,
  /** The request that this one follows up: to the same party, on the same story. */
  followUpOfId: id.nullable().default(null),
  itemIds: z.array(id).max(300).default([]),
  ...outcome,
});

export const recordOutcomeSchema = z.object({ storyId: id, attemptId: id, version, ...outcome });

export const makeAnswerSourceSchema = z.object({ storyId: id, attemptId: id, version });

export const changePartySchema = z.object({
  /** A story whose log names the party: anyone who may keep that log may correct it. */
  storyId: id,
  partyId: id,
  version,
  name: text('Name the party.', 200),
  kind: z.enum(PARTY_KINDS),
  aliases: z
    .array(text('An alias must not be empty.', 200))
    .max(60, 'At most 60 aliases.')
    .transform((all) => [...new Map(all.map((alias) => [alias.toLowerCase(), alias])).values()]),
});

export type LogContactInput = z.input<typeof logContactSchema>;
export type RecordOutcomeInput = z.input<typeof recordOutcomeSchema>;
export type MakeAnswerSourceInput = z.input<typeof makeAnswerSourceSchema>;
export type ChangePartyInput = z.input<typeof changePartySchema>;
