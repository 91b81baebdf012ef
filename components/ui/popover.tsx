'use client';
import { Popover as RadixPopover } from 'radix-ui';
import type { ReactNode } from 'react';

export function Popover({
  trigger,
  children,
  align = 'start',
  label,
}: {
  trigger: ReactNode;
  children: ReactNode;
  align?: 'start' | 'center' | 'end';
  label: string;
}) {
  return (
    <RadixPopover.Root>
      <RadixPopover.Trigger asChild>{trigger}</RadixPopover.Trigger>
      <RadixPopover.Portal>
        <RadixPopover.Content
          aria-label={label}
          align={align}
          sideOffset={6}
          collisionPadding={12}
          className="z-50 max-w-[min(24rem,92vw)] rounded-lg border bg-sheet p-3 text-sm shadow-float animate-appear"
        >
          {children}
        </RadixPopover.Content>
      </RadixPopover.Portal>
    </RadixPopover.Root>
  );
}
