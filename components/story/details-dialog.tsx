'use client';
import { type FormEvent, useState } from 'react';
import type { ActionResult } from '@/lib/domain/errors.ts';
import { LANGUAGES } from '@/lib/domain/vocabulary.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { fromLocalInput, toLocalInput } from '../ui/zoned-time.ts';
import { DetailFields, type Details } from './detail-fields.tsx';
import { useWorkbenchSurroundings } from './workbench-context.tsx';

type Refusal = Extract<ActionResult<unknown>, { ok: false }>['error'];

/** What is known about a story beside its text. */
export function DetailsDialog({ view, onClose }: { view: WorkbenchView; onClose: () => void }) {
  const { commands } = useWorkbenchSurroundings();
  const { story, newsroom, signOff } = view;
  // The version that was opened: what somebody else changes meanwhile is told, not overwritten.
  const [version, setVersion] = useState(story.version);
  const opened = toLocalInput(story.deadline, newsroom.timeZone);
  const [details, setDetails] = useState<Details>({
    ...{ headline: story.headline, byline: story.byline, desk: story.desk, language: story.language },
    deadline: opened,
    zone: newsroom.timeZone,
  });
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const isDeadlineSame = details.zone === newsroom.timeZone && details.deadline === opened;
  const errors = refusal?.fields ?? {};
  const own = Object.hasOwn(LANGUAGES, story.language) ? {} : { [story.language]: story.language };
  const languages = Object.entries<string>({ ...LANGUAGES, ...own }).map(([value, words]) => ({
    value,
    words,
  }));

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    setIsBusy(true);
    const { deadline, zone, ...plain } = details;
    const result = await commands.changeDetails({
      version,
      ...plain,
      // A field has no seconds: what was not touched stays as it is.
      deadline: isDeadlineSame ? story.deadline : (fromLocalInput(deadline, zone) ?? ''),
    });
    setIsBusy(false);
    if (result.ok) onClose();
    else setRefusal(result.error);
  }

  /** Reads what others made of the story meanwhile; until that is there, saving would be refused once more. */
  async function keepTyped() {
    setIsBusy(true);
    if (await commands.refresh()) {
      setVersion(commands.storyVersion());
      setRefusal(null);
    }
    setIsBusy(false);
  }

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
      <form onSubmit={onSubmit} noValidate>
        {refusal && !refusal.fields && (
          <Notice
            tone="error"
            className="mb-4"
            title="Not changed"
            actions={
              refusal.code === 'conflict' && (
                <Button size="sm" onClick={() => void keepTyped()}>
                  Keep what is typed here
                </Button>
              )
            }
          >
            {refusal.message}
          </Notice>
        )}
        <DetailFields
          details={details}
          timeZone={newsroom.timeZone}
          errors={errors}
          hints={{
            byline: 'Whom it names counts as author, and goes on counting when the name is taken out.',
            language: 'Another one has the text read anew.',
          }}
          languages={languages}
          onChange={(change) => setDetails((now) => ({ ...now, ...change }))}
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
    </Dialog>
  );
}
