'use client';
import type { ReactNode } from 'react';
import { timecode } from '@/lib/domain/moments.ts';
import { SOURCE_STATUS_LABELS } from '@/lib/domain/vocabulary.ts';
import type { ItemView } from '@/lib/items/view.ts';
import { Time } from '../../ui/time.tsx';
import { useWorkbenchContext } from '../state/context.tsx';
import { AssigneeField } from './assignee-field.tsx';
import { Section } from './section.tsx';

/** What the item rests on, as derived; and who is working on it. */
export function SourcingSummary({ item }: { item: ItemView }) {
  const { timeZone } = useWorkbenchContext();
  return (
    <Section title="Source status">
      <dl className="divide-y border-y text-base">
        <Line name="Rests on">{item.sourceWords || SOURCE_STATUS_LABELS[item.sourceStatus]}</Line>
        {item.origins > 0 && (
          <Line name="Independent origins">
            <span className="figures">{item.origins}</span>
          </Line>
        )}
        <Line name="Assigned">
          <AssigneeField item={item} />
        </Line>
        {item.decidedBy && item.decidedAt && (
          <Line name="Decided">
            {item.decidedBy}, <Time iso={item.decidedAt} timeZone={timeZone} />
          </Line>
        )}
        {item.listened.length > 0 && (
          <Line name="Listened to">
            {item.listened
              .map((one) =>
                one ? `${timecode(one.fromMs)}–${timecode(one.toMs)}` : 'a confidential recording',
              )
              .join(', ')}
          </Line>
        )}
      </dl>
    </Section>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid min-h-9 grid-cols-[8.5rem_minmax(0,1fr)] items-center gap-2 py-1">
      <dt className="text-soft">{name}</dt>
      <dd className="first-letter:uppercase">{children}</dd>
    </div>
  );
}
