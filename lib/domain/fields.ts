/** The kinds of field that forms share. Postgres refuses NUL and replaces lone surrogates, so both are refused here. */
import { z } from 'zod';
import { missing } from './errors.ts';

/** A string that Postgres stores exactly as it is. */
const storable = z.string().refine((s) => !s.includes('\0') && s.isWellFormed(), {
  message: 'This text has characters that cannot be kept.',
});

export const id = z.uuid('This is not an id.');
export const version = z.int().min(1);

/** Text that must not be empty, trimmed; `empty` is the message if it is. */
export function text(empty: string, max: number) {
  return storable.pipe(z.string().trim().min(1, empty).max(max, `At most ${max} characters.`));
}

/** Text that may be empty, trimmed. */
export function optionalText(max: number) {
  return storable.pipe(z.string().trim().max(max, `At most ${max} characters.`)).default('');
}

/** A web address, or nothing. Only http and https: anything else could run in a reader's page. */
export const optionalLink = storable
  .pipe(z.string().trim().max(2000, 'At most 2000 characters.'))
  .refine((s) => s === '' || isWebAddress(s), { message: 'Give a full web address, beginning with https://' })
  .default('');

function isWebAddress(s: string): boolean {
  const url = URL.parse(s);
  return (
    url !== null && (url.protocol === 'https:' || url.protocol === 'http:') && !url.username && !url.password
  );
}

/** A moment as an ISO string with its offset, or nothing. */
export const optionalMoment = z
  .union([z.literal(''), z.iso.datetime({ offset: true, message: 'Give a date and a time.' })])
  .nullable()
  .default(null)
  .transform((s) => (s ? new Date(s) : null));

export const moment = z.iso
  .datetime({ offset: true, message: 'Give a date and a time.' })
  .transform((s) => new Date(s));

export const emailAddress = storable.pipe(
  z.string().trim().toLowerCase().max(254).pipe(z.email('This is not an e-mail address.')),
);

/** An id from a URL; one that cannot be an id identifies nothing, so it is missing like any other. */
export function idOf(given: string, what: string): string {
  const parsed = id.safeParse(given);
  if (!parsed.success) throw missing(what);
  return parsed.data;
}
