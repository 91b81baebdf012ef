/**
 * At least one payload of each act, as the version before payloads had a version wrote it, and as it is written now;
 * the lines were made by that earlier version. They are never regenerated.
 */
import type { AuditAct, AuditPayloads } from './payloads.ts';
import type { StoredPayload } from './stored-payload.ts';

/** What was written for one act before payloads had a version, what is written for it now, and the line of both. */
export type Row = {
  act: AuditAct;
  /** Null for an act that did not exist then. */
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

/** For an act whose payload is unchanged. */
export function same<Act extends AuditAct>(act: Act, now: AuditPayloads[Act] & StoredPayload, line: string) {
  return row(act, now, now, line);
}

/** For an act that has existed only since payloads have had a version. */
export function later<Act extends AuditAct>(act: Act, now: AuditPayloads[Act], line: string): Row {
  return { act, earlier: null, now, line };
}

/** For an act with nothing to say. */
export const bare = (act: AuditAct, line: string): Row => ({ act, earlier: {}, now: null, line });
