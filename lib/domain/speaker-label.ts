/** How the speaker of a transcript is shown. */
import type { SpeakerLabel } from '../text/transcript/types.ts';
import { bareWords } from './bare-words.ts';

/** "A (MARA LUND)": a label with the person behind it, where only the record's heading names them. */
export function speakerLabelText({ label, name }: SpeakerLabel): string {
  if (label === '') return 'somebody who is not named';
  return name && !bareWords(label).includes(bareWords(name)) ? `${label} (${name})` : label;
}
