import type { ReactNode } from 'react';

const TONES = {
  plain: 'border-rule bg-sheet text-ink',
  info: 'border-pencil/40 bg-pencil-wash text-ink',
  good: 'border-verified/40 bg-verified-wash text-ink',
  warning: 'border-pending/50 bg-pending-wash text-ink',
  error: 'border-disputed/50 bg-disputed-wash text-ink',
} as const;

/** Something a person should know, at the place it concerns. Errors are announced at once. */
export function Notice({
  tone = 'plain',
  title,
  children,
  actions,
  className = '',
}: {
  tone?: keyof typeof TONES;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  className?: string;
}) {
  return (
    <div
      role={tone === 'error' ? 'alert' : undefined}
      className={`rounded-md border px-3 py-2.5 text-sm ${TONES[tone]} ${className}`}
    >
      {title && <p className="font-semibold">{title}</p>}
      {children && <div className={title ? 'mt-0.5' : ''}>{children}</div>}
      {actions && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
