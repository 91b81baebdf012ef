/** Events about the things that most acts are about. */
import { eventOfSource } from '../domain/audit/event.ts';

/** Of a source. Of a confidential one the title is its label: the record never says what was read, nor who it is. */
export const sourceEvent = eventOfSource;
