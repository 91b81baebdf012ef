'use client';
import { useState } from 'react';
import { storyLanguages } from '@/lib/domain/languages.ts';
import { fromLocalInput, toLocalInput } from '@/lib/domain/moments.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { DetailFields, type Details } from '../../stories/detail-fields.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Failure } from '../../ui/use-action.ts';
import { useForm, useOwnDraft } from '../../ui/use-form.ts';
import { useWorkbenchContext } from '../state/context.tsx';

/** What is known about a story besides its text. */
export function DetailsDialog({ view, onClose }: { view: WorkbenchView; onClose: () => void }) {
  const { signOff } = view;
  return (
    <Dialog
      isOpen
      isWide
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Headline, byline, deadline"
      description={
        signOff
          ? `Signed off by ${signOff.by.name}: a change here ends the sign-off.`
          : 'What is known about the story beside its text.'
      }
    >
      <DetailsForm view={view} onClose={onClose} />
    </Dialog>
  );
}

function DetailsForm({ view, onClose }: { view: WorkbenchView; onClose: () => void }) {
  const { commands } = useWorkbenchContext();
  const { story, newsroom } = view;
  // The version that was opened: what somebody else changes in the meantime is reported, not overwritten.
  const [version, setVersion] = useState(story.version);
  const [isReading, setIsReading] = useState(false);
  const opened = toLocalInput(story.deadline, newsroom.timeZone);
  const form = useForm(
    commands.changeDetails,
    useOwnDraft<Details>({
      ...{ headline: story.headline, byline: story.byline, desk: story.desk, language: story.language },
      deadline: opened,
      zone: newsroom.timeZone,
    }),
  );
  const { deadline, zone, ...plain } = form.draft;
  const isDeadlineSame = zone === newsroom.timeZone && deadline === opened;
  const isBusy = form.isBusy || isReading;

  /** Loads what others have changed in the meantime; until that is done, saving would be refused again. */
  async function keepTyped() {
    setIsReading(true);
    if (await commands.refresh()) {
      setVersion(commands.storyVersion());
      form.clear();
    }
    setIsReading(false);
  }

  return (
    <form
      noValidate
      onSubmit={form.submit(
        () => ({
          version,
          ...plain,
          // The field has no seconds: a deadline that was not touched stays as it is.
          deadline: isDeadlineSame ? story.deadline : (fromLocalInput(deadline, zone) ?? ''),
        }),
        onClose,
      )}
    >
      {form.refusal && !form.refusal.fields && (
        <NotChanged refusal={form.refusal} onKeep={() => void keepTyped()} />
      )}
      <DetailFields
        details={form.draft}
        timeZone={newsroom.timeZone}
        errors={form.errors}
        hints={{
          byline: 'Whom it names counts as author, and goes on counting when the name is taken out.',
          language: 'Another one has the text read anew.',
        }}
        languages={storyLanguages(story.language)}
        onChange={form.set}
      />
      <DialogActions>
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" look="solid" disabled={isBusy} isBusy={isBusy}>
          Save
        </Button>
      </DialogActions>
    </form>
  );
}

function NotChanged({ refusal, onKeep }: { refusal: Failure; onKeep: () => void }) {
  return (
    <Notice
      tone="error"
      className="mb-4"
      title="Not changed"
      actions={
        refusal.code === 'conflict' && (
          <Button size="sm" onClick={onKeep}>
            Keep what is typed here
          </Button>
        )
      }
    >
      {refusal.message}
    </Notice>
  );
}
