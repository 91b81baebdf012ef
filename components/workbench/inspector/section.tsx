import { type ReactNode, useId } from 'react';

/** A part of the inspector under a small heading. */
export function Section({
  title,
  aside,
  focusId,
  children,
}: {
  title: string;
  aside?: ReactNode;
  /** For a part that is gone to from elsewhere. */
  focusId?: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      id={focusId}
      tabIndex={focusId ? -1 : undefined}
      className="mt-6 scroll-mt-2 rounded-sm"
    >
      <div className="mb-2 flex min-h-7 items-center justify-between gap-2">
        <h3 id={id} className="eyebrow">
          {title}
        </h3>
        {aside}
      </div>
      {children}
    </section>
  );
}
