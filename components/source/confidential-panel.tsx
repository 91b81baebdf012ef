'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Select, TextArea, TextField } from '@/components/ui/field.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { Time } from '@/components/ui/time.tsx';
import { useAction } from '@/components/ui/use-action.ts';
import {
  addReaderAction,
  changeIdentityAction,
  confirmReaderAction,
  readIdentityAction,
  removeReaderAction,
} from '@/lib/confidential/actions.ts';
import type { SourcePageView } from '@/lib/sources/view.ts';
import { LiftConfidentiality } from './lift-confidentiality.tsx';

/** Who may read who the source is; for them, the way to read it. */
export function ConfidentialPanel({ source }: { source: SourcePageView }) {
  const router = useRouter();
  const refresh = () => router.refresh();
  return (
    <section aria-labelledby="confidential" className="rounded-md border border-edge/60 bg-sheet p-4">
      <h2 id="confidential" className="text-base font-semibold">
        Confidential source
      </h2>
      <p className="mt-1 text-sm text-soft">
        Who it is, its files and its words are for the people named here. Each reading of the name is in the
        record.
      </p>
      {source.can.readIdentity ? (
        <Identity sourceId={source.id} canChange={source.can.nameReaders} onChanged={refresh} />
      ) : (
        <p className="mt-3 text-sm">
          {source.readers.some(({ id }) => id === source.me) ? (
            <>
              Your password was set with a link, so it is closed to you.{' '}
              <a href="/account">How to open it again</a>
            </>
          ) : (
            'You are not named on it.'
          )}
        </p>
      )}
      <h3 className="eyebrow mt-4">Named on it</h3>
      <ul className="mt-1 divide-y ">
        {source.readers.map((reader) => (
          <Reader
            key={reader.id}
            {...{ source, reader }}
            canRemove={source.can.nameReaders && source.readers.length > 1}
            onChanged={refresh}
          />
        ))}
      </ul>
      {source.can.nameReaders && <AddReader source={source} onChanged={refresh} />}
      <LiftConfidentiality source={source} onChanged={refresh} />
    </section>
  );
}

function Identity({
  sourceId,
  canChange,
  onChanged,
}: {
  sourceId: string;
  canChange: boolean;
  onChanged: () => void;
}) {
  const read = useAction(readIdentityAction);
  const change = useAction(changeIdentityAction);
  const [identity, setIdentity] = useState<string | null>(null);
  const [draft, setDraft] = useState<string | null>(null);

  if (draft !== null) {
    return (
      <form
        data-never-kept
        className="mt-3 grid gap-2"
        aria-label="Who the source is"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          change.run({ sourceId, identity: draft }, () => {
            setIdentity(draft);
            setDraft(null);
            onChanged();
          });
        }}
      >
        {change.generalError && <Notice tone="error">{change.generalError}</Notice>}
        <TextArea
          label="Who it is"
          value={draft}
          error={change.fieldError('identity') ?? change.fieldError('termsText')}
          onChange={(event) => setDraft(event.target.value)}
        />
        <div className="flex justify-end gap-2">
          <Button size="sm" look="quiet" onClick={() => setDraft(null)}>
            Cancel
          </Button>
          <Button size="sm" type="submit" look="solid" isBusy={change.isBusy} disabled={change.isBusy}>
            Save
          </Button>
        </div>
      </form>
    );
  }
  if (identity === null) {
    return (
      <div className="mt-3">
        <Button
          isBusy={read.isBusy}
          disabled={read.isBusy}
          onClick={() => read.run({ sourceId }, (data) => setIdentity(data.identity))}
        >
          Read who it is
        </Button>
        {read.failure && (
          <Notice tone="error" className="mt-2">
            {read.failure.message}
          </Notice>
        )}
      </div>
    );
  }
  return (
    <div className="mt-3">
      <p role="status" className="font-serif text-lg leading-snug break-words whitespace-pre-wrap">
        {identity}
      </p>
      <div className="mt-1 -ml-2 flex gap-1">
        <Button size="sm" look="quiet" onClick={() => setIdentity(null)}>
          Hide
        </Button>
        {canChange && (
          <Button size="sm" look="quiet" onClick={() => setDraft(identity)}>
            Change
          </Button>
        )}
      </div>
    </div>
  );
}

function Reader({
  source,
  reader,
  canRemove,
  onChanged,
}: {
  source: SourcePageView;
  reader: SourcePageView['readers'][number];
  canRemove: boolean;
  onChanged: () => void;
}) {
  const { run, isBusy, failure } = useAction(removeReaderAction);
  return (
    <li className="py-1.5 text-sm">
      <div className="flex items-start justify-between gap-2">
        <p className="min-w-0">
          <span className="font-medium">{reader.name}</span>
          {!reader.isActive && <span className="text-soft"> (deactivated)</span>}
          <span className="block text-xs text-soft">
            named by {reader.grantedBy}, <Time iso={reader.grantedAt} timeZone={source.timeZone} />
          </span>
        </p>
        {canRemove && (
          <Button
            size="sm"
            look="quiet"
            disabled={isBusy}
            onClick={() => run({ sourceId: source.id, memberId: reader.id }, onChanged)}
          >
            {reader.id === source.me ? 'Give up' : 'Remove'}
            <span className="sr-only"> {reader.name}</span>
          </Button>
        )}
      </div>
      {failure && <p className="text-xs text-disputed">{failure.message}</p>}
      {reader.closed && (
        <p className="text-xs text-pending">
          Closed to them: they set a password with a link that {reader.closed.by} made,{' '}
          <Time iso={reader.closed.at} timeZone={source.timeZone} />.
        </p>
      )}
      {reader.closed && source.can.confirmReaders && <ConfirmReader {...{ source, reader, onChanged }} />}
    </li>
  );
}

function ConfirmReader({
  source,
  reader,
  onChanged,
}: {
  source: SourcePageView;
  reader: SourcePageView['readers'][number];
  onChanged: () => void;
}) {
  const { run, isBusy, fieldError, generalError } = useAction(confirmReaderAction);
  const [code, setCode] = useState('');
  return (
    <form
      className="mt-2 flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        run({ sourceId: source.id, memberId: reader.id, code }, onChanged);
      }}
    >
      <TextField
        label={`Code that ${reader.name} reads out to you`}
        className="min-w-0 flex-1"
        value={code}
        inputMode="numeric"
        autoComplete="off"
        error={fieldError('code') ?? generalError}
        onChange={(event) => setCode(event.target.value)}
      />
      <Button type="submit" isBusy={isBusy} disabled={isBusy || code.trim() === ''}>
        Confirm
      </Button>
    </form>
  );
}

function AddReader({ source, onChanged }: { source: SourcePageView; onChanged: () => void }) {
  const { run, isBusy, failure } = useAction(addReaderAction);
  const [memberId, setMemberId] = useState('');
  const named = new Set(source.readers.map(({ id }) => id));
  const others = source.members.filter(({ id }) => !named.has(id));
  if (others.length === 0) return null;
  return (
    <form
      data-never-kept
      className="mt-3 flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (!memberId) return;
        run({ sourceId: source.id, memberId }, () => {
          setMemberId('');
          onChanged();
        });
      }}
    >
      <Select
        label="Name somebody"
        className="min-w-0 flex-1"
        value={memberId}
        error={failure?.message}
        choices={[
          { value: '', words: 'Choose' },
          ...others.map(({ id, name }) => ({ value: id, words: name })),
        ]}
        onChange={(event) => setMemberId(event.target.value)}
      />
      <Button type="submit" isBusy={isBusy} disabled={isBusy || memberId === ''}>
        Name
      </Button>
    </form>
  );
}
