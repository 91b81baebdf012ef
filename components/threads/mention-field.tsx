'use client';
import { type ComponentProps, type KeyboardEvent, useId, useRef, useState } from 'react';
import { mentionAt, namesThatFit } from '@/lib/domain/threads.ts';
import type { PersonView } from '@/lib/stories/view.ts';
import { TextArea } from '../ui/field.tsx';

/** What a list beside the field has room for. */
const MOST_OFFERED = 6;

type Props = Pick<ComponentProps<'textarea'>, 'id' | 'placeholder' | 'autoFocus'> & {
  label: string;
  value: string;
  error: string | undefined;
  people: readonly PersonView[];
  onType: (value: string) => void;
  onMention: (person: PersonView) => void;
  /** Escape, where no list is open. */
  onLeave: () => void;
};

/** A field for a note. After "@" it offers people: arrows move, Enter or Tab chooses, Escape closes. */
export function MentionField({ value, people, onType, onMention, onLeave, ...field }: Props) {
  const listId = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [asked, setAsked] = useState<ReturnType<typeof mentionAt>>(null);
  const [at, setAt] = useState(0);
  const offered = asked ? namesThatFit(people, asked.query).slice(0, MOST_OFFERED) : [];
  const active = offered[Math.min(at, offered.length - 1)];

  function look() {
    const { current } = area;
    if (!current) return;
    setAsked(mentionAt(current.value, current.selectionStart));
    setAt(0);
  }

  function choose(person: PersonView) {
    if (!asked) return;
    const after = value.slice(asked.start + 1 + asked.query.length).replace(/^ /, '');
    const before = `${value.slice(0, asked.start)}@${person.name} `;
    onType(before + after);
    onMention(person);
    setAsked(null);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(before.length, before.length);
    });
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (active && step) setAt((at + step + offered.length) % offered.length);
    else if (active && (event.key === 'Tab' || event.key === 'Enter') && !event.ctrlKey && !event.metaKey)
      choose(active);
    else if (active && event.key === 'Escape') setAsked(null);
    else {
      if (event.key === 'Enter' && (event.metaKey || event.ctrlKey))
        event.currentTarget.form?.requestSubmit();
      if (event.key === 'Escape') onLeave();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className="relative">
      <TextArea
        {...field}
        ref={area}
        isLabelHidden
        rows={1}
        value={value}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={active ? listId : undefined}
        aria-activedescendant={active && `${listId}-${active.id}`}
        onChange={(event) => {
          onType(event.target.value);
          look();
        }}
        onClick={look}
        onBlur={() => setAsked(null)}
        onKeyDown={onKeyDown}
      />
      {active && <Offered {...{ listId, offered, active }} onChoose={choose} />}
      <p aria-live="polite" className="sr-only">
        {active && `${active.name}, ${offered.indexOf(active) + 1} of ${offered.length}`}
      </p>
    </div>
  );
}

function Offered({
  listId,
  offered,
  active,
  onChoose,
}: {
  listId: string;
  offered: readonly PersonView[];
  active: PersonView;
  onChoose: (person: PersonView) => void;
}) {
  return (
    <div
      id={listId}
      role="listbox"
      aria-label="People to mention"
      className="absolute top-full left-0 z-20 mt-1 w-full max-w-72 rounded-md border bg-sheet py-1 text-sm shadow-float"
    >
      {offered.map((person) => (
        // The keys are the field's: it keeps the focus, and says which of these is active.
        // biome-ignore lint/a11y/useFocusableInteractive: see above
        // biome-ignore lint/a11y/useKeyWithClickEvents: see above
        <div
          key={person.id}
          id={`${listId}-${person.id}`}
          role="option"
          aria-selected={person === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(person)}
          className={`flex min-h-8 cursor-pointer items-center px-3 ${person === active ? 'bg-pencil-wash' : 'hover:bg-hover'}`}
        >
          {person.name}
        </div>
      ))}
    </div>
  );
}
