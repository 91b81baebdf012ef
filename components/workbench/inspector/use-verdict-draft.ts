'use client';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { ItemStatus } from '@/lib/domain/vocabulary.ts';
import type { ItemView } from '@/lib/items/view.ts';
import { useDraft, useWorkbenchContext } from '../state/context.tsx';
import { type Verdict, verdictOf } from '../state/verdict.ts';
import { isSameVerdict, lacking, withStatus } from './verdict-draft.ts';

/** `begun`: what was recorded when it was begun, and the item's version then. */
type VerdictDraft = { verdict: Verdict; begun: { recorded: Verdict; version: number } };

/**
 * A verdict in the making. It is recorded as soon as it is complete; an incomplete choice stays here as a draft that
 * says what is missing.
 * @param details the fields for what is missing: they take the focus as soon as it is asked for
 */
export function useVerdictDraft(item: ItemView, details: RefObject<HTMLElement | null>) {
  const { commands, can } = useWorkbenchContext();
  const recorded = verdictOf(item);
  // An incomplete one outlives the page; one that is being sent does not.
  const [kept, keep] = useDraft<VerdictDraft | null>(`verdict ${item.id}`, null);
  const [sent, setSent] = useState<VerdictDraft | null>(null);
  const held = sent ?? kept;
  const draft = held?.verdict ?? null;
  const begun = held?.begun ?? { recorded, version: item.version };
  function hold(incomplete: VerdictDraft | null, complete: VerdictDraft | null) {
    if (incomplete || kept) keep(() => incomplete);
    setSent(complete);
  }
  const [errors, setErrors] = useState<Record<string, string>>({});
  const verdict = draft ?? recorded;
  const missing = draft ? lacking(draft) : null;

  function propose(next: Verdict) {
    if (!can.recordVerdict) {
      return commands.announce(can.whyNot.recordVerdict ?? 'You cannot give verdicts here.');
    }
    setErrors({});
    if (isSameVerdict(next, recorded)) return hold(null, null);
    const gap = lacking(next);
    if (gap) {
      hold({ verdict: next, begun }, null);
      return commands.announce(`Not recorded yet. ${gap}`);
    }
    // A verdict that somebody else gave since this one was begun must not be passed over. From here on this one is
    // shown as recorded, by this person.
    const basedOn = isSameVerdict(begun.recorded, recorded) ? undefined : begun.version;
    hold(null, { verdict: next, begun: { ...begun, recorded: next } });
    void commands.recordVerdict(item, next, basedOn).then((result) => {
      if (!result.ok) {
        // An incomplete verdict stays here to be completed; one that somebody else overtook, or that is not this
        // person's to give, is reset, and the notice above says why.
        if (result.error.code === 'validation') {
          setErrors(result.error.fields ?? {});
          setSent({ verdict: next, begun });
        } else setSent(null);
        return;
      }
      setSent((current) => (current && isSameVerdict(current.verdict, next) ? null : current));
    });
  }

  // Focuses the field in which the missing part is given, as soon as it is drawn.
  const wantsFocus = useRef(false);
  useEffect(() => {
    if (!wantsFocus.current || !missing) return;
    wantsFocus.current = false;
    details.current?.querySelector<HTMLElement>('input, select')?.focus();
  });

  function chooseStatus(status: ItemStatus) {
    const next = withStatus(verdict, status, item);
    propose(next);
    wantsFocus.current = lacking(next) !== null;
  }

  return { recorded, verdict, isDraft: draft !== null, missing, errors, propose, chooseStatus };
}
