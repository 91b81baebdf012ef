'use client';
import { ContactLog } from './contact-log/contact-log.tsx';
import { InspectorColumn } from './inspector-column.tsx';
import { panelClass } from './panel-tabs.tsx';
import type { useDesk } from './use-desk.ts';

const COLUMN = 'h-full scroll-pb-16 overflow-y-auto overscroll-contain';

/** The third column: the chosen item, or in its place the contact log. */
export function ItemOrLog({ desk }: { desk: ReturnType<typeof useDesk> }) {
  const { chosen, number, log, live } = desk;
  const { view, failure } = desk.state;
  return (
    <section
      aria-label={log.isOpen ? 'Contact log' : 'Chosen item'}
      className={`bg-sheet lg:border-l ${panelClass('inspector', desk.panel)}`}
    >
      <div ref={desk.inspectorRef} hidden={log.isOpen} className={COLUMN}>
        <InspectorColumn
          {...{ chosen, number, view, failure }}
          proposals={desk.proposals}
          total={live.length}
          ref={desk.inspector}
          onNext={() => desk.step(1)}
          onPrevious={() => desk.step(-1)}
          onLogContact={log.ask}
        />
      </div>
      {log.start && (
        <div hidden={!log.isOpen} className={COLUMN}>
          <ContactLog key={log.start.turn} {...{ view, chosen, number, log }} party={log.start.party} />
        </div>
      )}
    </section>
  );
}
