import { z } from 'zod';
import { optionalLink, text, version } from '../domain/fields.ts';

export const changeSettingsSchema = z.object({
  version,
  name: text('Give the newsroom a name: it stands on every report.', 120),
  timeZone: z.string().refine(isTimeZone, { message: 'Choose a time zone, such as Europe/Kyiv.' }),
  secondPersonRule: z.boolean(),
  evidenceRule: z.boolean(),
  listeningRule: z.boolean(),
  clipsInReports: z.boolean(),
  originsForClaims: z.int().min(1).max(5),
  mailHeadlines: z.boolean(),
  digestHour: z.int().min(0).max(23),
  digestDays: z.enum(['EVERY_DAY', 'WEEKDAYS']),
  internetArchive: z.boolean(),
  factCheckingPolicy: optionalLink,
  correctionsPolicy: optionalLink,
  unnamedSourcesPolicy: optionalLink,
});

export type ChangeSettingsInput = z.input<typeof changeSettingsSchema>;

function isTimeZone(zone: string): boolean {
  try {
    return zone !== '' && Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}
