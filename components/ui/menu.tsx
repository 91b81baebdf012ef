'use client';
import { DropdownMenu } from 'radix-ui';
import { type ReactNode, useState } from 'react';

const ENTRY =
  'flex min-h-8 cursor-default items-center gap-2 rounded-sm px-2.5 text-sm outline-none select-none data-[highlighted]:bg-hover data-[disabled]:text-soft';

/**
 * Rendered where it is opened, not at the end of the page, so that it belongs to its landmark for screen readers too; and only while it
 * is open: closed, what it holds is a dozen components on every page.
 */
export function Menu({
  trigger,
  children,
  align = 'end',
}: {
  trigger: ReactNode;
  children: ReactNode;
  align?: 'start' | 'end';
}) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <DropdownMenu.Root modal={false} open={isOpen} onOpenChange={setIsOpen}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      {isOpen && (
        <DropdownMenu.Content
          align={align}
          sideOffset={6}
          collisionPadding={12}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 max-w-[92vw] overflow-y-auto rounded-lg border bg-sheet p-1 shadow-float animate-appear"
        >
          {children}
        </DropdownMenu.Content>
      )}
    </DropdownMenu.Root>
  );
}

export function MenuItem({
  children,
  onSelect,
  isDisabled,
}: {
  children: ReactNode;
  onSelect: () => void;
  isDisabled?: boolean;
}) {
  return (
    <DropdownMenu.Item className={ENTRY} onSelect={onSelect} disabled={isDisabled}>
      {children}
    </DropdownMenu.Item>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <DropdownMenu.Label className="px-2.5 pt-1.5 pb-1 text-xs text-soft">{children}</DropdownMenu.Label>;
}

export function MenuRule() {
  return <DropdownMenu.Separator className="my-1 border-t" />;
}
