'use client';
import { type Ref, useImperativeHandle, useRef } from 'react';
import type { ItemStatus } from '@/lib/domain/vocabulary.ts';
import type { PlayerAct } from '../../source/player-keys.ts';
import { useWorkbenchContext } from '../state/context.tsx';
import type { ListenHandle } from './checks.tsx';
import { SPEAKER_FIELD_ID } from './kind-and-speaker-form.tsx';
import { lookAtThreads, NOTE_FIELD_ID } from './threads-panel.tsx';
import type { VerdictHandle } from './verdict-panel.tsx';

/** What keys can ask of the inspector, for the item that it shows. */
export type InspectorHandle = {
  addSource: () => void;
  writeNote: () => void;
  changeAnatomy: () => void;
  showThreads: () => void;
  chooseStatus: (status: ItemStatus) => void;
  play: (act: PlayerAct | 'sayListened') => void;
};

/**
 * Answers the keys for the item that is shown.
 * @param bring draws what stands further down, where a key is about something in it
 * @returns for the panels that answer some of them themselves
 */
export function useInspectorHandle(
  ref: Ref<InspectorHandle>,
  {
    bring,
    onAdd,
    onEdit,
  }: { bring: () => void; onAdd: (isAdding: boolean) => void; onEdit: (isEditing: boolean) => void },
) {
  const { can, commands } = useWorkbenchContext();
  const verdict = useRef<VerdictHandle>(null);
  const listen = useRef<ListenHandle>(null);
  useImperativeHandle(ref, () => ({
    addSource: () => {
      if (!can.manageSources) return;
      bring();
      onAdd(true);
    },
    writeNote: () => {
      bring();
      document.getElementById(NOTE_FIELD_ID)?.focus();
    },
    changeAnatomy: () => {
      if (!can.annotate) return;
      // Once open, the form takes the focus itself.
      document.getElementById(SPEAKER_FIELD_ID)?.focus();
      onEdit(true);
    },
    showThreads: () => {
      bring();
      lookAtThreads();
    },
    chooseStatus: (status) => verdict.current?.chooseStatus(status),
    play: (act) => {
      bring();
      if (listen.current) listen.current.play(act);
      else commands.announce('Only a quote is played from a recording.');
    },
  }));
  return { verdict, listen };
}
