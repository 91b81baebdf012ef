import type { ComponentProps } from 'react';

const LOOKS = {
  solid: 'bg-ink text-paper border-ink hover:bg-ink/88',
  outline: 'bg-sheet text-ink border-edge/60 hover:border-edge hover:bg-hover',
  quiet: 'bg-transparent text-ink border-transparent hover:bg-hover',
  link: 'bg-transparent border-transparent text-pencil underline-offset-4 hover:underline px-0!',
  danger: 'bg-sheet text-disputed border-disputed/60 hover:border-disputed hover:bg-disputed-wash',
} as const;

const SIZES = {
  md: 'min-h-8.5 px-3 text-sm',
  sm: 'min-h-7 px-2 py-1 text-xs',
} as const;

type ButtonLook = keyof typeof LOOKS;

type Shape = { look?: ButtonLook; size?: keyof typeof SIZES };

/** The classes of a button, for links that look like one. */
export function buttonClass({ look = 'outline', size = 'md' }: Shape = {}): string {
  return `inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap transition-colors duration-100 disabled:cursor-not-allowed disabled:border-rule disabled:bg-transparent disabled:text-soft ${LOOKS[look]} ${SIZES[size]}`;
}

export function Button({
  look,
  size,
  className = '',
  type = 'button',
  isBusy = false,
  ...rest
}: ComponentProps<'button'> & Shape & { isBusy?: boolean }) {
  return (
    <button
      type={type}
      className={`${buttonClass({ look, size })} ${className}`}
      aria-busy={isBusy || undefined}
      {...rest}
    />
  );
}

/** A square button that shows only an icon; `label` is its name. */
export function IconButton({
  label,
  className = '',
  ...rest
}: Omit<ComponentProps<'button'>, 'aria-label'> & { label: string }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`inline-flex size-7 shrink-0 items-center justify-center rounded-md text-soft transition-colors duration-100 hover:bg-hover hover:text-ink disabled:cursor-not-allowed disabled:opacity-50 ${className}`}
      {...rest}
    />
  );
}
