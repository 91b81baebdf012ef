/**
 * The schema of what the record keeps of each act, so that neither sentences nor mistakes get into a record that may
 * never change: a code is one of its list, an id an id, a figure a figure; only what is declared `value` here is words,
 * and those are other people's: a name, a title, what a person typed or what a story says.
 */
import { z } from 'zod';
import { FILE_PROBLEMS, LAPSE_CAUSES, STORY_DETAILS } from '../domain/audit/codes.ts';
import type { AuditEventInput } from '../domain/audit/event.ts';
import { type AuditAct, type AuditPayloads, PAYLOAD_VERSION } from '../domain/audit/payloads.ts';
import { AUTHORSHIPS } from '../domain/authors.ts';
import { CUTS } from '../domain/clips.ts';
import { CONTACT_OUTCOMES } from '../domain/contact-outcomes.ts';
import { PARTY_KINDS } from '../domain/party.ts';
import { RECOGNISERS } from '../domain/recognised.ts';
import { TABLE_FORMAT_NAMES, TABLE_NAMES } from '../domain/tables.ts';
import { TERMS } from '../domain/terms.ts';
import { ROLES } from '../domain/vocabulary.ts';
import { WORD_DRAFT_KINDS } from '../domain/word-drafts.ts';
import {
  archivedAddress,
  aside,
  code,
  count,
  evidence,
  id,
  ids,
  moment,
  named,
  nothing,
  ofChannel,
  ofNote,
  ofStory,
  ofWords,
  onThread,
  sha256,
  titled,
  value,
} from './payload-values.ts';
import { PAYLOADS_OF_ITEMS } from './payloads-of-items.ts';

