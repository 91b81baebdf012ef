'use client';
import { createContext, use, useCallback, useEffect, useRef, useState } from 'react';
import type { PersonView } from '@/lib/stories/view.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { DRAFTS_BACK } from '../../awake/kept-fields.ts';
import type { DraftPlace } from '../../ui/use-form.ts';
import type { Commands } from './commands.ts';
import type { OthersStore } from './others.ts';

/** What every part of the workbench may need; the same object until rights, members or the texts being read change. */
export type WorkbenchSurroundings = {
  commands: Commands;
  can: WorkbenchView['can'];
  timeZone: string;
  me: PersonView;
  /** Everybody active, for whom to mention. */
  members: readonly PersonView[];
  /** Who may be given the story, or an item of it. */
  checkers: readonly PersonView[];
  /** Ids of the sources whose text is being read. */
  beingRead: readonly string[];
  /** What was typed but not yet sent, by form: moving to another item and back loses nothing. */
  drafts: Map<string, unknown>;
  others: OthersStore;
};

export const WorkbenchContext = createContext<WorkbenchSurroundings | null>(null);

export function useWorkbenchContext(): WorkbenchSurroundings {
  const surroundings = use(WorkbenchContext);
  if (!surroundings) throw new Error('Only for parts of the workbench.');
  return surroundings;
}

/** Whether a form is open: at first where something typed into it was kept, from before a reload too. */
export function useOpenWithDraft(key: string): [isOpen: boolean, setIsOpen: (isOpen: boolean) => void] {
  const { drafts } = useWorkbenchContext();
  const [isOpen, setIsOpen] = useState(drafts.has(key));
  useEffect(() => {
    const open = () => drafts.has(key) && setIsOpen(true);
    window.addEventListener(DRAFTS_BACK, open);
    return () => window.removeEventListener(DRAFTS_BACK, open);
  }, [drafts, key]);
  return [isOpen, setIsOpen];
}

/** What is typed into a form, kept until sent, even while the form is not on the screen. */
export function useDraft<Draft>(key: string, start: Draft): DraftPlace<Draft> {
  const { drafts } = useWorkbenchContext();
  const [draft, setDraft] = useState<Draft>(() => (drafts.has(key) ? (drafts.get(key) as Draft) : start));
  const latest = useRef(draft);
  const show = useCallback((next: Draft) => {
    latest.current = next;
    setDraft(next);
  }, []);
  useEffect(() => {
    const bringBack = () => {
      if (drafts.has(key)) show(drafts.get(key) as Draft);
    };
    window.addEventListener(DRAFTS_BACK, bringBack);
    return () => window.removeEventListener(DRAFTS_BACK, bringBack);
  }, [drafts, key, show]);
  const change = useCallback(
    (what: (now: Draft) => Draft) => {
      const next = what(latest.current);
      drafts.set(key, next);
      show(next);
    },
    [drafts, key, show],
  );
  const letGo = useCallback(() => {
    drafts.delete(key);
    show(start);
  }, [drafts, key, start, show]);
  return [draft, change, letGo];
}
