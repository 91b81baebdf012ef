import type { ReactNode } from 'react';

/** The end of every form: what is done stands last, at the right, in its own width; Cancel before it. */
export function FormActions({ className = '', children }: { className?: string; children: ReactNode }) {
  return <div className={`flex flex-wrap items-center justify-end gap-2 ${className}`}>{children}</div>;
}
