'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Select } from '@/components/ui/field.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { Time } from '@/components/ui/time.tsx';
import { useAction } from '@/components/ui/use-action.ts';
import { recogniserWords } from '@/lib/domain/recognised.ts';
import { readWordsAction } from '@/lib/evidence/actions.ts';
import type { FileView, TextView } from '@/lib/evidence/view.ts';

/** Whose words these are where a recogniser made them, and whether somebody has read them against the recording. */
export function WordsStanding({
  sourceId,
  text,
  recordings,
  canChange,
  timeZone,
}: {
  sourceId: string;
  text: TextView;
  recordings: readonly FileView[];
  canChange: boolean;
  timeZone: string;
}) {
  const router = useRouter();
  const { run, isBusy, failure } = useAction(readWordsAction);
  const [chosen, setChosen] = useState('');
  const fileId = recordings.find(({ id }) => id === chosen)?.id ?? recordings[0]?.id;
  if (text.recogniser === null) return null;
  const by = recogniserWords(text.recogniser);
  if (text.read) {
    return (
      <p className="mb-3 text-sm text-soft">
        Words of {by}, read against “{text.read.fileName}” by {text.read.by},{' '}
        <Time iso={text.read.at} timeZone={timeZone} />.
      </p>
    );
  }
  return (
    <Notice tone="warning" title="Machine, unread" className="mb-3">
      <p>
        Words of {by}. Nobody has read them against the recording, and what rests on them says so.
        {recordings.length === 0 && ' Add the recording to read them against it.'}
      </p>
      {failure && (
        <p role="alert" className="mt-2 text-disputed">
          {failure.message}
        </p>
      )}
      {canChange && fileId && (
        <div className="mt-2 flex flex-wrap items-end gap-2">
          {recordings.length > 1 && (
            <Select
              label="Recording"
              value={fileId}
              choices={recordings.map(({ id, fileName }) => ({ value: id, words: fileName }))}
              onChange={(event) => setChosen(event.target.value)}
            />
          )}
          <Button
            size="sm"
            isBusy={isBusy}
            disabled={isBusy}
            onClick={() => run({ sourceId, textId: text.id, fileId }, () => router.refresh())}
          >
            I read these words against the recording
          </Button>
        </div>
      )}
    </Notice>
  );
}
