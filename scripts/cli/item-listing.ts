/**
 * The items of a story as a person reads them in a terminal.
 */
import { OUTCOME_LABELS } from '../../lib/domain/contact-outcomes.ts';
import { meaningLabel } from '../../lib/domain/force.ts';
import { KIND_LABELS } from '../../lib/domain/item-kinds.ts';
import { statementOf, statementText } from '../../lib/domain/statement.ts';
import type { Extraction, FoundItem, ItemKind } from '../../lib/text/engine.ts';

/** "direct quote" */
const kindInLine = (kind: ItemKind): string => KIND_LABELS[kind].toLowerCase();

function heading(item: FoundItem): string {
  if (item.kind === 'NON_RESPONSE') {
    const parties = item.parties.map((party) => party.name).join(', ');
    return `${parties || 'nobody named'}: ${item.outcome ? OUTCOME_LABELS[item.outcome].toLowerCase() : 'no comment'}`;
  }
  if (!item.speaker) return '';
  return item.speaker.name === item.speaker.text
    ? item.speaker.name
    : `${item.speaker.name} (“${item.speaker.text}”)`;
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/** The listing: kind, speaker, the words with their cue, and why it was found. */
export function itemListing(text: string, { items, language, support }: Extraction): string {
  const lines: string[] = [];
  for (const item of items) {
    const words = oneLine(statementText(statementOf(text, '', item)));
    const place = `line ${lineOf(text, item.spans[0]?.start ?? 0)}`;
    const sure = item.confidence < 0.5 ? ', low confidence' : '';
    lines.push(
      [kindInLine(item.kind), meaningLabel(item), heading(item), `${place}${sure}`]
        .filter((part) => part !== '')
        .join(' · '),
    );
    lines.push(`    ${words}`);
    const reasons = item.reasons.map((reason) => reason.detail).filter((detail) => detail !== '');
    if (reasons.length > 0) lines.push(`    found by: ${reasons.join('; ')}`);
    lines.push('');
  }
  const counts = new Map<string, number>();
  for (const item of items) counts.set(kindInLine(item.kind), (counts.get(kindInLine(item.kind)) ?? 0) + 1);
  const summary = [...counts].map(([kind, count]) => `${count} ${kind}${count === 1 ? '' : 's'}`).join(', ');
  const depth =
    support === 'full'
      ? ''
      : support === 'quotes'
        ? ' (quotes and cue verbs only)'
        : ' (quotation marks only)';
  lines.push(`${items.length === 0 ? 'No items' : summary}. Read as ${language}${depth}.`);
  return `${lines.join('\n')}\n`;
}
