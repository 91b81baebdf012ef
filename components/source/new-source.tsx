'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Tabs } from '@/components/ui/tabs.tsx';
import { CaptureForm } from './capture-form.tsx';
import { ConfidentialForm } from './confidential-form.tsx';
import { SourceForm } from './source-form.tsx';

/** The three ways of adding a source to the register. */
export function NewSource({ timeZone }: { timeZone: string }) {
  const router = useRouter();
  const [way, setWay] = useState('describe');
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
          { value: 'capture', words: 'Capture a web page', content: <CaptureForm onDone={open} /> },
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
