'use client';
import { type Ref, useId, useImperativeHandle, useRef } from 'react';
import { hasSubstance, isReportedSpeech } from '@/lib/domain/item-kinds.ts';
import { reasonsFor } from '@/lib/domain/reasons.ts';
import { type ItemStatus, STATUS_LABELS, type Tick } from '@/lib/domain/vocabulary.ts';
import type { ItemView } from '@/lib/items/view.ts';
import { shownStatus } from '../../item/shown-status.ts';
import { StatusGlyph } from '../../item/status-glyph.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { type KeyAct, keyOf } from '../keys/keys.ts';
import { useWorkbenchContext } from '../state/context.tsx';
import type { Verdict } from '../state/verdict.ts';
import { ReasonChooser } from './reason-chooser.tsx';
import { TwoQuestions } from './two-questions.tsx';
import { useVerdictDraft } from './use-verdict-draft.ts';
import { ticksFor } from './verdict-draft.ts';

const ACTS: Record<ItemStatus, KeyAct> = {
  VERIFIED: 'setVerified',
  PENDING: 'setPending',
  DISPUTED: 'setDisputed',
};
const ROW: readonly ItemStatus[] = ['VERIFIED', 'PENDING', 'DISPUTED'];
const CHOSEN: Record<ItemStatus, string> = {
  VERIFIED: 'bg-verified-wash text-verified',
  PENDING: 'bg-pending-wash text-pending',
  DISPUTED: 'bg-disputed-wash text-disputed',
};

/** What a key can ask of the panel. */
export type VerdictHandle = { chooseStatus: (status: ItemStatus) => void };

/** Status, its reason or ticks, and the two answers. */
export function VerdictPanel({ item, ref }: { item: ItemView; ref: Ref<VerdictHandle> }) {
  const { can } = useWorkbenchContext();
  const details = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const { recorded, verdict, isDraft, missing, errors, propose, chooseStatus } = useVerdictDraft(
    item,
    details,
  );
  const isOff = !can.recordVerdict;
  useImperativeHandle(ref, () => ({ chooseStatus }));
  return (
    <section aria-labelledby={titleId}>
      <h3 id={titleId} className="sr-only">
        Status
      </h3>
      <StatusRow verdict={verdict} isOff={isOff} onChoose={chooseStatus} />
      {isOff && can.whyNot.recordVerdict && (
        <p className="mt-1.5 text-xs text-soft">{can.whyNot.recordVerdict}</p>
      )}
      {missing && (
        <p className="mt-2 text-xs font-medium text-pending">
          Not recorded yet: {missing.charAt(0).toLowerCase() + missing.slice(1)}
        </p>
      )}
      {isDraft && !missing && Object.keys(errors).length > 0 && (
        <p className="mt-2 text-xs font-medium text-pending">Not recorded yet.</p>
      )}
      {errors.status && (
        <p role="alert" className="mt-2 text-xs font-medium text-disputed">
          {errors.status}
        </p>
      )}

      <div ref={details} className="mt-3">
        {verdict.status === 'VERIFIED' && (
          <Ticks
            item={item}
            ticks={verdict.ticks}
            isOff={isOff}
            error={errors.ticks}
            onChange={(ticks) => propose({ ...verdict, ticks })}
          />
        )}
        {asksReason(item, verdict, errors) && (
          <ReasonChooser
            key={`${item.id} ${verdict.status}`}
            label={
              verdict.status === 'VERIFIED' ? 'Why it stands although a source contradicts it' : 'Reason'
            }
            choices={reasonsFor(verdict.status, recorded.reason)}
            reason={verdict.reason}
            isOff={isOff}
            error={errors.reason}
            onChange={(reason) => propose({ ...verdict, reason })}
          />
        )}
      </div>

      {(isReportedSpeech(item.kind) || hasSubstance(item.kind)) && (
        <TwoQuestions
          kind={item.kind}
          quotation={verdict.quotation}
          substance={verdict.substance}
          isOff={isOff}
          errors={errors}
          onChange={(answers) => propose({ ...verdict, ...answers })}
        />
      )}
    </section>
  );
}

/** Something verified needs a reason only where a source contradicts it. */
function asksReason(item: ItemView, verdict: Verdict, errors: Record<string, string>): boolean {
  return (
    verdict.status !== 'VERIFIED' ||
    verdict.reason !== '' ||
    Boolean(errors.reason) ||
    item.evidence.some((one) => one.stance === 'CONTRADICTS')
  );
}

function StatusRow({
  verdict,
  isOff,
  onChoose,
}: {
  verdict: Verdict;
  isOff: boolean;
  onChoose: (status: ItemStatus) => void;
}) {
  return (
    <div className="grid grid-cols-3 overflow-hidden rounded-md border border-edge/60">
      {ROW.map((status) => {
        const isOn = verdict.status === status;
        return (
          <button
            key={status}
            type="button"
            aria-pressed={isOn}
            aria-keyshortcuts={keyOf(ACTS[status])}
            disabled={isOff}
            onClick={() => onChoose(status)}
            className={`flex min-h-10 items-center justify-center gap-1.5 border-r border-edge/40 text-base -outline-offset-2 last:border-r-0 disabled:cursor-not-allowed ${isOn ? `font-semibold ${CHOSEN[status]}` : 'text-soft enabled:hover:bg-hover enabled:hover:text-ink'}`}
          >
            <StatusGlyph status={isOn ? shownStatus({ ...verdict }) : status} className="size-4.5" />
            {STATUS_LABELS[status]}
            {!isOff && (
              <span className="max-xl:hidden">
                <Kbd>{keyOf(ACTS[status])}</Kbd>
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}

function Ticks({
  item,
  ticks,
  isOff,
  error,
  onChange,
}: {
  item: ItemView;
  ticks: readonly Tick[];
  isOff: boolean;
  error: string | undefined;
  onChange: (ticks: Tick[]) => void;
}) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-xs font-medium text-soft">Checked</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {ticksFor(item.kind).map((tick) => (
          <label key={tick} className="flex min-h-6 items-center gap-1.5 text-sm">
            <input
              type="checkbox"
              className="size-4"
              disabled={isOff}
              checked={ticks.includes(tick)}
              onChange={(event) =>
                onChange(event.target.checked ? [...ticks, tick] : ticks.filter((one) => one !== tick))
              }
            />
            {tick}
          </label>
        ))}
      </div>
      {error && (
        <p role="alert" className="mt-1 text-xs font-medium text-disputed">
          {error}
        </p>
      )}
    </fieldset>
  );
}
