'use client';
import type { ReactNode } from 'react';
import { Select, TextField } from '../ui/field.tsx';
import { DeadlineFields } from './deadline-fields.tsx';

/** What is known about a story besides its text, as its fields hold it. */
export type Details = {
  headline: string;
  byline: string;
  desk: string;
  /** In the format of a datetime-local field, by the clock of `zone`; empty for none. */
  deadline: string;
  zone: string;
  language: string;
};

/** The fields for what is known about a story, new or existing. */
export function DetailFields({
  details,
  timeZone,
  errors,
  hints,
  languages,
  onChange,
}: {
  details: Details;
  /** The newsroom's time zone. */
  timeZone: string;
  errors: Record<string, string>;
  hints: Partial<Record<'headline' | 'byline' | 'language', ReactNode>>;
  languages: { value: string; words: string }[];
  /** Called for each field separately: what was typed before the page was ready arrives for several at once. */
  onChange: (change: Partial<Details>) => void;
}) {
  const textField = (name: 'headline' | 'byline' | 'desk', label: string) => ({
    ...{ name, label, value: details[name], error: errors[name] },
    onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }),
  });
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField className="sm:col-span-2" hint={hints.headline} {...textField('headline', 'Headline')} />
      <TextField hint={hints.byline} {...textField('byline', 'Byline')} />
      <TextField {...textField('desk', 'Desk')} />
      <DeadlineFields
        deadline={details.deadline}
        zone={details.zone}
        timeZone={timeZone}
        error={errors.deadline}
        onDeadline={(deadline) => onChange({ deadline })}
        onZone={(zone) => onChange({ zone })}
      />
      <Select
        name="language"
        label="Language"
        hint={hints.language}
        value={details.language}
        error={errors.language}
        onChange={(event) => onChange({ language: event.target.value })}
        choices={languages}
      />
    </div>
  );
}
