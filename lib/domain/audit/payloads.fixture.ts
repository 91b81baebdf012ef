/**
 * One payload and more of each act, as the version before payloads had a version wrote it, and as it is written now; the
 * lines were made by that version. They are never made anew.
 */
import type { AuditAct, AuditPayloads } from './payloads.ts';
import type { StoredPayload } from './stored-payload.ts';

/** What was written of one act before payloads had a version, what is written of it now, and the line of both. */
export type Row = {
  act: AuditAct;
  /** Null for an act that there was none of then. */
  earlier: StoredPayload | null;
  now: AuditPayloads[AuditAct];
  line: string;
};

export const ID = '01a22015-9e40-77ee-8d66-45d8a5a308e9';
export const OTHER = '01a22015-a41e-76ca-b10d-521486ef5643';
export const SHA = '5746732290d04f499dbcb457f1cdb67e5746732290d04f499dbcb457f1cdb67e';

export function row<Act extends AuditAct>(
  act: Act,
  earlier: StoredPayload,
  now: AuditPayloads[Act],
  line: string,
): Row {
  return { act, earlier, now, line };
}

/** Of an act whose payload holds what it held. */
export function same<Act extends AuditAct>(act: Act, now: AuditPayloads[Act] & StoredPayload, line: string) {
  return row(act, now, now, line);
}

/** Of an act that there is only since payloads have a version. */
export function later<Act extends AuditAct>(act: Act, now: AuditPayloads[Act], line: string): Row {
  return { act, earlier: null, now, line };
}

/** Of an act without anything to say. */
export const bare = (act: AuditAct, line: string): Row => ({ act, earlier: {}, now: null, line });
