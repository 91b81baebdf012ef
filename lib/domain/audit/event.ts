/** Events of the record: what one is, the line that people read for it, and how it is chained to the one before. */
import { earlierLine } from './earlier-payloads.ts';
import { type AuditAct, type AuditPayloads, PAYLOAD_VERSION } from './payloads.ts';
import { SENTENCES } from './sentences.ts';
import type { StoredPayload } from './stored-payload.ts';

export type AuditSubject = {
  type:
    | 'member'
    | 'story'
    | 'item'
    | 'thread'
    | 'proposal'
    | 'source'
    | 'contact'
    | 'party'
    | 'report'
    | 'newsroom'
    | 'messageChannel'
    | 'draft'
    | 'table'
    | 'edition'
    | 'binder';
  id: string;
};

/** An event to be recorded: an act with the payload belonging to it. */
export type AuditEventInput = {
  [Act in AuditAct]: { act: Act; subject: AuditSubject; storyId?: string } & (AuditPayloads[Act] extends null
    ? { payload?: undefined }
    : { payload: AuditPayloads[Act] });
}[AuditAct];

/**
 * What is said of an act beyond what its area says of all its acts (`Given`): nothing where there is no more to say.
 */
export type AuditDetails<Act extends AuditAct, Given extends string = never> = AuditPayloads[Act] extends null
  ? []
  : Record<never, never> extends Omit<AuditPayloads[Act], Given>
    ? [details?: Omit<AuditPayloads[Act], Given>]
    : [details: Omit<AuditPayloads[Act], Given>];

/**
 * For the functions that make an area's events: their own types ensure that the payload belongs to the act
 * (`AuditDetails`), and so does the schema when it is recorded.
 */
export function auditEvent(
  act: AuditAct,
  subject: AuditSubject,
  payload: object | undefined,
  storyId?: string,
): AuditEventInput {
  const event = { act, subject, ...(storyId && { storyId }), ...(payload && { payload }) };
  return event as AuditEventInput;
}

/** The event of an act on an item, listed under its story. */
export function itemEvent<Act extends Extract<AuditAct, `item.${string}` | `evidence.${string}`>>(
  act: Act,
  row: { id: string; storyId: string },
  ...[details]: AuditDetails<Act>
): AuditEventInput {
  return auditEvent(act, { type: 'item', id: row.id }, details, row.storyId);
}

/**
 * The event of an act on a source, under its title. For a confidential one the title is its label: the record never
 * says what was read, nor who the source is.
 */
export function sourceEvent<Act extends Extract<AuditAct, `source.${string}`>>(
  act: Act,
  source: { id: string; title: string },
  ...[details]: AuditDetails<Act, 'title'>
): AuditEventInput {
  return auditEvent(act, { type: 'source', id: source.id }, { title: source.title, ...details });
}

/**
 * The history line of an event, for people: past-tense words that follow the name of the person who did it.
 * @param stored the payload as parsed from its text, of any version.
 * @returns the act itself where a later version of Stet wrote the event, or something that is not Stet.
 */
export function auditSentence(act: string, stored: StoredPayload): string {
  if (stored.v === undefined) return earlierLine(act, stored);
  if (stored.v !== PAYLOAD_VERSION || !Object.hasOwn(SENTENCES, act)) return act;
  // What the schemas admit has exactly this shape (lib/audit/payloads.ts).
  const sentence = SENTENCES[act as AuditAct] as (payload: StoredPayload) => string;
  try {
    return sentence(stored);
  } catch {
    // Changed outside the application, which `audit:verify` reports: one unreadable line must not hide the others.
    return act;
  }
}

/** The first link of the chain. */
export const CHAIN_START = '0'.repeat(64);

/**
 * The exact text whose SHA-256 is the event's hash. Fields in a fixed order, so that anyone who has the row can work
 * the hash out again; `payload` is the stored canonical JSON text, not parsed.
 */
export function chainedText(event: {
  seq: bigint;
  at: Date;
  actorId: string | null;
  actorName: string;
  action: string;
  subjectType: string;
  subjectId: string;
  storyId: string | null;
  payload: string;
  previous: string;
}): string {
  return JSON.stringify([
    event.seq.toString(),
    event.at.toISOString(),
    event.actorId,
    event.actorName,
    event.action,
    event.subjectType,
    event.subjectId,
    event.storyId,
    event.payload,
    event.previous,
  ]);
}
