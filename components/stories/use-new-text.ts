'use client';
import { useRouter } from 'next/navigation';
import { type RefObject, useEffect, useState } from 'react';
import type { ActionResult } from '@/lib/domain/errors.ts';
import { previewRevisionAction, reviseStoryAction } from '@/lib/revisions/actions.ts';
import type { RevisionPreview } from '@/lib/revisions/view.ts';
import type { Failure } from '../ui/use-action.ts';
import { storyAddress } from './addresses.ts';
import { forgetText, type KeptText, keepText, keptText } from './kept-text.ts';
import { rememberBroughtIn } from './use-what-was-read.ts';

const NO_ANSWERS = { keep: '', despite: '' };

type Busy = 'reading' | 'saving' | null;

/**
 * The text of a new revision as it is typed or chosen: kept in the browser until it is saved or given up.
 * @param key where it is kept
 */
export function useKeptText(key: string, currentText: string, number: number) {
  const [text, setText] = useState(currentText);
  const [file, setFile] = useState<File | null>(null);
  const [restored, setRestored] = useState<Pick<KeptText, 'file' | 'revision'> | null>(null);

  // What was typed or chosen before the page was reloaded.
  useEffect(() => {
    void keptText(key).then((kept) => {
      if (!kept) return;
      setText(kept.text);
      setRestored({ file: kept.file, revision: kept.revision });
      setFile(kept.file);
    });
  }, [key]);

  function keep(change: { text?: string; file?: File | null }) {
    const kept = { text, file, revision: number, ...change };
    setText(kept.text);
    setFile(kept.file);
    void keepText(key, kept);
  }

  return { text, file, restored, keep };
}

/**
 * The two steps to a new revision: finding out what the text in the form would do, and saving exactly that.
 * @param key where the text is kept in the browser: discarded when it is saved
 */
export function useRevision(storyId: string, key: string, form: RefObject<HTMLFormElement | null>) {
  const router = useRouter();
  const [preview, setPreview] = useState<RevisionPreview | null>(null);
  const [anew, setAnew] = useState<ReadonlySet<string>>(new Set());
  const [refusal, setRefusal] = useState<Failure | null>(null);
  const [isFresh, setIsFresh] = useState(false);
  const [busy, setBusy] = useState<Busy>(null);
  /** What the person was asked about the text before it was read (`Question`): each once per text. */
  const [answers, setAnswers] = useState(NO_ANSWERS);

  async function readForm(): Promise<ActionResult<RevisionPreview>> {
    const data = new FormData(form.current ?? undefined);
    const given = (name: keyof typeof NO_ANSWERS) => String(data.get(name) ?? '') || answers[name];
    const all = { keep: given('keep'), despite: given('despite') };
    for (const [name, answer] of Object.entries(all)) data.set(name, answer);
    setAnswers(all);
    // The field is disabled while a file is chosen; what was typed before is not sent along with it.
    const result = await previewRevisionAction(data).catch(unreached);
    if (result.ok) {
      setPreview(result.data);
      setRefusal(null);
      // What no longer lapses needs no new verdict.
      const open = new Set(
        result.data.items.flatMap(({ id, canGiveAnew }) => (id && canGiveAnew ? [id] : [])),
      );
      setAnew((given) => new Set([...given].filter((id) => open.has(id))));
      window.scrollTo(0, 0);
    } else {
      setPreview(null);
      setRefusal(result.error);
    }
    return result;
  }

  async function read() {
    setBusy('reading');
    setIsFresh(false);
    await readForm();
    setBusy(null);
  }

  async function save() {
    if (!preview || !form.current) return;
    setBusy('saving');
    const data = new FormData(form.current);
    for (const [name, answer] of Object.entries(answers)) data.set(name, answer);
    data.set('seen', preview.seen);
    for (const id of anew) data.append('anew', id);
    const result = await reviseStoryAction(data).catch(unreached);
    if (result.ok) {
      await forgetText(key);
      rememberBroughtIn(storyId);
      router.push(storyAddress(storyId));
      return;
    }
    if (result.error.code === 'conflict') setIsFresh((await readForm()).ok);
    else setRefusal(result.error);
    setBusy(null);
  }

  return {
    ...{ preview, anew, refusal, isFresh, busy, read, save },
    /** A different text is asked about afresh. */
    textChanged: () => setAnswers(NO_ANSWERS),
    backToText: () => setPreview(null),
    giveAnew: (itemId: string, isGiven: boolean) => {
      const given = new Set(anew);
      if (isGiven) given.add(itemId);
      else given.delete(itemId);
      setAnew(given);
    },
    goOn: () => {
      setRefusal(null);
      router.refresh();
    },
  };
}

const unreached = (): { ok: false; error: Failure } => ({
  ok: false,
  error: {
    code: 'unexpected',
    message: 'The server could not be reached. Your text is kept here; try again.',
  },
});
