'use client';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { sendWords } from './send-words.ts';

type Asked = { file: File; message: string };

/** Takes a recogniser's file as the words of a source. Where there are words already, it is asked first. */
export function BringWords({
  sourceId,
  onRead,
}: {
  sourceId: string;
  onRead: (notice: string | null) => void;
}) {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);

  async function send(file: File, replaces: boolean) {
    setIsBusy(true);
    setProblem(null);
    setAsked(null);
    const result = await sendWords(sourceId, file, replaces);
    setIsBusy(false);
    if (result.ok) {
      onRead(result.notice);
      router.refresh();
    } else if (result.hasWords && !replaces) setAsked({ file, message: result.message });
    else setProblem(result.message);
  }

  return (
    <div className="mt-3">
      {problem && (
        <Notice tone="error" className="mb-2" title="Nothing was taken">
          {problem}
        </Notice>
      )}
      {asked ? (
        <Notice tone="warning" title="This source has words already">
          <p>They stay as an earlier version; verdicts and sign-offs that rest on them lapse.</p>
          <div className="mt-2 flex flex-wrap gap-2">
            <Button size="sm" onClick={() => void send(asked.file, true)}>
              Replace them
            </Button>
            <Button size="sm" look="quiet" onClick={() => setAsked(null)}>
              Cancel
            </Button>
          </div>
        </Notice>
      ) : (
        <Button
          size="sm"
          look="quiet"
          className="-ml-2"
          isBusy={isBusy}
          disabled={isBusy}
          onClick={() => input.current?.click()}
        >
          Bring words from a recogniser
        </Button>
      )}
      <input
        ref={input}
        type="file"
        hidden
        aria-label="Words from a recogniser"
        accept=".json,.srt,.vtt"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) void send(file, false);
        }}
      />
    </div>
  );
}
