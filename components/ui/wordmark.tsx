/** "stet" on its own dots: the mark under words that shall stand. */
export function Wordmark({ className = 'text-xl' }: { className?: string }) {
  return <span className={`dots font-serif font-semibold tracking-tight text-ink ${className}`}>stet</span>;
}
