/**
 * Whether a dialog, or a menu, is open. All of them stand beside the page, as children of the body (`dialog.tsx`, `menu.tsx`,
 * `popover.tsx`): the page itself is not looked through, which at a long story would take milliseconds of every key.
 */
export function isLayerOpen(layers: '[role="dialog"]' | '[role="dialog"], [role="menu"]'): boolean {
  const page = document.querySelector('main');
  return [...document.body.children].some(
    (child) => !child.contains(page) && (child.matches(layers) || child.querySelector(layers) !== null),
  );
}
