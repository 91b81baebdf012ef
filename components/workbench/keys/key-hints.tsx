'use client';
import { Kbd } from '../../ui/kbd.tsx';
import { keyHints, keyOf } from './keys.ts';

const HINTS = keyHints();

/** The keys that are used all day, at the bottom of the workbench. */
export function KeyHints({ onAll }: { onAll: () => void }) {
  return (
    <footer className="hidden h-9 shrink-0 items-center gap-5 border-t px-5 text-xs text-soft lg:flex">
      {HINTS.map(({ keys, does }) => (
        <span key={does} className="flex items-center gap-1">
          {keys.map((key) => (
            <Kbd key={key} isHidden={false}>
              {key}
            </Kbd>
          ))}{' '}
          {does}
        </span>
      ))}
      <button type="button" onClick={onAll} className="flex min-h-6 items-center gap-1 hover:text-ink">
        <Kbd isHidden={false}>{keyOf('showKeys')}</Kbd> all keys
      </button>
    </footer>
  );
}
