'use client';
import { useState } from 'react';
import type { ItemView } from '@/lib/items/view.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { reportAddress } from '../../stories/addresses.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Time } from '../../ui/time.tsx';
import type { Failure } from '../../ui/use-action.ts';
import { useForm, useOwnDraft } from '../../ui/use-form.ts';
import { useWorkbenchContext } from '../state/context.tsx';
import { GateChecks } from './gate-checks.tsx';
import { ReportLanguageField } from './report-language-field.tsx';
import { useGate } from './use-gate.ts';

type Edition = { slug: string; edition: number };
type Props = { view: WorkbenchView; items: readonly ItemView[]; onClose: () => void };

/** The second person's step: an edition that can no longer be changed, only followed by another. */
export function PublishDialog(props: Props) {
  const { view, onClose } = props;
  const { story, signOff } = view;
  const [published, setPublished] = useState<Edition | null>(null);
  const title = story.editions > 0 ? `Publish edition ${story.editions + 1}` : 'Publish the report';
  return (
    <Dialog
      isOpen
      isWide={!published}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={published ? `Edition ${published.edition} is published` : title}
      description={!published && signOff && <SignedOff signOff={signOff} />}
    >
      {published ? (
        <Published slug={published.slug} onClose={onClose} />
      ) : (
        <PublishForm {...props} onPublished={setPublished} />
      )}
    </Dialog>
  );
}

function Published({ slug, onClose }: { slug: string; onClose: () => void }) {
  return (
    <>
      <p className="text-base">
        Anybody can read it now, without signing in. It cannot be changed any more; a correction makes a new
        edition, and this one stays at its address.
      </p>
      <DialogActions>
        <Button look="quiet" onClick={onClose}>
          Back to the story
        </Button>
        <a className={buttonClass({ look: 'solid' })} href={reportAddress(slug)}>
          Open the report
        </a>
      </DialogActions>
    </>
  );
}

function PublishForm({
  view,
  items,
  onClose,
  onPublished,
}: Props & { onPublished: (edition: Edition) => void }) {
  const { commands } = useWorkbenchContext();
  const gate = useGate(view, items);
  const { draft, set, submit, isBusy, refusal, errors } = useForm(
    commands.publish,
    useOwnDraft({ changeNote: '', language: view.story.reportLanguage }),
  );
  const { story, signOff } = view;
  return (
    <form
      onSubmit={submit(() => signOff && { signOffId: signOff.id, ...gate.confirmed, ...draft }, onPublished)}
    >
      {!signOff && (
        <Notice tone="warning" className="mb-4" title="No longer signed off">
          Something changed since. The revision has to be signed off again before it can be published.
        </Notice>
      )}
      {refusal && <NotPublished refusal={refusal} needsTwo={view.newsroom.secondPersonRule} />}
      <GateChecks view={view} items={items} gate={gate} errors={errors} />
      {story.editions > 0 && (
        <TextArea
          className="mt-4"
          label="What changed since the last edition (published)"
          required
          rows={2}
          value={draft.changeNote}
          error={errors.changeNote}
          onChange={(event) => set({ changeNote: event.target.value })}
        />
      )}
      <ReportLanguageField
        story={story}
        value={draft.language}
        error={errors.language}
        onChange={(language) => set({ language })}
      />
      <DialogActions>
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" look="solid" disabled={!gate.isConfirmed || !signOff || isBusy} isBusy={isBusy}>
          {isBusy ? 'Publishing…' : 'Publish'}
        </Button>
      </DialogActions>
    </form>
  );
}

function SignedOff({ signOff }: { signOff: NonNullable<WorkbenchView['signOff']> }) {
  const { timeZone } = useWorkbenchContext();
  return (
    <>
      Signed off by {signOff.by.name}, <Time iso={signOff.at} timeZone={timeZone} />
      {signOff.note && <>: “{signOff.note}”</>}
    </>
  );
}

function NotPublished({ refusal, needsTwo }: { refusal: Failure; needsTwo: boolean }) {
  const isForbidden = refusal.code === 'forbidden';
  return (
    <Notice tone="error" className="mb-4" title={isForbidden ? 'You cannot publish this' : 'Not published'}>
      {refusal.message}
      {isForbidden && needsTwo && (
        <p className="mt-1">
          Two people stand behind every report here: one signs the revision off, another publishes it. Ask a
          colleague who may publish; an administrator of a one-person newsroom can turn the rule off.
        </p>
      )}
    </Notice>
  );
}
