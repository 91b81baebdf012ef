/** The keys of the workbench, as the list shows them. */
export const KEYS: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ['J'], does: 'Next item' },
  { keys: ['K'], does: 'Previous item' },
  { keys: ['V'], does: 'Set verified' },
  { keys: ['P'], does: 'Set pending' },
  { keys: ['D'], does: 'Set disputed' },
  { keys: ['S'], does: 'Add a source' },
  { keys: ['N'], does: 'Write a note' },
  { keys: ['E'], does: 'Change kind or speaker' },
  { keys: ['M'], does: 'Pick for merging' },
  { keys: ['X'], does: 'Cut the item' },
  { keys: ['U'], does: 'Undo the last change' },
  { keys: ['C'], does: 'Contact log' },
  { keys: ['/'], does: 'Search items' },
  { keys: ['?'], does: 'This list' },
  { keys: ['Shift', '→'], does: 'Select words in the story' },
  { keys: ['Esc'], does: 'Close, or leave a field' },
];
