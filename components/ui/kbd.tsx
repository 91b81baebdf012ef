/** A key, as it stands on the keyboard. Decoration beside a named control, so hidden from readers there. */
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
