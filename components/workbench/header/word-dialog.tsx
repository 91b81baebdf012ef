'use client';
import { useState } from 'react';
import type { WordDraftKind } from '@/lib/domain/word-drafts.ts';
import { storyDraftAddress } from '../../stories/addresses.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Checkbox } from '../../ui/field.tsx';

const KINDS: readonly { kind: WordDraftKind; label: string; says: string }[] = [
  {
    kind: 'checked',
    label: 'Checked draft',
    says: 'A comment on each item: its status, both answers, its sources with their places, who checked it.',
  },
  {
    kind: 'footnoted',
    label: 'Footnoted draft',
    says: 'The sources as footnotes behind the items, each source with one number throughout.',
  },
];

/** The story as a Word file, to go on with there and bring back as a revision. */
export function WordDialog({ storyId, onClose }: { storyId: string; onClose: () => void }) {
  const [kind, setKind] = useState<WordDraftKind>('checked');
  const [withNotes, setWithNotes] = useState(false);

  function take() {
    window.location.assign(storyDraftAddress(storyId, kind, withNotes));
    onClose();
  }

  return (
    <Dialog
      isOpen
      title="Word file"
      description="The story as it stands. Brought back as a new revision, its items are found again by their bookmarks."
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          take();
        }}
      >
        <fieldset>
          <legend className="eyebrow mb-1">What is in it</legend>
          <div className="divide-y border-y">
            {KINDS.map((one) => (
              <label key={one.kind} className="flex items-start gap-2.5 px-1 py-2.5 hover:bg-hover">
                <input
                  type="radio"
                  name="kind"
                  className="mt-0.75 size-4 shrink-0"
                  checked={kind === one.kind}
                  onChange={() => setKind(one.kind)}
                />
                <span className="min-w-0 text-sm">
                  <span className="block font-medium">{one.label}</span>
                  <span className="block text-xs text-soft">{one.says}</span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <Checkbox
          className="mt-4"
          label="With the open threads on its items"
          hint="Who is given the file reads them. Those on what rests on a confidential source stay here."
          checked={withNotes}
          onChange={(event) => setWithNotes(event.target.checked)}
        />
        <p className="mt-4 text-xs text-soft">
          No confidential source is named in it, whoever takes it. The record says that you took it.
        </p>
        <DialogActions>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" look="solid">
            Take the file
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
