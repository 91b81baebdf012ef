import { Select } from '@/components/ui/field.tsx';

/** A yes-or-no answer as a form holds it; empty until somebody has given one. */
export type Standing = '' | 'yes' | 'no';

const CHOICES = [
  { value: '', words: 'Not said' },
  { value: 'yes', words: 'Yes' },
  { value: 'no', words: 'No' },
];

const QUESTIONS = [
  { name: 'isPrimary', label: 'Primary?', hint: 'The thing itself, and no account of it.' },
  { name: 'isFirsthand', label: 'First-hand?', hint: 'From somebody who was there.' },
] as const;

/** The answer that a form sends: null means nobody has given one. */
export const answerOf = (value: string): boolean | null =>
  value === 'yes' ? true : value === 'no' ? false : null;

export const standingOf = (answer: boolean | null): Standing =>
  answer === null ? '' : answer ? 'yes' : 'no';

type Answers = Record<(typeof QUESTIONS)[number]['name'], Standing>;

/** The two questions about a source that only a person can answer; neither has a default. */
export function StandingFields({
  given,
  onChange,
}: {
  given: Answers;
  onChange: (answers: Partial<Answers>) => void;
}) {
  return (
    <div className="grid grid-cols-2 gap-3">
      {QUESTIONS.map(({ name, label, hint }) => (
        <Select
          key={name}
          label={label}
          hint={hint}
          value={given[name]}
          choices={CHOICES}
          onChange={(event) => onChange({ [name]: event.target.value as Standing })}
        />
      ))}
    </div>
  );
}
