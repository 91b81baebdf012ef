'use client';
import { useEffect, useRef } from 'react';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { useClock } from '../../ui/use-clock.ts';

const TRY_AGAIN_MS = 20_000;

/**
 * When a deadline passes while the page is open, what the log supports changes without anybody doing anything: reload,
 * and keep trying until there is an answer.
 */
export function useDeadlines(
  view: Pick<WorkbenchView, 'now' | 'contacts' | 'mismatches'>,
  refresh: () => Promise<boolean>,
  announce: (words: string) => void,
): void {
  const retry = useRef<ReturnType<typeof setTimeout>>(undefined);
  const before = useRef(view.mismatches.length);
  const ask = async () => {
    clearTimeout(retry.current);
    if (!(await refresh())) retry.current = setTimeout(ask, TRY_AGAIN_MS);
  };
  useClock(
    view.now,
    view.contacts.map(({ deadline }) => deadline),
    () => void ask(),
  );
  useEffect(() => () => clearTimeout(retry.current), []);

  const count = view.mismatches.length;
  useEffect(() => {
    if (count > before.current) announce('A non-response says more now than the contact log shows.');
    before.current = count;
  }, [count, announce]);
}
