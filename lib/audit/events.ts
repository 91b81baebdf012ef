/** Events about the things that most acts are about. */
import type { AuditEventInput } from '../domain/audit-events.ts';

/** Of a source. Of a confidential one the title is its label: the record never says what was read, nor who it is. */
export function sourceEvent(
  act: AuditEventInput['act'],
  source: { id: string; title: string },
  payload: AuditEventInput['payload'] = {},
): AuditEventInput {
  return { act, subject: { type: 'source', id: source.id }, payload: { title: source.title, ...payload } };
}
