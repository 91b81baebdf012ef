'use client';
import { Dialog as RadixDialog } from 'radix-ui';
import { type ReactNode, useRef } from 'react';
import { IconButton } from './button.tsx';
import { FormActions } from './form-actions.tsx';

/**
 * A modal sheet; full height on a phone. Closed by Escape, by the cross or by pressing outside it; the keyboard is then
 * where it was before.
 */
export function Dialog({
  isOpen,
  onOpenChange,
  title,
  description,
  children,
  isWide = false,
  isRead = false,
}: {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: string;
  description?: ReactNode;
  children: ReactNode;
  isWide?: boolean;
  /** Nothing in it takes the focus: then it does itself, to be scrolled by keys. */
  isRead?: boolean;
}) {
  // Radix goes back to a trigger of its own alone, and our dialogs are opened by state.
  const before = useRef<Element | null>(null);
  return (
    <RadixDialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="fixed inset-0 z-40 bg-scrim animate-appear" />
        <RadixDialog.Content
          onOpenAutoFocus={() => {
            before.current = document.activeElement;
          }}
          onCloseAutoFocus={(event) => {
            const { current } = before;
            if (!(current instanceof HTMLElement) || current === document.body || !current.isConnected)
              return;
            event.preventDefault();
            current.focus();
          }}
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={`fixed inset-x-0 bottom-0 z-50 flex max-h-[92dvh] flex-col rounded-t-lg border border-rule bg-sheet shadow-float animate-appear sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:max-h-[86dvh] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-lg ${isWide ? 'sm:w-[min(46rem,94vw)]' : 'sm:w-[min(34rem,94vw)]'}`}
        >
          <header className="flex items-start justify-between gap-4 border-b px-5 py-4">
            <div>
              <RadixDialog.Title className="text-lg font-semibold">{title}</RadixDialog.Title>
              {description && (
                <RadixDialog.Description className="mt-0.5 text-sm text-soft">
                  {description}
                </RadixDialog.Description>
              )}
            </div>
            <RadixDialog.Close asChild>
              <IconButton label="Close" className="-mr-1.5">
                <Cross />
              </IconButton>
            </RadixDialog.Close>
          </header>
          <div
            {...(isRead && { tabIndex: 0, role: 'group', 'aria-label': title })}
            className="overflow-y-auto overscroll-contain px-5 py-4"
          >
            {children}
          </div>
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}

export function Cross() {
  return (
    <svg viewBox="0 0 16 16" className="size-4" aria-hidden="true">
      <path d="M4 4l8 8M12 4l-8 8" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
    </svg>
  );
}

/** The row of buttons at the end of a dialog's form. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <FormActions className="mt-5">{children}</FormActions>;
}
