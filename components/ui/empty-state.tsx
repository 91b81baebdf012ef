import type { ReactNode } from 'react';

/** An empty page says what to do next. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="mx-auto max-w-md px-4 py-12 text-center">
      <p className="font-serif text-xl">{title}</p>
      {children && <div className="mt-2 text-base text-soft">{children}</div>}
      {action && <div className="mt-5 flex justify-center gap-2">{action}</div>}
    </div>
  );
}
