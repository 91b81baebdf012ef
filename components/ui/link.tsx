import NextLink from 'next/link';
import type { ComponentProps } from 'react';

/**
 * A link to a page of the desk. Nothing is fetched ahead: each page is made for whoever asks, so all that could come is where
 * it lies, and every page that is opened would cost the server a dozen requests for pages that hardly anybody goes to.
 */
export function Link(props: Omit<ComponentProps<typeof NextLink>, 'prefetch'>) {
  return <NextLink {...props} prefetch={false} />;
}
