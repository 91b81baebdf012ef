/** A key, as it looks on the keyboard. Beside a named control it is decoration, so hidden from screen readers there. */
export function Kbd({ children, isHidden = true }: { children: string; isHidden?: boolean }) {
  return (
    <kbd
      aria-hidden={isHidden || undefined}
      className="inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-rule border-b-2 bg-sheet px-1 font-mono text-2xs font-normal text-soft"
    >
      {children}
    </kbd>
  );
}
