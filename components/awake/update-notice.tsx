'use client';
import { useEffect, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { whenUpdated } from '../ui/updated.ts';
import {
  bringBackTyped,
  hasSecretTyping,
  type KeptField,
  keepTyped,
  looseTyping,
  noteTyping,
} from './kept-fields.ts';

/** A page that was open while Stet was updated says so, and carries what was typed over to the new one. */
export function UpdateNotice() {
  const [shown, setShown] = useState<{ hasSecret: boolean } | null>(null);
  const [cannotKeep, setCannotKeep] = useState(false);
  const [loose, setLoose] = useState<KeptField[]>([]);
  useEffect(() => {
    setLoose(looseTyping());
    const stops = [
      noteTyping(),
      bringBackTyped(),
      whenUpdated(() => setShown({ hasSecret: hasSecretTyping() })),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  if (!shown && loose.length > 0) return <LooseTyping fields={loose} onDone={() => setLoose([])} />;
  if (!shown) return null;
  if (cannotKeep) return <CannotKeep />;
  return (
    <div className="pointer-events-auto fixed inset-x-4 bottom-4 z-[100] mx-auto max-w-md shadow-lg">
      <Notice
        tone="error"
        title="Stet was updated; what you typed is kept"
        actions={
          <Button
            onClick={() => {
              if (keepTyped()) window.location.reload();
              else setCannotKeep(true);
            }}
          >
            Reload
          </Button>
        }
      >
        Reload the page to go on.
        {shown.hasSecret && (
          <>
            {' '}
            Only who a confidential source is stays out of this browser’s storage: note it down before you
            reload.
          </>
        )}
      </Notice>
    </div>
  );
}

/** Nothing was reloaded: what was typed is still in its fields, and this says how to save it. */
function CannotKeep() {
  return (
    <div className="pointer-events-auto fixed inset-x-4 bottom-4 z-[100] mx-auto max-w-md shadow-lg">
      <Notice
        tone="error"
        title="This browser cannot keep what you typed"
        actions={<Button onClick={() => window.location.reload()}>Reload without it</Button>}
      >
        Its storage is full or turned off. Copy what you typed, then reload the page to go on.
      </Notice>
    </div>
  );
}

/** With forms for many items there is no telling where a text belongs: it is shown, to be copied. */
function LooseTyping({ fields, onDone }: { fields: KeptField[]; onDone: () => void }) {
  return (
    <div className="pointer-events-auto fixed inset-x-4 bottom-4 z-[100] mx-auto max-h-[50dvh] max-w-md overflow-y-auto shadow-lg">
      <Notice
        tone="info"
        title="Typed before the update"
        actions={<Button onClick={onDone}>I have it</Button>}
      >
        <dl className="grid gap-1">
          {fields.map(({ key, label, value }) => (
            <div key={key}>
              <dt className="text-xs text-soft">{label}</dt>
              <dd className="select-all whitespace-pre-line">{value}</dd>
            </div>
          ))}
        </dl>
      </Notice>
    </div>
  );
}
