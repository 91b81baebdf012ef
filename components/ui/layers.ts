/**
 * What stands over the page. Dialogs and menus are children of the body, beside the page (`dialog.tsx`, `menu.tsx`, `popover.tsx`), so the
 * page itself is not looked through, which at a long story would take milliseconds of every key.
 */

export const isDialogOpen = (): boolean => isOpen('[role="dialog"]');

/** Whether a dialog or a menu is open. */
export const isLayerOpen = (): boolean => isOpen('[role="dialog"], [role="menu"]');

function isOpen(layers: string): boolean {
  const page = document.querySelector('main');
  return [...document.body.children].some(
    (child) => !child.contains(page) && (child.matches(layers) || child.querySelector(layers) !== null),
  );
}
