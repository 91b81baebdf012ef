/** "stet" on its own dots: the proofreader's mark under words that are to stay. */
export function Wordmark({ className = 'text-xl' }: { className?: string }) {
  return <span className={`dots font-serif font-semibold tracking-tight text-ink ${className}`}>stet</span>;
}
