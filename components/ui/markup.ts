/** Elements as HTML, without React: what is only read costs a page no more than its letters. */
import { Fragment, isValidElement, type ReactElement, type ReactNode } from 'react';

/** An element of HTML or SVG, as it is drawn: not a component any more. */
export type Drawn = ReactElement<Record<string, unknown>, string>;

/**
 * The elements that a node comes to, with its components called: these can have no state and no effect, and nothing in them
 * is pressed.
 * @throws Error for a component that is more than a function, or text that stands outside of an element
 */
export function drawnOf(node: ReactNode): Drawn[] {
  if (node === null || node === undefined || typeof node === 'boolean') return [];
  if (Array.isArray(node)) return node.flatMap(drawnOf);
  if (!isValidElement<Record<string, unknown>>(node)) throw new Error('Text has to stand in an element.');
  const { type, props } = node;
  if (type === Fragment) return drawnOf(props.children as ReactNode);
  return typeof type === 'string' ? [node as Drawn] : drawnOf(called(node));
}

/** What stands in an element, as HTML, the same as React writes it. */
export function markupOf(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === 'boolean') return '';
  if (typeof node === 'string') return escaped(node);
  if (typeof node === 'number') return String(node);
  if (Array.isArray(node)) {
    let all = '';
    for (const one of node) all += markupOf(one);
    return all;
  }
  if (!isValidElement<Record<string, unknown>>(node)) throw new Error('This cannot be drawn without React.');
  const { type, props } = node;
  if (type === Fragment) return markupOf(props.children as ReactNode);
  if (typeof type !== 'string') return markupOf(called(node));
  const start = `<${type}${attributesOf(props)}>`;
  return VOID.has(type) ? start : `${start}${markupOf(props.children as ReactNode)}</${type}>`;
}

function called({ type, props }: ReactElement): ReactNode {
  if (typeof type !== 'function')
    throw new Error('Only a component that is a function is drawn without React.');
  return (type as (props: unknown) => ReactNode)(props);
}

const VOID = new Set(['br', 'hr', 'img', 'wbr']);
/** Names that React writes otherwise than they are given. */
const WRITTEN: Record<string, string> = {
  className: 'class',
  strokeWidth: 'stroke-width',
  strokeLinecap: 'stroke-linecap',
  strokeLinejoin: 'stroke-linejoin',
  strokeDasharray: 'stroke-dasharray',
};

function attributesOf(props: Record<string, unknown>): string {
  let all = '';
  for (const name in props) {
    const value = props[name];
    if (name === 'children' || name === 'suppressHydrationWarning') continue;
    if (value === null || value === undefined) continue;
    // Of what is true or false, only these carry it as a word; what else is no text is a handler, a style or HTML.
    const isWord = typeof value !== 'boolean' || name.startsWith('aria-') || name.startsWith('data-');
    if (typeof value === 'function' || typeof value === 'object' || !isWord) {
      throw new Error(`${name} cannot be drawn without React.`);
    }
    all += ` ${WRITTEN[name] ?? name}="${escaped(String(value))}"`;
  }
  return all;
}

const SPECIAL = /["&'<>]/;
const ESCAPES: Record<string, string> = {
  '"': '&quot;',
  '&': '&amp;',
  "'": '&#x27;',
  '<': '&lt;',
  '>': '&gt;',
};

const escaped = (text: string): string =>
  SPECIAL.test(text) ? text.replace(/["&'<>]/g, (one) => ESCAPES[one] as string) : text;
