'use client';
import { useMemo, useState } from 'react';
import type { Span } from '@/lib/domain/vocabulary.ts';
import type { ItemView } from '@/lib/items/view.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { useWorkbenchContext } from '../state/context.tsx';
import { splitPlaces } from './split-places.ts';

function wordsOf(text: string, spans: readonly Span[], from: number, to: number): string {
  return spans
    .map((span) => text.slice(Math.max(span.start, from), Math.min(span.end, to)).trim())
    .filter(Boolean)
    .join(' … ');
}

/** Where to divide an item, with a single slider: as easy with keys or a thumb as with a mouse. */
export function SplitDialog({ item, text, onClose }: { item: ItemView; text: string; onClose: () => void }) {
  const { commands } = useWorkbenchContext();
  const places = useMemo(() => splitPlaces(text, item.spans), [text, item.spans]);
  const [at, setAt] = useState(Math.floor((places.length - 1) / 2));
  const place = places[at];
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Split the item"
      description="Two items come of it; verdicts on the whole do not hold for the parts."
    >
      {place === undefined ? (
        <p className="text-base">One word cannot be split.</p>
      ) : (
        <>
          <p className="border-l-2 border-pencil pl-3 font-serif text-lg">
            {wordsOf(text, item.spans, item.start, place)}
          </p>
          <p className="mt-3 border-l-2 border-pencil pl-3 font-serif text-lg">
            {wordsOf(text, item.spans, place, item.end)}
          </p>
          <label className="mt-5 block text-xs font-medium text-soft">
            Split before word {at + 2}
            <input
              type="range"
              min={0}
              max={places.length - 1}
              value={at}
              onChange={(event) => setAt(Number(event.target.value))}
              className="mt-2 block h-6 w-full"
            />
          </label>
        </>
      )}
      <DialogActions>
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
        <Button
          look="solid"
          disabled={place === undefined}
          onClick={() => {
            if (place === undefined) return;
            void commands.split(item, place);
            onClose();
          }}
        >
          Split
        </Button>
      </DialogActions>
    </Dialog>
  );
}
