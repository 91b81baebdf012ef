'use client';
import { useEffect, useRef, useState } from 'react';
import { bringInStoryAction } from '@/lib/revisions/actions.ts';
import { isOfOlderBuild, UPDATED } from '../ui/updated.ts';
import { afterReload, type FileOutcome, type QueuedFile, queued, withOutcome } from './file-queue.ts';
import { keepFiles, keptFiles } from './kept-files.ts';

export type Keep = 'story' | 'as_read';

/** Sends one file. A broken connection is an outcome like any other, after which it is not known what was stored. */
async function send(file: File, keep?: Keep): Promise<FileOutcome> {
  const form = new FormData();
  form.set('file', file);
  if (keep) form.set('keep', keep);
  try {
    const result = await bringInStoryAction(null, form);
    return result.ok ? result.data : { message: result.error.message, asks: result.error.asks };
  } catch (error) {
    return {
      message: isOfOlderBuild(error)
        ? UPDATED
        : 'The desk could not be reached. Look whether it is among the stories before you send it again.',
    };
  }
}

/**
 * Files brought in as stories, one after another. What is not a story yet is kept in the browser: a reload loses no file,
 * and goes on when it is told to.
 */
export function useFileQueue(memberId: string) {
  const [rows, setRows] = useState<QueuedFile[]>([]);
  const [isRunning, setIsRunning] = useState(false);
  const latest = useRef(rows);
  const isBusy = useRef(false);

  function change(next: QueuedFile[]) {
    latest.current = next;
    setRows(next);
    void keepFiles(memberId, next);
  }
  const changeOne = (key: string, to: (row: QueuedFile) => QueuedFile) =>
    change(latest.current.map((row) => (row.key === key ? to(row) : row)));

  useEffect(() => {
    let isGone = false;
    void keptFiles(memberId).then((kept) => {
      if (isGone || kept.length === 0) return;
      // What was chosen meanwhile comes after it.
      latest.current = [...afterReload(kept), ...latest.current];
      setRows(latest.current);
    });
    return () => {
      isGone = true;
    };
  }, [memberId]);

  async function sendRow({ key, file }: QueuedFile, keep?: Keep) {
    if (!file) return;
    changeOne(key, (row) => ({ ...row, state: 'reading', message: null }));
    const outcome = await send(file, keep);
    changeOne(key, (row) => withOutcome(row, outcome));
  }

  /** Sends what waits. Whoever adds more meanwhile has it sent by the same run. */
  async function run(first?: { row: QueuedFile; keep: Keep | undefined }) {
    if (isBusy.current) return;
    isBusy.current = true;
    setIsRunning(true);
    if (first) await sendRow(first.row, first.keep);
    for (;;) {
      const next = latest.current.find(({ state }) => state === 'waiting');
      if (!next) break;
      await sendRow(next);
    }
    isBusy.current = false;
    setIsRunning(false);
  }

  return {
    rows,
    isRunning,
    add: (files: readonly File[]) => {
      change([...latest.current, ...queued(files, () => crypto.randomUUID())]);
      void run();
    },
    goOn: () => void run(),
    again: (row: QueuedFile, keep?: Keep) => {
      if (isBusy.current && !keep) changeOne(row.key, (one) => ({ ...one, state: 'waiting', message: null }));
      else void run({ row, keep });
    },
    remove: (key: string) => change(latest.current.filter((row) => row.key !== key)),
    clear: () => change(latest.current.filter(({ state }) => state !== 'done')),
  };
}
