'use client';
import { useState } from 'react';
import { type ReadLine, storyLine, type WhatWasRead } from '@/lib/domain/what-was-read.ts';
import { Button } from '../ui/button.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';

/**
 * What was read from a file, a page or a paste, and what was set aside, by kind: one line each, with a button that puts
 * everything of that kind back and one that shows what came in.
 */
export function WhatWasReadList({
  read,
  onPutBack,
  originalHref,
  className = '',
}: {
  read: WhatWasRead;
  /** Called with the lines' reason; null where the person may not, or where nothing is saved yet. */
  onPutBack: ((reason: string, words: string) => void) | null;
  /** Where the original can be seen; null where it was not kept. */
  originalHref: string | null;
  className?: string;
}) {
  const { figure, rest } = storyLine(read);
  const { asides } = read;
  return (
    <ul className={`divide-y rounded-md border bg-sheet px-4 text-sm ${className}`}>
      <li className={LINE}>
        <span className="min-w-0">
          <strong className="figures font-semibold">{figure}</strong> {rest}
          {read.kinds && <span className="text-soft">, among them {read.kinds}</span>}
        </span>
        {originalHref && (
          <a className={LINK} href={originalHref} target="_blank" rel="noreferrer">
            Show the original
          </a>
        )}
      </li>
      {asides.length > 0 && (
        <li className={LINE}>
          <span className="min-w-0">Set aside: {asides.map(({ words }) => words).join(', ')}</span>
          {onPutBack && <PutBack asides={asides} onPutBack={onPutBack} />}
        </li>
      )}
      {read.notes.map((line) => (
        <NoteLine key={line.code} line={line} />
      ))}
    </ul>
  );
}

const LINE = 'flex items-baseline justify-between gap-x-4 py-1.5';
const LINK =
  'inline-flex min-h-6 shrink-0 items-center font-medium text-pencil underline-offset-4 hover:underline';

function PutBack({
  asides,
  onPutBack,
}: Pick<WhatWasRead, 'asides'> & {
  onPutBack: (reason: string, words: string) => void;
}) {
  const [only] = asides;
  if (asides.length === 1 && only) {
    return (
      <Button look="link" className="min-h-6!" onClick={() => onPutBack(only.reason, only.words)}>
        Put back
      </Button>
    );
  }
  return (
    <Menu
      trigger={
        <Button look="link" className="min-h-6!">
          Put back <span aria-hidden="true">▾</span>
        </Button>
      }
    >
      {asides.map(({ reason, words }) => (
        <MenuItem key={reason} onSelect={() => onPutBack(reason, words)}>
          {words}
        </MenuItem>
      ))}
    </Menu>
  );
}

function NoteLine({ line }: { line: ReadLine }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <li className="py-1.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5">
        <span className={line.isLoss ? 'text-pending' : ''}>{line.words}</span>
        {line.details.length > 0 && (
          <Button
            look="link"
            className="min-h-6!"
            aria-expanded={isOpen}
            onClick={() => setIsOpen((before) => !before)}
          >
            {isOpen ? 'Hide' : line.details.length === 1 ? 'Show it' : 'Show them'}
          </Button>
        )}
      </div>
      {isOpen && (
        <ul className="mt-1 mb-1 max-h-48 space-y-1 overflow-y-auto border-l-2 pl-3 text-soft">
          {line.details.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
    </li>
  );
}
