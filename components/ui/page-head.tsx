import type { ReactNode } from 'react';

/** The head of a page: its title, one line on what it is for, and the first thing to do here. */
export function PageHead({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div>
        <h1 className="font-serif text-2xl font-semibold">{title}</h1>
        {children && <p className="mt-1 max-w-2xl text-soft">{children}</p>}
      </div>
      {action}
    </div>
  );
}
