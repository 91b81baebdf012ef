/** What the browser's window and its history call a page. An element of the page: what Next gathers of each page costs it more. */
export function WindowTitle({ children }: { children: string }) {
  return <title>{`${children} · Stet`}</title>;
}
