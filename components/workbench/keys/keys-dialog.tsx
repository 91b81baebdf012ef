'use client';
import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { KEYS } from './keys.ts';

export function KeysDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      isRead
      title="Keys"
      description="They work anywhere on the workbench, but not while you type in a field."
    >
      <dl className="grid gap-x-8 sm:grid-cols-2">
        {KEYS.map(({ keys, does }) => (
          <div key={does} className="flex min-h-9 items-center justify-between gap-4 border-b text-base">
            <dt className="order-2 flex shrink-0 gap-1">
              {keys.map((key) => (
                <Kbd key={key} isHidden={false}>
                  {key}
                </Kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
