'use client';
import { createContext, use, useCallback, useEffect, useState } from 'react';
import type { PersonView } from '@/lib/stories/view.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { DRAFTS_BACK } from '../awake/kept-fields.ts';
import type { Commands } from './workbench-commands.ts';

/** What every part of the workbench may need; the same object until rights or members change. */
export type WorkbenchSurroundings = {
  commands: Commands;
  can: WorkbenchView['can'];
  timeZone: string;
  me: PersonView;
  members: readonly PersonView[];
  /** What was typed and not yet sent, by form: moving to another item and back loses nothing. */
  drafts: Map<string, unknown>;
};

export const WorkbenchContext = createContext<WorkbenchSurroundings | null>(null);

export function useWorkbenchSurroundings(): WorkbenchSurroundings {
  const surroundings = use(WorkbenchContext);
  if (!surroundings) throw new Error('Only for parts of the workbench.');
  return surroundings;
}

/** State of a form that outlives the form's place on the screen; `clear` when it was sent. */
export function useDraft<T>(key: string, initial: T): [T, (next: T) => void, () => void] {
  const { drafts } = useWorkbenchSurroundings();
  const [value, setValue] = useState<T>(() => (drafts.has(key) ? (drafts.get(key) as T) : initial));
  useEffect(() => {
    const bringBack = () => {
      if (drafts.has(key)) setValue(drafts.get(key) as T);
    };
    window.addEventListener(DRAFTS_BACK, bringBack);
    return () => window.removeEventListener(DRAFTS_BACK, bringBack);
  }, [drafts, key]);
  const set = useCallback(
    (next: T) => {
      drafts.set(key, next);
      setValue(next);
    },
    [drafts, key],
  );
  const clear = useCallback(() => {
    drafts.delete(key);
    setValue(initial);
  }, [drafts, key, initial]);
  return [value, set, clear];
}
