'use client';
import { changeQuestion } from '@/lib/domain/change-words.ts';
import type { ItemView } from '@/lib/items/view.ts';
import { Changes } from '../../item/changes.tsx';
import { shownStatus } from '../../item/shown-status.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useWorkbenchContext } from '../state/context.tsx';

/** Why a verdict lapsed, and where the new text differs from what a person had set: that is for them to answer. */
export function SinceCheck({ item }: { item: ItemView }) {
  const { commands, can } = useWorkbenchContext();
  const isChanged = shownStatus(item) === 'CHANGED' && item.changes !== null;
  return (
    <>
      {isChanged && (
        <div className="rounded-md border border-changed/40 bg-changed-wash px-3 py-2.5 text-sm">
          <p className="font-semibold">Changed since check</p>
          {item.changes && item.changes.length > 0 ? (
            <Changes changes={item.changes} className="mt-0.5" />
          ) : (
            <p className="mt-0.5">It reads again as it was checked. Give the verdict anew if it holds.</p>
          )}
        </div>
      )}
      {item.asked.length > 0 && (
        <Notice
          tone="warning"
          title="Which holds?"
          actions={
            can.annotate && (
              <>
                <Button onClick={() => void commands.answer(item, 'text')}>Take what the text says</Button>
                <Button onClick={() => void commands.answer(item, 'mine')}>Keep what was set</Button>
              </>
            )
          }
        >
          {item.asked.map((one) => (
            <p key={one.what}>{changeQuestion(one)}</p>
          ))}
        </Notice>
      )}
    </>
  );
}
