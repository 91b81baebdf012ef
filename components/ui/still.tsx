import { createElement, type ReactNode } from 'react';
import { drawnOf, markupOf } from './markup.ts';

/**
 * What is only read, drawn as HTML in one piece: the same elements as without it, but React knows the outermost alone. A page
 * of fifty stories has some fifteen hundred elements, of which a hundred can be pressed; drawing the others was half of the
 * server's time for it (docs/decisions/signed-in-pages.md).
 *
 * Nothing that can be focused stands in it: when it changes, what was in it is another element. Its components are plain
 * functions, without state and effects; what is pressed, and what is more than a function, is refused.
 */
export function Still({ children }: { children: ReactNode }): ReactNode {
  return still(children);
}

/** The same at once, for what is kept as it was drawn. */
export function still(node: ReactNode): ReactNode {
  const drawn = drawnOf(node);
  const elements = drawn.map(({ type, key, props: { children: within, ...attributes } }, i) =>
    createElement(type, {
      ...attributes,
      key: key ?? i,
      dangerouslySetInnerHTML: { __html: markupOf(within as ReactNode) },
    }),
  );
  return elements.length === 1 ? elements[0] : elements;
}
