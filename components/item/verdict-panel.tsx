'use client';
import { useEffect, useId, useRef, useState } from 'react';
import { hasSubstance, isReportedSpeech } from '@/lib/domain/item-kinds.ts';
import {
  CHANGED_SINCE_CHECK,
  DISPUTED_REASONS,
  type ItemStatus,
  PENDING_REASONS,
  STATUS_WORDS,
  type Tick,
} from '@/lib/domain/vocabulary.ts';
import type { ItemView } from '@/lib/items/view.ts';
import { useWorkbenchSurroundings } from '../story/workbench-context.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { ReasonChooser } from './reason-chooser.tsx';
import { shownStatus } from './shown-status.ts';
import { StatusGlyph } from './status-glyph.tsx';
import { TwoQuestions } from './two-questions.tsx';
import { type Verdict, verdictOf } from './verdict.ts';
import { isSameVerdict, lacking, ticksFor, withStatus } from './verdict-draft.ts';

const KEYS: Record<ItemStatus, string> = { VERIFIED: 'V', PENDING: 'P', DISPUTED: 'D' };
const ROW: readonly ItemStatus[] = ['VERIFIED', 'PENDING', 'DISPUTED'];
const CHOSEN: Record<ItemStatus, string> = {
  VERIFIED: 'bg-verified-wash text-verified',
  PENDING: 'bg-pending-wash text-pending',
  DISPUTED: 'bg-disputed-wash text-disputed',
};

/** Asked for from outside by a key; a new `turn` is a new request. */
export type StatusRequest = { status: ItemStatus; turn: number } | null;

/**
 * Status, its reason or ticks, and the two answers. Whatever makes a complete verdict is recorded at once; a
 * choice that lacks something stays here as a draft that says what it lacks.
 */
export function VerdictPanel({ item, request }: { item: ItemView; request: StatusRequest }) {
  const { commands, can } = useWorkbenchSurroundings();
  const recorded = verdictOf(item);
  const [draft, setDraft] = useState<Verdict | null>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const details = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const verdict = draft ?? recorded;
  const missing = draft ? lacking(draft) : null;
  const isOff = !can.recordVerdict;

  function propose(next: Verdict) {
    if (isOff) return commands.announce(can.whyNot.recordVerdict ?? 'You cannot give verdicts here.');
    setErrors({});
    if (isSameVerdict(next, recorded)) return setDraft(null);
    setDraft(next);
    const gap = lacking(next);
    if (gap) return commands.announce(`Not recorded yet. ${gap}`);
    void commands.recordVerdict(item, next).then((result) => {
      if (!result.ok) {
        // What lacks something stays here to be completed; what somebody else overtook, or what is not this
        // person's to decide, is put back, and the notice above says why.
        if (result.error.code === 'validation') setErrors(result.error.fields ?? {});
        else setDraft(null);
        return;
      }
      setDraft((current) => (current && isSameVerdict(current, next) ? null : current));
    });
  }

  function chooseStatus(status: ItemStatus) {
    const next = withStatus(verdict, status, item);
    propose(next);
    wantsFocus.current = lacking(next) !== null;
  }

  // What is lacking is asked for where it is given, as soon as it is drawn.
  const wantsFocus = useRef(false);
  useEffect(() => {
    if (!wantsFocus.current || !missing) return;
    wantsFocus.current = false;
    details.current?.querySelector<HTMLElement>('input, select')?.focus();
  });

  const seen = useRef(request?.turn ?? 0);
  useEffect(() => {
    if (!request || request.turn === seen.current) return;
    seen.current = request.turn;
    chooseStatus(request.status);
  });

  return (
    <section aria-labelledby={titleId}>
      <h3 id={titleId} className="sr-only">
        Status
      </h3>
      <div className="grid grid-cols-3 overflow-hidden rounded-md border border-edge/60">
        {ROW.map((status) => {
          const isOn = verdict.status === status;
          return (
            <button
              key={status}
              type="button"
              aria-pressed={isOn}
              aria-keyshortcuts={KEYS[status]}
              disabled={isOff}
              onClick={() => chooseStatus(status)}
              className={`flex min-h-10 items-center justify-center gap-1.5 border-r border-edge/40 text-base -outline-offset-2 last:border-r-0 disabled:cursor-not-allowed ${isOn ? `font-semibold ${CHOSEN[status]}` : 'text-soft enabled:hover:bg-hover enabled:hover:text-ink'}`}
            >
              <StatusGlyph status={isOn ? shownStatus({ ...verdict }) : status} className="size-4.5" />
              {STATUS_WORDS[status]}
              {!isOff && (
                <span className="max-xl:hidden">
                  <Kbd>{KEYS[status]}</Kbd>
                </span>
              )}
            </button>
          );
        })}
      </div>
      {isOff && can.whyNot.recordVerdict && (
        <p className="mt-1.5 text-xs text-soft">{can.whyNot.recordVerdict}</p>
      )}
      {missing && (
        <p className="mt-2 text-xs font-medium text-pending">
          Not recorded yet: {missing.charAt(0).toLowerCase() + missing.slice(1)}
        </p>
      )}
      {draft && !missing && Object.keys(errors).length > 0 && (
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
        {(verdict.status !== 'VERIFIED' ||
          verdict.reason !== '' ||
          errors.reason ||
          isContradicted(item)) && (
          <ReasonChooser
            key={`${item.id} ${verdict.status}`}
            label={
              verdict.status === 'VERIFIED' ? 'Why it stands although a source contradicts it' : 'Reason'
            }
            choices={
              verdict.status === 'PENDING'
                ? recorded.reason === CHANGED_SINCE_CHECK
                  ? [CHANGED_SINCE_CHECK, ...PENDING_REASONS]
                  : PENDING_REASONS
                : verdict.status === 'DISPUTED'
                  ? DISPUTED_REASONS
                  : []
            }
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

function isContradicted(item: ItemView): boolean {
  return item.evidence.some((one) => one.stance === 'CONTRADICTS');
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
