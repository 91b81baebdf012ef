'use client';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { TextField } from '@/components/ui/field.tsx';
import { FormActions } from '@/components/ui/form-actions.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { type Clock, ReaderTime } from '@/components/ui/reader-time.tsx';
import { useAction } from '@/components/ui/use-action.ts';
import { useForm } from '@/components/ui/use-form.ts';
import type { ActionResult } from '@/lib/domain/errors.ts';
import type { MakeStoryTokenInput, RevokeStoryTokenInput } from '@/lib/tokens/schema.ts';
import type { OwnStoryTokens, StoryTokenView } from '@/lib/tokens/view.ts';
import { LinkShownOnce } from './link-shown-once.tsx';

type Revoke = (input: RevokeStoryTokenInput) => Promise<ActionResult<void>>;
type Props = Clock & {
  own: OwnStoryTokens;
  make: (input: MakeStoryTokenInput) => Promise<ActionResult<{ token: string }>>;
  revoke: Revoke;
};

/** Somebody's tokens, with which programs bring stories in for them: made, shown once, and revoked. */
export function StoryTokens({ own: { tokens, address, can }, make, revoke, ...clock }: Props) {
  const router = useRouter();
  const [token, setToken] = useState<string | null>(null);
  const making = useForm(make);
  // Where the keyboard goes when the button that it was on goes.
  const name = useRef<HTMLInputElement>(null);

  return (
    <div className="grid gap-4">
      <p className="text-sm text-soft">
        Your desk’s CMS sends a story to <code className="font-mono text-xs break-all">{address}</code> with a
        token of yours; it comes in as if you had brought it in. A token reads nothing and changes nothing.
      </p>
      {tokens.length === 0 ? (
        <p className="text-sm">No tokens yet.</p>
      ) : (
        <ul className="divide-y rounded-md border bg-sheet px-3 text-sm">
          {tokens.map((one) => (
            <TokenLine
              key={one.id}
              token={one}
              revoke={revoke}
              onRevoked={() => {
                router.refresh();
                name.current?.focus();
              }}
              {...clock}
            />
          ))}
        </ul>
      )}
      {can.make && (
        <form
          className="grid gap-3"
          onSubmit={making.submit(
            (field) => ({ name: field('name') }),
            (fresh, form) => {
              form.reset();
              setToken(fresh.token);
              router.refresh();
            },
          )}
        >
          <TextField
            ref={name}
            name="name"
            label="The program that gets it"
            required
            maxLength={80}
            placeholder="CMS of the city desk"
            error={making.errors.name}
          />
          {making.message && <Notice tone="error">{making.message}</Notice>}
          <FormActions>
            <Button type="submit" isBusy={making.isBusy} disabled={making.isBusy}>
              Make a token
            </Button>
          </FormActions>
        </form>
      )}
      {/* Last, so that nothing of the form moves. */}
      <div aria-live="polite">
        {token && (
          <LinkShownOnce
            key={token}
            link={token}
            what="token"
            title="Give this token to the program"
            onClose={() => {
              setToken(null);
              name.current?.focus();
            }}
          >
            Whoever has it brings in stories in your name. It is not shown again.
          </LinkShownOnce>
        )}
      </div>
    </div>
  );
}

function TokenLine({
  token: { id, name, begins, madeAt, lastUsedAt },
  revoke,
  onRevoked,
  ...clock
}: Clock & { token: StoryTokenView; revoke: Revoke; onRevoked: () => void }) {
  const revoking = useAction(revoke);
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-2">
      <div className="min-w-0">
        <p className="font-medium break-words">{name}</p>
        <p className="text-xs text-soft">
          <code className="font-mono">{begins}…</code>, made <ReaderTime iso={madeAt} {...clock} />,{' '}
          {lastUsedAt ? (
            <>
              last used <ReaderTime iso={lastUsedAt} {...clock} />
            </>
          ) : (
            'never used'
          )}
        </p>
        {revoking.generalError && (
          <p role="alert" className="mt-1 text-xs font-medium text-disputed">
            {revoking.generalError}
          </p>
        )}
      </div>
      <Button
        size="sm"
        look="quiet"
        aria-label={`Revoke the token “${name}”`}
        isBusy={revoking.isBusy}
        disabled={revoking.isBusy}
        onClick={() => revoking.run({ tokenId: id }, onRevoked)}
      >
        Revoke
      </Button>
    </li>
  );
}
