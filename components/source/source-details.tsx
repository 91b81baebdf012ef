'use client';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Time } from '@/components/ui/time.tsx';
import { languageName } from '@/lib/domain/languages.ts';
import { TERMS_LABELS } from '@/lib/domain/terms.ts';
import { SOURCE_TYPE_LABELS } from '@/lib/domain/vocabulary.ts';
import type { SourcePageView } from '@/lib/sources/view.ts';
import { ConfidentialForm } from './confidential-form.tsx';
import { SourceForm } from './source-form.tsx';
import { hostOf, standingWords } from './source-labels.ts';

/** What is known about a source, with the forms to change it. */
export function SourceDetails({ source }: { source: SourcePageView }) {
  const router = useRouter();
  const [form, setForm] = useState<'details' | 'terms' | 'confidential' | null>(null);
  const { timeZone, can, termsBefore: before } = source;
  const done = () => {
    setForm(null);
    router.refresh();
  };
  return (
    <>
      <Facts source={source} onPutBack={() => setForm('terms')} />
      {can.change && can.open && (
        <div className="mt-3 flex flex-wrap gap-2">
          <Button size="sm" onClick={() => setForm('details')}>
            Change details
          </Button>
          {!source.isConfidential && (
            <Button size="sm" onClick={() => setForm('confidential')}>
              Make confidential
            </Button>
          )}
        </div>
      )}
      {can.whyNotChange && (
        <p className="mt-3 text-sm text-soft">
          {can.whyNotChange} Ask {source.addedBy} or an editor.
        </p>
      )}
      <Dialog
        isOpen={form === 'details' || form === 'terms'}
        onOpenChange={(isOpen) => !isOpen && setForm(null)}
        title={form === 'terms' ? 'Put the terms back' : 'Details of the source'}
        description="Sign-offs of the stories that rest on it lapse when it changes."
        isWide
      >
        <SourceForm
          source={form === 'terms' && before ? { ...source, ...termsOf(before) } : source}
          timeZone={timeZone}
          onDone={done}
          onCancel={() => setForm(null)}
        />
      </Dialog>
      <Dialog
        isOpen={form === 'confidential'}
        onOpenChange={(isOpen) => !isOpen && setForm(null)}
        title="Make the source confidential"
      >
        <ConfidentialForm source={source} onDone={done} onCancel={() => setForm(null)} />
      </Dialog>
    </>
  );
}

function Facts({ source, onPutBack }: { source: SourcePageView; onPutBack: () => void }) {
  const { timeZone } = source;
  return (
    <dl className="divide-y border-y text-sm">
      <Line name="Type">{SOURCE_TYPE_LABELS[source.type]}</Line>
      <Line name="Standing">{standingWords(source.isPrimary, source.isFirsthand)}</Line>
      {source.author && <Line name="Author">{source.author}</Line>}
      {source.link && (
        <Line name="Link">
          <LinkOut to={source.link} />
        </Line>
      )}
      <Line name="Goes back to">{source.origin || 'its own origin'}</Line>
      {source.language && <Line name="Language">{languageName(source.language)}</Line>}
      <TermsLine source={source} onPutBack={onPutBack} />
      {source.publishedAt && (
        <Line name="Published">
          <Time iso={source.publishedAt} timeZone={timeZone} />
        </Line>
      )}
      {source.capturedAt && (
        <Line name="Captured">
          <Time iso={source.capturedAt} timeZone={timeZone} />
        </Line>
      )}
      {source.archive?.copy && (
        <Line name="Archived">
          <LinkOut to={source.archive.copy.address} />,{' '}
          <Time iso={source.archive.copy.at} timeZone={timeZone} />
        </Line>
      )}
      <Line name="Added">
        {source.addedBy}, <Time iso={source.addedAt} timeZone={timeZone} />
      </Line>
    </dl>
  );
}

/** A link that leaves Stet, by the name of its site. */
function LinkOut({ to }: { to: string }) {
  return (
    <a
      href={to}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="break-all text-pencil underline decoration-pencil/40 underline-offset-3 hover:decoration-pencil"
    >
      {hostOf(to)}
      <span className="sr-only"> (opens in a new tab)</span>
    </a>
  );
}

/** The terms on which it may be used, and the earlier ones. */
function TermsLine({ source, onPutBack }: { source: SourcePageView; onPutBack: () => void }) {
  const { timeZone, can, termsBefore: before } = source;
  return (
    <Line name="Terms">
      {TERMS_LABELS[source.terms]}
      {source.embargoUntil && (
        <>
          {' '}
          until <Time iso={source.embargoUntil} timeZone={timeZone} />
        </>
      )}
      {source.termsText && <span className="block text-soft">“{source.termsText}”</span>}
      {before && (
        <span className="mt-1 block text-xs text-soft">
          Before: {TERMS_LABELS[before.terms].toLowerCase()}
          {before.termsText && ` (“${before.termsText}”)`}. Changed by {before.by},{' '}
          <Time iso={before.at} timeZone={timeZone} />.
          {can.change && can.open && (
            <Button size="sm" className="mt-1 flex" onClick={onPutBack}>
              Put back…
            </Button>
          )}
        </span>
      )}
    </Line>
  );
}

const termsOf = ({ terms, termsText }: NonNullable<SourcePageView['termsBefore']>) => ({ terms, termsText });

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-2 py-1.5">
      <dt className="text-soft">{name}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  );
}
