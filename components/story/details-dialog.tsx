'use client';
import { type FormEvent, useRef, useState } from 'react';
import type { ActionResult } from '@/lib/domain/errors.ts';
import { LANGUAGES } from '@/lib/domain/vocabulary.ts';
import type { WorkbenchView } from '@/lib/stories/view.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { Select, TextField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { fromLocalInput, toLocalInput } from '../ui/zoned-time.ts';
import { DeadlineFields } from './deadline-fields.tsx';
import { useWorkbenchSurroundings } from './workbench-context.tsx';

type Refusal = Extract<ActionResult<unknown>, { ok: false }>['error'];

/** What is known about a story beside its text. */
export function DetailsDialog({ view, onClose }: { view: WorkbenchView; onClose: () => void }) {
  const { commands } = useWorkbenchSurroundings();
  const { story, newsroom, signOff } = view;
  // The version that was opened: what somebody else changes meanwhile is told, not overwritten.
  const [version, setVersion] = useState(story.version);
  const newest = useRef(story.version);
  newest.current = story.version;
  const [headline, setHeadline] = useState(story.headline);
  const [byline, setByline] = useState(story.byline);
  const [desk, setDesk] = useState(story.desk);
  const [deadline, setDeadline] = useState(toLocalInput(story.deadline, newsroom.timeZone));
  const [zone, setZone] = useState(newsroom.timeZone);
  const [language, setLanguage] = useState(story.language);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const isDeadlineSame =
    zone === newsroom.timeZone && deadline === toLocalInput(story.deadline, newsroom.timeZone);
  const errors = refusal?.fields ?? {};
  const languages = Object.entries<string>(LANGUAGES);
  if (!languages.some(([code]) => code === story.language)) languages.push([story.language, story.language]);

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    setIsBusy(true);
    const result = await commands.changeDetails({
      version,
      headline,
      byline,
      desk,
      // A field has no seconds: what was not touched stays as it is.
      deadline: isDeadlineSame ? story.deadline : (fromLocalInput(deadline, zone) ?? ''),
      language,
    });
    setIsBusy(false);
    if (result.ok) onClose();
    else setRefusal(result.error);
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
                <Button
                  size="sm"
                  onClick={() =>
                    void commands.refresh().then(() => {
                      setVersion(newest.current);
                      setRefusal(null);
                    })
                  }
                >
                  Keep what is typed here
                </Button>
              )
            }
          >
            {refusal.message}
          </Notice>
        )}
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label="Headline"
            className="sm:col-span-2"
            value={headline}
            error={errors.headline}
            onChange={(event) => setHeadline(event.target.value)}
          />
          <TextField
            label="Byline"
            hint="Whom it names counts as author, and goes on counting when the name is taken out."
            value={byline}
            error={errors.byline}
            onChange={(event) => setByline(event.target.value)}
          />
          <TextField
            label="Desk"
            value={desk}
            error={errors.desk}
            onChange={(event) => setDesk(event.target.value)}
          />
          <DeadlineFields
            deadline={deadline}
            zone={zone}
            timeZone={newsroom.timeZone}
            error={errors.deadline}
            onDeadline={setDeadline}
            onZone={setZone}
          />
          <Select
            label="Language"
            hint="Another one has the text read anew."
            value={language}
            error={errors.language}
            onChange={(event) => setLanguage(event.target.value)}
            choices={languages.map(([value, words]) => ({ value, words }))}
          />
        </div>
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