export const AUDIT_PAYLOADS: { readonly [Act in AuditAct]: z.ZodType<AuditPayloads[Act]> } = {
  'member.invite': named.extend({ role: z.enum(ROLES) }),
  'member.changeRole': named.extend({ from: z.enum(ROLES), to: z.enum(ROLES) }),
  'member.deactivate': named,
  'member.reactivate': named,
  'member.makePasswordLink': named.extend({ named: count.optional() }),
  'member.setPassword': nothing,
  'member.setPasswordByLink': z.strictObject({ by: value.nullable(), closed: count.optional() }),
  'member.proveEarlierPassword': z.strictObject({ closed: count }),
  'member.changeAccount': named.extend({ nameBefore: value, emailBefore: value, email: value }),
  'member.signIn': nothing,
  'member.signOut': nothing,
  'member.makeCalendar': z.strictObject({ headlines: z.boolean() }),
  'member.revokeCalendar': nothing,
  'member.makeStoryToken': z.strictObject({ token: id, name: value }),
  'member.revokeStoryToken': z.strictObject({ token: id, name: value }),
  'job.runAgain': z.strictObject({ job: code, number: count }),
  'settings.change': z.strictObject({
    name: value.optional(),
    timeZone: value.optional(),
    secondPersonRule: z.boolean().optional(),
    evidenceRule: z.boolean().optional(),
    listeningRule: z.boolean().optional(),
    clipsInReports: z.boolean().optional(),
    originsForClaims: count.optional(),
    mailHeadlines: z.boolean().optional(),
    digestHour: count.optional(),
    digestDays: code.optional(),
    internetArchive: z.boolean().optional(),
    ...{ factCheckingPolicy: value.optional(), correctionsPolicy: value.optional() },
    unnamedSourcesPolicy: value.optional(),
  }),
  'mail.sendTest': z.strictObject({ outcome: code }),
  'message.addChannel': ofChannel,
  'message.changeChannel': ofChannel,
  'message.pauseChannel': ofChannel.extend({ outcome: code.optional() }),
  'message.resumeChannel': ofChannel,
  'message.removeChannel': ofChannel,
  'message.testChannel': ofChannel.extend({ outcome: code }),
  'message.sendAgain': ofChannel,
  'story.bringIn': z.strictObject({
    headline: value,
    words: count,
    items: count,
    sha256,
    format: code,
    authors: z.array(z.strictObject({ memberId: id, how: z.enum(AUTHORSHIPS) })),
    token: id.optional(),
  }),
  'story.change': z.strictObject({ changed: z.array(z.enum(STORY_DETAILS)) }),
  'story.revise': z.strictObject({
    number: count,
    sha256,
    unchanged: count,
    changed: count,
    gone: count,
    found: count,
    confirmed: count,
  }),
  'story.checkQuotes': titled.extend({
    count,
    verbatim: count,
    trimmed: count,
    misattributed: count,
    altered: count,
    not_found: count,
  }),
  'story.archive': nothing,
  'story.takeBinder': z.strictObject({
    as: z.enum(['ZIP', 'PDF', 'CALL_SHEETS']),
    ...{ items: count, files: count, leftOut: count },
    ...{ threads: z.literal(true).optional(), ...ofStory },
  }),
  'story.unarchive': nothing,
  'story.assign': named.extend({ due: moment.optional() }),
  'story.unassign': named,
  'story.setAside': z.strictObject({ words: value }),
  'story.putBack': z.strictObject({ words: value }),
  'story.setAsideAll': aside,
  'story.putBackAll': aside,
  ...PAYLOADS_OF_ITEMS,
  'thread.open': onThread.extend({ note: id, mentioned: ids }),
  'thread.reply': onThread.extend({ note: id, mentioned: ids, reopened: z.boolean() }),
  'thread.resolve': onThread,
  'thread.reopen': onThread,
  'note.edit': onThread.extend({ note: id, mentioned: ids }),
  'source.add': titled,
  'source.change': titled.extend({
    termsBefore: z.enum(TERMS).optional(),
    terms: z.enum(TERMS).optional(),
    termsTextBefore: value.optional(),
    termsText: value.optional(),
  }),
  'source.addFile': titled.extend({ fileName: value, mediaType: code, size: count, sha256 }),
  'source.keepClip': titled.extend({
    ...{ fileName: value, mediaType: code, size: count, sha256, ofSha256: sha256, cut: z.enum(CUTS) },
    ...{ fromMs: count.optional(), toMs: count.optional() },
  }),
  'source.offerClip': titled.extend({ sha256, ofSha256: sha256, fromMs: count, toMs: count }),
  'source.endClipOffer': titled.extend({ sha256 }),
  'source.removeFile': titled.extend({ fileName: value }),
  'source.restoreFile': titled.extend({ fileName: value }),
  'source.fileFault': titled.extend({ fileId: id, sha256, problem: z.enum(FILE_PROBLEMS) }),
  'source.capture': titled.extend({ url: value }),
  'source.askArchive': titled.extend({ url: value }),
  'source.archive': titled.extend({ url: value, address: archivedAddress }),
  'source.setText': titled.extend({
    words: count,
    sha256,
    number: count,
    recogniser: z.enum(RECOGNISERS).optional(),
  }),
  'source.readWords': ofWords,
  'source.alignText': ofWords.extend({ aligned: count, words: count }),
  'source.restoreText': titled.extend({ number: count, restores: count, sha256 }),
  'source.removeText': titled,
  'source.merge': titled.extend({
    duplicate: value,
    moved: z.strictObject({ evidence: ids, files: ids, attempts: ids, checks: ids, hasText: z.boolean() }),
  }),
  'source.unmerge': titled.extend({ duplicate: value }),
  'source.makeConfidential': titled,
  'source.askLift': titled.extend({ reason: value }),
  'source.withdrawLift': titled,
  'source.lift': titled.extend({ askedBy: value }),
  'source.readIdentity': titled,
  'source.openFile': titled,
  'source.openText': titled,
  'source.changeIdentity': titled,
  'source.addReader': titled.extend({ name: value }),
  'source.confirmReader': titled.extend({ name: value }),
  'source.removeReader': titled.extend({ name: value }),
  'evidence.add': evidence,
  'evidence.change': evidence,
  'evidence.remove': titled,
  'evidence.restore': titled,
  'proposal.accept': ofNote.extend({ title: value, source: id, items: count }),
  'proposal.dismiss': ofNote,
  'proposal.reopen': ofNote,
  'contact.log': z.strictObject({ party: value, channel: value, outcome: z.enum(CONTACT_OUTCOMES) }),
  'contact.recordOutcome': z.strictObject({
    party: value,
    outcome: z.enum(CONTACT_OUTCOMES),
    answer: value,
  }),
  'contact.makeSource': titled.extend({ party: value, count }),
  'party.change': named.extend({
    nameNow: value.optional(),
    kindBefore: z.enum(PARTY_KINDS).optional(),
    kind: z.enum(PARTY_KINDS).optional(),
    aliasesBefore: z.array(value).optional(),
    aliases: z.array(value).optional(),
  }),
  'story.signOff': z.strictObject({
    revision: count,
    unverified: count,
    mismatches: count,
    fingerprint: sha256,
    openThreads: count.optional(),
  }),
  'story.withdrawSignOff': nothing,
  'story.signOffLapsed': z.discriminatedUnion('because', [
    z.strictObject({ because: z.enum(LAPSE_CAUSES) }),
    z.strictObject({ because: z.literal('PARTY_CHANGED'), party: value }),
  ]),
  'publication.hold': z.strictObject({ reason: value }),
  'publication.lift': nothing,
  'report.publish': z.strictObject({ edition: count, slug: value, sha256, mismatches: count }),
  'report.withdraw': z.strictObject({ reason: value }),
  'report.makeFiles': z.strictObject({ edition: count, rendering: count }),
  'report.makePdf': z.strictObject({
    ...{ edition: count, rendering: count },
    lacking: z.array(z.string().regex(/^U\+[0-9A-F]{4,6}$/)),
    ...{ withdrawn: z.literal(true).optional(), ...ofStory },
  }),
  'report.pdfTooLarge': z.strictObject({
    ...{ edition: count, withdrawn: z.literal(true).optional(), ...ofStory },
  }),
  'report.drawPictures': z.strictObject({
    ...{ edition: count, pictures: z.int().nonnegative() },
    lacking: z.array(z.string().regex(/^U\+[0-9A-F]{4,6}$/)),
    ...ofStory,
  }),
  'table.take': z.strictObject({
    table: z.enum(TABLE_NAMES),
    format: z.enum(TABLE_FORMAT_NAMES),
    count,
    storyId: id.optional(),
    headline: value.optional(),
  }),
  'draft.take': z.strictObject({
    kind: z.enum(WORD_DRAFT_KINDS),
    withNotes: z.boolean(),
    storyId: id,
    headline: value,
    revision: count,
    items: count,
  }),
};

/**
 * What the record keeps of an event, with the version of its shape.
 * @throws TypeError where the payload does not fit its act: a mistake in the program, to be reported before anything is
 * written.
 */
export function keptPayload({ act, payload }: AuditEventInput): Record<string, unknown> {
  const schema: z.ZodType<object | null> = AUDIT_PAYLOADS[act];
  const fit = schema.safeParse(payload ?? null);
  if (!fit.success) throw new TypeError(`The record takes no such payload of ${act}.`, { cause: fit.error });
  return { v: PAYLOAD_VERSION, ...fit.data };
}
