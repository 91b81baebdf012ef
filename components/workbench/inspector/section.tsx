import { type ReactNode, useId } from 'react';

/** A part of the inspector under a small heading. */
export function Section({
  title,
  aside,
  children,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mt-6">
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
