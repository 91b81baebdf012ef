'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Tabs } from '@/components/ui/tabs.tsx';
import type { CaptureView } from '@/lib/sources/capture-view.ts';
import { CaptureForm } from './capture-form.tsx';
import { ConfidentialForm } from './confidential-form.tsx';
import { SourceForm } from './source-form.tsx';

/** The three ways of adding a source to the register. */
export function NewSource({
  timeZone,
  memberId,
  capture,
}: {
  timeZone: string;
  memberId: string;
  /** The person's own last capture that has made no source yet: they come back to it. */
  capture: CaptureView | null;
}) {
  const router = useRouter();
  const [way, setWay] = useState(capture ? 'capture' : 'describe');
  const open = (sourceId: string) => router.push(`/sources/${sourceId}`);
  return (
    <div className="max-w-2xl">
      <Tabs
        value={way}
        onChange={setWay}
        label="How the source comes in"
        tabs={[
          {
            value: 'describe',
            words: 'Describe it',
            content: <SourceForm source={null} timeZone={timeZone} onDone={open} />,
          },
          {
            value: 'capture',
            words: 'Capture a web page',
            content: <CaptureForm memberId={memberId} last={capture} onDone={open} />,
          },
          {
            value: 'confidential',
            words: 'Confidential',
            content: <ConfidentialForm source={null} onDone={open} />,
          },
        ]}
      />
    </div>
  );
}
