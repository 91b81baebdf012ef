'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Select, TextArea, TextField } from '@/components/ui/field.tsx';
import { FormActions } from '@/components/ui/form-actions.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { Time } from '@/components/ui/time.tsx';
import { useAction } from '@/components/ui/use-action.ts';
import { useForm, useOwnDraft } from '@/components/ui/use-form.ts';
import {
  addReaderAction,
  changeIdentityAction,
  confirmReaderAction,
  readIdentityAction,
  removeReaderAction,
} from '@/lib/confidential/actions.ts';
import type { SourcePageView } from '@/lib/sources/view.ts';
import { LiftConfidentiality } from './lift-confidentiality.tsx';

/** Who may read who the source is and, for them, the button to read it. */
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
  const [identity, setIdentity] = useState<string | null>(null);
  const [isChanging, setIsChanging] = useState(false);

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
  if (isChanging) {
    return (
      <IdentityForm
        {...{ sourceId, identity }}
        onChanged={(changed) => {
          setIdentity(changed);
          setIsChanging(false);
          onChanged();
        }}
        onCancel={() => setIsChanging(false)}
      />
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
          <Button size="sm" look="quiet" onClick={() => setIsChanging(true)}>
            Change
          </Button>
        )}
      </div>
    </div>
  );
}

function IdentityForm({
  sourceId,
  identity,
  onChanged,
  onCancel,
}: {
  sourceId: string;
  identity: string;
  onChanged: (identity: string) => void;
  onCancel: () => void;
}) {
  const { draft, set, submit, isBusy, errors, message } = useForm(
    changeIdentityAction,
    useOwnDraft({ identity }),
  );
  return (
    <form
      data-never-kept
      className="mt-3 grid gap-2"
      aria-label="Who the source is"
      onSubmit={submit(
        () => ({ sourceId, identity: draft.identity }),
        () => onChanged(draft.identity),
      )}
    >
      {message && <Notice tone="error">{message}</Notice>}
      <TextArea
        label="Who it is"
        value={draft.identity}
        error={errors.identity ?? errors.termsText}
        onChange={(event) => set({ identity: event.target.value })}
      />
      <FormActions>
        <Button size="sm" look="quiet" onClick={onCancel}>
          Cancel
        </Button>
        <Button size="sm" type="submit" look="solid" isBusy={isBusy} disabled={isBusy}>
          Save
        </Button>
      </FormActions>
    </form>
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
  const { draft, set, submit, isBusy, errors, message } = useForm(
    confirmReaderAction,
    useOwnDraft({ code: '' }),
  );
  const { code } = draft;
  return (
    <form
      className="mt-2 flex items-end gap-2"
      onSubmit={submit(() => ({ sourceId: source.id, memberId: reader.id, code }), onChanged)}
    >
      <TextField
        label={`Code that ${reader.name} reads out to you`}
        className="min-w-0 flex-1"
        value={code}
        inputMode="numeric"
        autoComplete="off"
        error={errors.code ?? message}
        onChange={(event) => set({ code: event.target.value })}
      />
      <Button type="submit" isBusy={isBusy} disabled={isBusy || code.trim() === ''}>
        Confirm
      </Button>
    </form>
  );
}

function AddReader({ source, onChanged }: { source: SourcePageView; onChanged: () => void }) {
  const { draft, set, submit, isBusy, refusal } = useForm(addReaderAction, useOwnDraft({ memberId: '' }));
  const { memberId } = draft;
  const named = new Set(source.readers.map(({ id }) => id));
  const others = source.members.filter(({ id }) => !named.has(id));
  if (others.length === 0) return null;
  return (
    <form
      data-never-kept
      className="mt-3 flex items-end gap-2"
      onSubmit={submit(
        () => (memberId ? { sourceId: source.id, memberId } : null),
        () => {
          set({ memberId: '' });
          onChanged();
        },
      )}
    >
      <Select
        label="Name somebody"
        className="min-w-0 flex-1"
        value={memberId}
        error={refusal?.message}
        choices={[
          { value: '', words: 'Choose' },
          ...others.map(({ id, name }) => ({ value: id, words: name })),
        ]}
        onChange={(event) => set({ memberId: event.target.value })}
      />
      <Button type="submit" isBusy={isBusy} disabled={isBusy || memberId === ''}>
        Name
      </Button>
    </form>
  );
}
