import { SHOWN_LABELS, SHOWN_TEXT, type ShownStatus } from './shown-status.ts';

/**
 * Shape first: a filled circle with a tick, a broken circle, a diamond with an exclamation mark, a rounded square with
 * a turning arrow. `isNamed` gives the status a text for screen readers, where no words beside it say it.
 */
export function StatusGlyph({
  status,
  isNamed = false,
  className = 'size-4',
}: {
  status: ShownStatus;
  isNamed?: boolean;
  className?: string;
}) {
  return (
    <>
      <svg
        viewBox="0 0 20 20"
        aria-hidden="true"
        className={`inline-block shrink-0 ${SHOWN_TEXT[status]} ${className}`}
      >
        <Shape status={status} />
      </svg>
      {isNamed && <span className="sr-only">{SHOWN_LABELS[status]}</span>}
    </>
  );
}

function Shape({ status }: { status: ShownStatus }) {
  switch (status) {
    case 'VERIFIED':
      return (
        <>
          <circle cx="10" cy="10" r="9" fill="currentColor" />
          <path
            d="M6 10.4l2.7 2.6L14 7.4"
            fill="none"
            strokeWidth="1.9"
            strokeLinecap="round"
            strokeLinejoin="round"
            className="stroke-sheet"
          />
        </>
      );
    case 'PENDING':
      return (
        <circle
          cx="10"
          cy="10"
          r="8"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.7"
          strokeDasharray="3.2 1.827"
        />
      );
    case 'DISPUTED':
      return (
        <>
          <rect
            x="3.2"
            y="3.2"
            width="13.6"
            height="13.6"
            rx="2"
            fill="currentColor"
            transform="rotate(45 10 10)"
          />
          <path d="M10 5.6v5.2" strokeWidth="1.9" strokeLinecap="round" className="stroke-sheet" />
          <circle cx="10" cy="13.9" r="1.2" className="fill-sheet" />
        </>
      );
    case 'CHANGED':
      return (
        <>
          <rect x="1.5" y="1.5" width="17" height="17" rx="4" fill="currentColor" />
          <path
            d="M13.9 8.2A4.3 4.3 0 1 0 14.3 11"
            fill="none"
            strokeWidth="1.6"
            strokeLinecap="round"
            className="stroke-sheet"
          />
          <path d="M14.6 5.2v3.6H11z" className="fill-sheet" />
        </>
      );
  }
}
