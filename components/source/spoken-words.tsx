import { speakerLabelText } from '@/lib/domain/speaker-label.ts';
import type { TextView } from '@/lib/evidence/view.ts';
import { stretchesOf } from '@/lib/text/transcript/spoken-lines.ts';
import { SpeakerName } from './cue-list.tsx';

/** The words of a record of speech, turn by turn: the speaker above, and on numbered pages where each turn begins. */
export function SpokenWords({ text }: { text: TextView }) {
  const turns = text.turns.map(([start, end, label, name]) => ({ start, end, label, ...(name && { name }) }));
  return (
    <section
      aria-label="Words of the source"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
      tabIndex={0}
      className="max-h-[26rem] overflow-y-auto border-y py-3"
    >
      {stretchesOf(text.text, turns).map((stretch) => {
        const { start, end, label } = stretch;
        const words = text.text.slice(start, end).trim();
        // What nobody says has no line in the record, or gives its own place.
        const place = label === null ? null : placeLabel(text, start);
        return (
          <div key={start} className="mb-3 grid gap-x-4 last:mb-0 sm:grid-cols-[minmax(0,1fr)_auto]">
            <div className="min-w-0">
              {typeof label === 'string' && (
                <SpeakerName>{speakerLabelText({ ...stretch, label })}</SpeakerName>
              )}
              <p
                className={`max-w-[66ch] whitespace-pre-wrap break-words ${label === null ? 'text-sm text-soft' : 'font-serif text-lg leading-relaxed'}`}
              >
                {words}
              </p>
            </div>
            {place && <p className="pt-0.5 font-mono text-xs text-soft">{place}</p>}
          </div>
        );
      })}
    </section>
  );
}

/** "page 17, line 2", for numbered pages. */
function placeLabel({ form, places }: TextView, start: number): string | null {
  if (form !== 'lines') return null;
  const [, , page = 0, line = 0] = places.find(([, end = 0]) => start < end) ?? [];
  return [page > 0 && `page ${page}`, line > 0 && `line ${line}`].filter(Boolean).join(', ') || null;
}
