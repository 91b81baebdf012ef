import type { ReactNode } from 'react';

/** An empty page, which says what to do next. */
export function EmptyState({
  title,
  children,
  action,
  isPage = false,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  /** This is all the page says: its title is the page's heading. */
  isPage?: boolean;
}) {
  const Title = isPage ? 'h1' : 'p';
  return (
    <div className="mx-auto max-w-md px-4 py-12 text-center">
      <Title className="font-serif text-xl">{title}</Title>
      {children && <div className="mt-2 text-base text-soft">{children}</div>}
      {action && <div className="mt-5 flex justify-center gap-2">{action}</div>}
    </div>
  );
}
