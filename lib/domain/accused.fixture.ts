import { extract } from '../text/extract.ts';
import { type AskedParty, partiesNotAsked } from './allegations.ts';

/**
 * Whom a story accuses, read by the engine and put to the rule as the contact log does.
 * @param asked whom the log shows to have been asked
 * @param silent the parties that the story says were asked; those that the engine finds unless said otherwise
 */
export function accusedIn(story: string, asked: AskedParty[] = [], silent?: string[]): string[] {
  const { items } = extract(story, { language: 'en' });
  const rows = items.map(({ kind, spans, speaker, cue }, i) => ({
    id: `${i}`,
    kind,
    exact: spans.map(({ start, end }) => story.slice(start, end)).join(' … '),
    speaker: speaker?.name ?? null,
    cue: cue?.text ?? null,
  }));
  const named = silent ?? items.flatMap(({ parties }) => parties.map(({ text }) => text));
  return partiesNotAsked(rows, asked, named).map(({ party }) => party);
}
