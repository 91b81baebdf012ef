/** What others did while somebody was away, in a few words: "4 verdicts, 1 revision". */

const KINDS = {
  verdicts: ['verdict', 'verdicts'],
  lapses: ['lapsed verdict', 'lapsed verdicts'],
  revisions: ['revision', 'revisions'],
  signOffs: ['sign-off', 'sign-offs'],
  notes: ['note', 'notes'],
  sources: ['change of sources', 'changes of sources'],
  contacts: ['contact', 'contacts'],
  items: ['change of items', 'changes of items'],
  others: ['other change', 'other changes'],
} as const;

type ChangeKind = keyof typeof KINDS;
export type ChangeCount = { kind: ChangeKind; count: number };

/** What an act of the record is counted as. */
function kindOf(action: string): ChangeKind {
  if (action === 'item.recordVerdict') return 'verdicts';
  if (action === 'item.lapse') return 'lapses';
  if (/^thread\.(open|reply)$|^(item\.addNote|note\.edit)$/.test(action)) return 'notes';
  if (action === 'story.revise') return 'revisions';
  if (action === 'story.signOff') return 'signOffs';
  if (/^(evidence|source|proposal)\.|^item\.(checkQuote|setOriginal)$|^story\.checkQuotes$/.test(action))
    return 'sources';
  if (/^(contact|party)\./.test(action)) return 'contacts';
  return action.startsWith('item.') ? 'items' : 'others';
}

/** How many of each kind, in the order of what weighs most; kinds that did not occur are left out. */
export function countChanges(acts: readonly { action: string; count: number }[]): ChangeCount[] {
  return (Object.keys(KINDS) as ChangeKind[]).flatMap((kind) => {
    const count = acts
      .filter(({ action }) => kindOf(action) === kind)
      .reduce((sum, one) => sum + one.count, 0);
    return count > 0 ? [{ kind, count }] : [];
  });
}

/** "4 verdicts, 1 revision". */
export function changesInWords(counts: readonly ChangeCount[]): string {
  return counts.map(({ kind, count }) => `${count} ${KINDS[kind][count === 1 ? 0 : 1]}`).join(', ');
}
