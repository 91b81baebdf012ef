'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { TextField } from '@/components/ui/field.tsx';
import { FormActions } from '@/components/ui/form-actions.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { Time } from '@/components/ui/time.tsx';
import { useAction } from '@/components/ui/use-action.ts';
import { useForm, useOwnDraft } from '@/components/ui/use-form.ts';
import { askLiftAction, liftAction, withdrawLiftAction } from '@/lib/confidential/actions.ts';
import type { SourcePageView } from '@/lib/sources/view.ts';

/** Ends a source's confidentiality: one person asks, another confirms. */
export function LiftConfidentiality({
  source,
  onChanged,
}: {
  source: SourcePageView;
  onChanged: () => void;
}) {
  const { lift, can } = source;
  if (lift) return <Asked source={source} lift={lift} onChanged={onChanged} />;
  return can.askLift ? <Ask source={source} onChanged={onChanged} /> : null;
}

function Asked({
  source,
  lift,
  onChanged,
}: {
  source: SourcePageView;
  lift: NonNullable<SourcePageView['lift']>;
  onChanged: () => void;
}) {
  const confirm = useAction(liftAction);
  const withdraw = useAction(withdrawLiftAction);
  const failure = confirm.failure ?? withdraw.failure;
  const isBusy = confirm.isBusy || withdraw.isBusy;
  return (
    <div className="mt-4 grid gap-2 border-t pt-3 text-sm">
      <p>
        {lift.by} asked that it is confidential no longer, <Time iso={lift.at} timeZone={source.timeZone} />:
        “{lift.reason}”
      </p>
      {source.can.lift ? (
        <p className="text-soft">
          If you confirm, everybody here can open its files and words. Who it is stays untold, and can then be
          read by nobody.
        </p>
      ) : (
        <p className="text-soft">{source.can.whyNotLift}</p>
      )}
      <div className="flex flex-wrap gap-2">
        {source.can.lift && (
          <Button
            size="sm"
            look="danger"
            disabled={isBusy}
            isBusy={confirm.isBusy}
            onClick={() => confirm.run({ sourceId: source.id }, onChanged)}
          >
            Confirm: no longer confidential
          </Button>
        )}
        {source.can.askLift && (
          <Button
            size="sm"
            look="quiet"
            disabled={isBusy}
            onClick={() => withdraw.run({ sourceId: source.id }, onChanged)}
          >
            {lift.isMine ? 'Withdraw' : 'Keep it confidential'}
          </Button>
        )}
      </div>
      {failure && <Notice tone="error">{failure.message}</Notice>}
    </div>
  );
}

function Ask({ source, onChanged }: { source: SourcePageView; onChanged: () => void }) {
  const [isAsking, setIsAsking] = useState(false);
  const { draft, set, submit, isBusy, errors, message } = useForm(askLiftAction, useOwnDraft({ reason: '' }));
  if (!isAsking) {
    return (
      <Button size="sm" look="quiet" className="mt-3 -ml-2" onClick={() => setIsAsking(true)}>
        No longer confidential…
      </Button>
    );
  }
  return (
    <form
      className="mt-3 grid gap-2 border-t pt-3"
      aria-label="No longer confidential"
      onSubmit={submit(() => ({ sourceId: source.id, reason: draft.reason }), onChanged)}
    >
      <TextField
        label="Why it need not be confidential any more"
        hint="Everybody here can read this. It takes two: one who is named on it, and an editor. Somebody else confirms."
        value={draft.reason}
        error={errors.reason ?? message}
        onChange={(event) => set({ reason: event.target.value })}
      />
      <FormActions>
        <Button
          size="sm"
          look="quiet"
          onClick={() => {
            set({ reason: '' });
            setIsAsking(false);
          }}
        >
          Cancel
        </Button>
        <Button size="sm" type="submit" look="solid" isBusy={isBusy} disabled={isBusy}>
          Ask for it
        </Button>
      </FormActions>
    </form>
  );
}
