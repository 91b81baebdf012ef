export type BarPart = { count: number; tone: 'verified' | 'pending' | 'disputed'; words: string };

const FILL = { verified: 'fill-verified', pending: 'fill-pending', disputed: 'fill-disputed' } as const;

/**
 * How a whole is divided. Drawn as SVG with plain attributes, so it needs neither script nor inline style. What is
 * still open is drawn with a broken line, so that the bar is readable in black-and-white print too.
 */
export function Bar({ parts, className = 'h-1.5 w-40' }: { parts: readonly BarPart[]; className?: string }) {
  const whole = parts.reduce((sum, part) => sum + part.count, 0);
  const shown = parts.filter((part) => part.count > 0);
  const gap = 0.8;
  let at = 0;
  return (
    <svg
      role="img"
      aria-label={whole === 0 ? 'Nothing yet' : shown.map((part) => `${part.count} ${part.words}`).join(', ')}
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      className={className}
    >
      {whole === 0 && <rect width="100" height="4" className="fill-rule" />}
      {shown.map((part, i) => {
        const width = (part.count / whole) * 100;
        const x = at;
        at += width;
        const drawn = Math.max(width - (i < shown.length - 1 ? gap : 0), 0.6);
        if (part.tone !== 'pending') {
          return <rect key={part.tone} x={x} width={drawn} height="4" className={FILL[part.tone]} />;
        }
        return (
          <line
            key={part.tone}
            x1={x}
            x2={x + drawn}
            y1="2"
            y2="2"
            strokeWidth="4"
            strokeDasharray="3.4 1.3"
            className="stroke-pending"
          />
        );
      })}
    </svg>
  );
}
