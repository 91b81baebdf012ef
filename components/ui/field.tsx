'use client';
import type { ComponentProps, ReactNode } from 'react';
import { useId } from 'react';
import { useOwnValidity } from './own-validity.ts';

type Around = { label: ReactNode; hint?: ReactNode; error?: string | undefined; isLabelHidden?: boolean };

/** Label above, hint and error below, tied to the control by `aria-describedby`. */
function Field({
  id,
  label,
  hint,
  error,
  isLabelHidden,
  className = '',
  children,
}: Around & { id: string; className?: string; children: ReactNode }) {
  return (
    <div className={className}>
      <label htmlFor={id} className={isLabelHidden ? 'sr-only' : 'mb-1 block text-xs font-medium text-soft'}>
        {label}
      </label>
      {children}
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-xs text-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="mt-1 text-xs font-medium text-disputed">
          {error}
        </p>
      )}
    </div>
  );
}

function describedBy(id: string, { hint, error }: Around): string | undefined {
  return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
}

/** Ties a control to its words, and shows what the browser finds wrong with it in place of the browser's own bubble. */
function useField(
  said: Around,
  { id, disabled }: { id?: string | undefined; disabled?: boolean | undefined },
) {
  const made = useId();
  const known = id ?? made;
  const { fault, ...own } = useOwnValidity();
  const around = { ...said, error: said.error ?? (disabled ? undefined : fault) };
  const wired = {
    id: known,
    'aria-describedby': describedBy(known, around),
    'aria-invalid': around.error ? (true as const) : undefined,
    ...own,
  };
  return { around, wired };
}

function take<P extends Around & { className?: string }>(props: P) {
  const { label, hint, error, isLabelHidden, className, ...rest } = props;
  return { around: { label, hint, error, isLabelHidden }, className, rest };
}

export function TextField(props: ComponentProps<'input'> & Around) {
  const { around: said, className, rest } = take(props);
  const { around, wired } = useField(said, props);
  return (
    <Field {...around} id={wired.id} className={className}>
      <input type="text" autoComplete="off" {...rest} {...wired} className="control" />
    </Field>
  );
}

export function TextArea(props: ComponentProps<'textarea'> & Around & { isSerif?: boolean }) {
  const { around: said, className, rest } = take(props);
  const { isSerif, ...area } = rest;
  const { around, wired } = useField(said, props);
  return (
    <Field {...around} id={wired.id} className={className}>
      <textarea
        rows={3}
        {...area}
        {...wired}
        className={`control ${isSerif ? 'font-serif text-lg' : ''} field-sizing-content`}
      />
    </Field>
  );
}

export type Choice = { value: string; words: string; isDisabled?: boolean };

export function Select(props: ComponentProps<'select'> & Around & { choices: readonly Choice[] }) {
  const { around: said, className, rest } = take(props);
  const { choices, ...select } = rest;
  const { around, wired } = useField(said, props);
  return (
    <Field {...around} id={wired.id} className={className}>
      <select {...select} {...wired} className="control">
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} disabled={choice.isDisabled}>
            {choice.words}
          </option>
        ))}
      </select>
    </Field>
  );
}

export function Checkbox(props: Omit<ComponentProps<'input'>, 'type'> & Around) {
  const { around: said, className = '', rest } = take(props);
  const { around, wired } = useField(said, props);
  return (
    <div className={className}>
      <div className="flex items-start gap-2">
        <input type="checkbox" {...rest} {...wired} className="mt-0.75 size-4 shrink-0" />
        <label htmlFor={wired.id} className="text-sm">
          {around.label}
        </label>
      </div>
      {around.hint && (
        <p id={`${wired.id}-hint`} className="ml-6 text-xs text-soft">
          {around.hint}
        </p>
      )}
      {around.error && (
        <p id={`${wired.id}-error`} role="alert" className="ml-6 text-xs font-medium text-disputed">
          {around.error}
        </p>
      )}
    </div>
  );
}
