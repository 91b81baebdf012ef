'use client';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { type ReactNode, useMemo, useState } from 'react';
import { Notice } from '@/components/ui/notice.tsx';
import type { FileView } from '@/lib/evidence/view.ts';
import type { SourcePageView } from '@/lib/sources/view.ts';
import { AskForTimes } from './ask-for-times.tsx';
import { BringWords } from './bring-words.tsx';
import { CaptureAgain } from './capture-form.tsx';
import { cueLines } from './cue-lines.ts';
import { FileList } from './file-list.tsx';
import { FileUpload } from './file-upload.tsx';
import { MediaPlayer } from './media-player.tsx';
import { SourceText } from './source-text.tsx';
import { TextVersions } from './text-versions.tsx';
import { TimesStanding } from './times-standing.tsx';
import { useTextReadings } from './use-text-readings.ts';

// Of words that no program made there is nothing to say.
const WordsStanding = dynamic(() => import('./words-standing.tsx').then((module) => module.WordsStanding));

/** What a source provided: recordings to play, files, and the words that quotes are checked against. */
export function SourceEvidence({ source }: { source: SourcePageView }) {
  const router = useRouter();
  const refresh = () => router.refresh();
  const [notice, setNotice] = useState<string | null>(null);
  const { opened, can, timeZone } = source;
  const text = opened?.text ?? null;
  // Once for each text: a transcript of hours has thousands of lines.
  const timed = useMemo(() => (text?.form === 'transcript' ? cueLines(text) : []), [text]);
  const beingRead = opened?.files.filter((file) => !file.isRemoved && file.reading?.isUnderWay).length ?? 0;
  useTextReadings(source.me, source.id, beingRead, refresh);
  if (!opened) {
    return (
      <p className="mb-8 rounded-md border px-4 py-3 text-sm text-soft">
        Its files and words are open to the people named on it.
      </p>
    );
  }
  const { files } = opened;
  const canChange = can.change && can.open;
  const recordings = files.filter(
    ({ isRemoved, shown, clip }) => !isRemoved && !clip && (shown === 'audio' || shown === 'video'),
  );
  const [first] = recordings;
  // Times that were found in a recording are those of no other one.
  const isTimed = timed.length > 0 && first !== undefined && (text?.aligned?.fileId ?? first.id) === first.id;
  const lines = isTimed ? timed : [];
  return (
    <>
      {recordings.length > 0 && (
        <Part id="recordings" title={recordings.length === 1 ? 'Recording' : 'Recordings'}>
          <div className="grid gap-4">
            {recordings.map((file, i) => (
              <MediaPlayer
                key={file.id}
                fileId={file.id}
                isVideo={file.shown === 'video'}
                label={file.fileName}
                lines={i === 0 ? lines : []}
                keep={
                  canChange ? { sourceId: source.id, name: stemOf(file.fileName), onKept: refresh } : null
                }
              />
            ))}
          </div>
        </Part>
      )}
      <Part id="words" title="Words">
        {notice && (
          <Notice tone="warning" className="mb-3">
            {notice}
          </Notice>
        )}
        {text?.recogniser && (
          <WordsStanding sourceId={source.id} {...{ text, recordings, canChange, timeZone }} />
        )}
        {text?.aligned && <TimesStanding aligned={text.aligned} isThere={isTimed} timeZone={timeZone} />}
        <SourceText
          sourceId={source.id}
          text={text}
          isBeingRead={beingRead > 0}
          canChange={canChange}
          isPlayedAbove={isTimed}
          onRead={setNotice}
        />
        {canChange && text && first && (
          <AskForTimes key={first.id} sourceId={source.id} text={text} recording={first} />
        )}
        {canChange && <BringWords sourceId={source.id} onRead={setNotice} />}
        <TextVersions
          sourceId={source.id}
          current={text}
          versions={opened.versions}
          {...{ canChange, timeZone }}
        />
      </Part>
      <Files source={source} files={files} textSha256={text?.sha256 ?? null} canChange={canChange} />
    </>
  );
}

/** A file's name without its ending: what is cut from it is called after it. */
const stemOf = (fileName: string) => fileName.replace(/\.[^.]+$/, '');

/** Its files, and how another one comes. */
function Files({
  source,
  files,
  textSha256,
  canChange,
}: {
  source: SourcePageView;
  files: readonly FileView[];
  textSha256: string | null;
  canChange: boolean;
}) {
  const router = useRouter();
  return (
    <Part id="files" title="Files">
      <div className="grid gap-3">
        <FileList
          sourceId={source.id}
          files={files}
          timeZone={source.timeZone}
          {...{ textSha256, canChange }}
        />
        {canChange && (
          <FileUpload sourceId={source.id} maxBytes={source.maxFileBytes} endings={source.fileEndings} />
        )}
        {!canChange && files.length === 0 && <p className="text-sm text-soft">No files.</p>}
        {canChange && source.link && !source.isConfidential && (
          <CaptureAgain
            sourceId={source.id}
            memberId={source.me}
            last={source.capture}
            onDone={() => router.refresh()}
          />
        )}
      </div>
    </Part>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="mb-8">
      <h2 id={id} className="mb-2 text-lg font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}
