'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Checkbox, Select, TextField } from '@/components/ui/field.tsx';
import { FormActions } from '@/components/ui/form-actions.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { useForm } from '@/components/ui/use-form.ts';
import type { ActionResult } from '@/lib/domain/errors.ts';
import type { NewsroomSettings } from '@/lib/settings/queries.ts';
import type { ChangeSettingsInput } from '@/lib/settings/schema.ts';

export function SettingsForm({
  settings,
  timeZones,
  action,
}: {
  settings: NewsroomSettings;
  timeZones: string[];
  action: (input: ChangeSettingsInput) => Promise<ActionResult<void>>;
}) {
  const router = useRouter();
  const { submit, isBusy, errors, message } = useForm(action);
  const [isSaved, setIsSaved] = useState(false);

  function read(field: (name: string) => string, fields: FormData): ChangeSettingsInput {
    setIsSaved(false);
    return {
      version: settings.version,
      name: field('name'),
      timeZone: field('timeZone'),
      secondPersonRule: fields.has('secondPersonRule'),
      evidenceRule: fields.has('evidenceRule'),
      listeningRule: fields.has('listeningRule'),
      clipsInReports: fields.has('clipsInReports'),
      originsForClaims: Number(field('originsForClaims')),
      mailHeadlines: fields.has('mailHeadlines'),
      internetArchive: fields.has('internetArchive'),
      digestHour: Number(field('digestHour')),
      digestDays: field('digestDays') === 'WEEKDAYS' ? 'WEEKDAYS' : 'EVERY_DAY',
      factCheckingPolicy: field('factCheckingPolicy'),
      correctionsPolicy: field('correctionsPolicy'),
      unnamedSourcesPolicy: field('unnamedSourcesPolicy'),
    };
  }

  function onSaved() {
    setIsSaved(true);
    router.refresh();
  }

  return (
    <form onSubmit={submit(read, onSaved)} className="grid max-w-xl gap-6">
      {message && <Notice tone="error">{message}</Notice>}
      {isSaved && <Notice tone="good">Saved.</Notice>}
      <TextField
        label="Name of the newsroom"
        name="name"
        defaultValue={settings.name}
        hint="It stands on every report."
        error={errors.name}
      />
      <Select
        label="Time zone"
        name="timeZone"
        defaultValue={settings.timeZone}
        choices={timeZones.map((zone) => ({ value: zone, words: zone.replaceAll('_', ' ') }))}
        error={errors.timeZone}
      />
      <Rules settings={settings} errors={errors} />
      <Outside settings={settings} errors={errors} />
      <DigestTimes settings={settings} errors={errors} />
      <Policies settings={settings} errors={errors} />
      <FormActions>
        <Button type="submit" look="solid" isBusy={isBusy} disabled={isBusy}>
          Save settings
        </Button>
      </FormActions>
    </form>
  );
}

const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  words: `${String(hour).padStart(2, '0')}:00`,
}));

/** What may be told to others. */
function Outside({ settings, errors }: { settings: NewsroomSettings; errors: Record<string, string> }) {
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-2 font-semibold">What leaves the newsroom</legend>
      <Checkbox
        label="The Internet Archive may be asked to keep the page of a source"
        name="internetArchive"
        defaultChecked={settings.internetArchive}
        hint="Only when somebody asks for it, source by source. The page’s address goes to archive.org and is public there. Never for a confidential source, nor for one that a report does not name."
        error={errors.internetArchive}
      />
      <Checkbox
        label="Mails may name a story by its headline"
        name="mailHeadlines"
        defaultChecked={settings.mailHeadlines}
        hint="Otherwise a mail says only how many things of which kind wait, with a link. Quotes, sources and parties are never in a mail."
        error={errors.mailHeadlines}
      />
    </fieldset>
  );
}

/** When the digest goes out. */
function DigestTimes({ settings, errors }: { settings: NewsroomSettings; errors: Record<string, string> }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Select
        label="Digest by mail at"
        name="digestHour"
        defaultValue={String(settings.digestHour)}
        choices={HOURS}
        hint="By the newsroom’s clock, to whoever wants it."
        error={errors.digestHour}
      />
      <Select
        label="Digest on"
        name="digestDays"
        defaultValue={settings.digestDays}
        choices={[
          { value: 'EVERY_DAY', words: 'Every day' },
          { value: 'WEEKDAYS', words: 'Monday to Friday' },
        ]}
        error={errors.digestDays}
      />
    </div>
  );
}

/** What the newsroom requires of itself before something is verified or published. */
function Rules({ settings, errors }: { settings: NewsroomSettings; errors: Record<string, string> }) {
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-2 font-semibold">Rules</legend>
      <Checkbox
        label="Publishing needs a second person"
        name="secondPersonRule"
        defaultChecked={settings.secondPersonRule}
        hint="Can be off only where one person is the whole newsroom. Every report published without it says so."
        error={errors.secondPersonRule}
      />
      <Checkbox
        label="Verified needs something it rests on"
        name="evidenceRule"
        defaultChecked={settings.evidenceRule}
        hint="A quote needs an answer to “Was it said?”, a claim a source that supports it, a non-response a contact log that supports it."
        error={errors.evidenceRule}
      />
      <Checkbox
        label="Verified needs somebody who listened"
        name="listeningRule"
        defaultChecked={settings.listeningRule}
        hint="For a quote whose words were found in a recording: whoever verifies it has played that place and says so."
        error={errors.listeningRule}
      />
      <Checkbox
        label="Reports may offer clips"
        name="clipsInReports"
        defaultChecked={settings.clipsInReports}
        hint="Readers can play a clip of a quote where an editor offers it and its source is on the record. Switched off, no report plays any, published ones neither."
        error={errors.clipsInReports}
      />
      <Select
        label="Independent origins that a verified factual claim needs"
        name="originsForClaims"
        defaultValue={String(settings.originsForClaims)}
        choices={['1', '2', '3'].map((value) => ({ value, words: value }))}
        className="max-w-64"
        error={errors.originsForClaims}
      />
    </fieldset>
  );
}

/** Where readers find how the newsroom works; the data of its reports says so. */
function Policies({ settings, errors }: { settings: NewsroomSettings; errors: Record<string, string> }) {
  const pages = [
    ['factCheckingPolicy', 'How we check facts'],
    ['correctionsPolicy', 'How we correct'],
    ['unnamedSourcesPolicy', 'How we use sources we do not name'],
  ] as const;
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-2 font-semibold">Pages about how you work</legend>
      {pages.map(([name, label]) => (
        <TextField
          key={name}
          label={label}
          name={name}
          type="url"
          defaultValue={settings[name]}
          placeholder="https://"
          error={errors[name]}
        />
      ))}
      <p className="text-sm text-soft">
        Their addresses stand in the data of reports published from then on, for search engines and archives.
      </p>
    </fieldset>
  );
}
