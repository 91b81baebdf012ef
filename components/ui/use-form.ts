'use client';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { ActionResult } from '@/lib/domain/errors.ts';
import { type Failure, useAction } from './use-action.ts';

/**
 * Where a draft is kept: its value, how to change it, and how to discard it once it was sent. A change is given as a
 * function of the draft at that moment, because several fields may change before the form is redrawn.
 */
export type DraftPlace<Draft> = readonly [
  draft: Draft,
  change: (what: (now: Draft) => Draft) => void,
  letGo: () => void,
];

/** Returns what is in a field of the form, by its name; '' where there is no such field. */
type Fields = (name: string) => string;

export type Form<Input, Data, Draft> = {
  draft: Draft;
  /** Changes part of the draft. */
  set: (part: Partial<Draft>) => void;
  /**
   * For `onSubmit`. `read` turns the draft or the fields into what is sent, or null to send nothing; `onDone` gets the
   * result, after the draft was discarded.
   */
  submit: (
    read: (field: Fields, fields: FormData) => Input | null,
    onDone?: (data: Data, form: HTMLFormElement) => void,
  ) => (event: FormEvent<HTMLFormElement>) => void;
  isBusy: boolean;
  /** What was refused and why; what was typed stays. */
  refusal: Failure | null;
  /** What is wrong, by field. */
  errors: Record<string, string>;
  /** Why it was refused, where no field is at fault. */
  message: string | undefined;
  /** Refuses before anything is sent: what is wrong, by field. */
  refuse: (fields: Record<string, string>) => void;
  /** Clears the last refusal. */
  clear: () => void;
};

const NO_ERRORS: Record<string, string> = {};
const nothing = () => {};
const NO_DRAFT: DraftPlace<null> = [null, nothing, nothing];

/** A draft that lasts as long as the form is on the screen. */
export function useOwnDraft<Draft>(start: Draft | (() => Draft)): DraftPlace<Draft> {
  const [draft, setDraft] = useState(start);
  return [draft, setDraft, nothing];
}

/**
 * The basis of every form: what is typed, whether it is being sent, what was refused, and which field that belongs to.
 * A refusal loses nothing that was typed. Forms whose fields keep their own text are given no place for a draft.
 * @param send the action, or a command of the workbench; a broken connection is reported like any other refusal
 * @param place where the draft is kept: `useOwnDraft`, or one that outlives the form
 */
export function useForm<Input, Data, Draft = null>(
  send: (input: Input) => Promise<ActionResult<Data>>,
  place?: DraftPlace<Draft>,
): Form<Input, Data, Draft> {
  const { run, isBusy, failure, generalError, refuse, clear } = useAction(send);
  // Without a place there is nothing to change: `Draft` is null then.
  const [draft, change, letGo] = place ?? (NO_DRAFT as unknown as DraftPlace<Draft>);
  const latest = useRef(draft);
  useEffect(() => {
    latest.current = draft;
  });
  return {
    draft,
    set: (part) => change((now) => ({ ...now, ...part })),
    submit: (read, onDone) => (event) => {
      event.preventDefault();
      const form = event.currentTarget;
      const fields = new FormData(form);
      const input = read((name) => String(fields.get(name) ?? ''), fields);
      if (input === null) return;
      run(input, (data) => {
        // What was typed while it was under way was not sent.
        if (latest.current === draft) letGo();
        onDone?.(data, form);
      });
    },
    isBusy,
    refusal: failure,
    errors: failure?.fields ?? NO_ERRORS,
    message: generalError,
    refuse,
    clear,
  };
}
