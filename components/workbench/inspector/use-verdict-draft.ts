'use client';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { ItemStatus } from '@/lib/domain/vocabulary.ts';
import type { ItemView } from '@/lib/items/view.ts';
import { useWorkbenchContext } from '../state/context.tsx';
import { type Verdict, verdictOf } from '../state/verdict.ts';
import { isSameVerdict, lacking, withStatus } from './verdict-draft.ts';

/**
 * A verdict in the making. It is recorded as soon as it is complete; an incomplete choice stays here as a draft that
 * says what is missing.
 * @param details the fields for what is missing: they take the focus as soon as it is asked for
 */
export function useVerdictDraft(item: ItemView, details: RefObject<HTMLElement | null>) {
  const { commands, can } = useWorkbenchContext();
  const recorded = verdictOf(item);
  const [draft, setDraft] = useState<Verdict | null>(null);
  // What the draft was begun on: a verdict that somebody gave meanwhile must not be passed over.
  const begun = useRef({ recorded, version: item.version });
  if (draft === null) begun.current = { recorded, version: item.version };
  const [errors, setErrors] = useState<Record<string, string>>({});
  const verdict = draft ?? recorded;
  const missing = draft ? lacking(draft) : null;

  function propose(next: Verdict) {
    if (!can.recordVerdict) {
      return commands.announce(can.whyNot.recordVerdict ?? 'You cannot give verdicts here.');
    }
    setErrors({});
    if (isSameVerdict(next, recorded)) return setDraft(null);
    setDraft(next);
    const gap = lacking(next);
    if (gap) return commands.announce(`Not recorded yet. ${gap}`);
    const isOvertaken = !isSameVerdict(begun.current.recorded, recorded);
    const basedOn = isOvertaken ? begun.current.version : undefined;
    const before = begun.current;
    // From here on it is shown as recorded, by this person.
    begun.current = { ...before, recorded: next };
    void commands.recordVerdict(item, next, basedOn).then((result) => {
      if (!result.ok) {
        begun.current = before;
        // An incomplete verdict stays here to be completed; one that somebody else overtook, or that is not this
        // person's to give, is reset, and the notice above says why.
        if (result.error.code === 'validation') setErrors(result.error.fields ?? {});
        else setDraft(null);
        return;
      }
      setDraft((current) => (current && isSameVerdict(current, next) ? null : current));
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
