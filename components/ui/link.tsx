import type { ComponentProps } from 'react';

/** A path with what is asked of it; `undefined` is left out. */
type Address = string | { pathname: string; query: Record<string, string | number | undefined> };

type Props = Omit<ComponentProps<'a'>, 'href' | 'target' | 'download'> & { href: Address };

/**
 * A link to a page of the desk. It is a plain link, and one listener opens the page without loading the document anew
 * (components/awake/page-links.tsx): Next's own link is some fifteen hooks for each, on pages of a hundred links. Nothing is fetched
 * ahead: each page is made for whoever asks, so all that could come is where it lies.
 */
export function Link({ href, ...props }: Props) {
  return <a {...props} href={written(href)} data-page="" />;
}

function written(address: Address): string {
  if (typeof address === 'string') return address;
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(address.query)) {
    if (value !== undefined) asked.set(name, String(value));
  }
  return asked.size > 0 ? `${address.pathname}?${asked}` : address.pathname;
}
