'use client';
import { useId, useState } from 'react';

/** A reason, chosen from the usual ones or typed. A typed one counts once the field is left or Enter pressed. */
export function ReasonChooser({
  label,
  choices,
  reason,
  isOff,
  error,
  onChange,
}: {
  label: string;
  choices: readonly string[];
  reason: string;
  isOff: boolean;
  error: string | undefined;
  onChange: (reason: string) => void;
}) {
  const isOwn = reason !== '' && !choices.includes(reason);
  const [typed, setTyped] = useState(isOwn ? reason : '');
  const [isTyping, setIsTyping] = useState(isOwn || choices.length === 0);

  function take() {
    const words = typed.trim();
    if (words && words !== reason) onChange(words);
  }

  return (
    <fieldset className="mt-2 min-w-0 first:mt-0">
      <legend className="mb-1 text-xs font-medium text-soft">{label}</legend>
      {choices.length > 0 && (
        <select
          aria-label={label}
          className="control text-sm"
          disabled={isOff}
          value={isTyping ? 'other' : reason}
          onChange={(event) => {
            const value = event.target.value;
            if (value === 'other') return setIsTyping(true);
            setIsTyping(false);
            onChange(value);
          }}
        >
          {reason === '' && !isTyping && (
            <option value="" disabled>
              Choose a reason…
            </option>
          )}
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice.charAt(0).toUpperCase() + choice.slice(1)}
            </option>
          ))}
          <option value="other">Another reason…</option>
        </select>
      )}
      {isTyping && <OwnReason typed={typed} isOff={isOff} onTyped={setTyped} onTake={take} />}
      {error && (
        <p role="alert" className="mt-1 text-xs font-medium text-disputed">
          {error}
        </p>
      )}
    </fieldset>
  );
}

function OwnReason({
  typed,
  isOff,
  onTyped,
  onTake,
}: {
  typed: string;
  isOff: boolean;
  onTyped: (words: string) => void;
  onTake: () => void;
}) {
  const id = useId();
  return (
    <input
      type="text"
      id={id}
      aria-label="Reason in your own words"
      placeholder="In your own words"
      maxLength={200}
      disabled={isOff}
      value={typed}
      onChange={(event) => onTyped(event.target.value)}
      onBlur={onTake}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        onTake();
      }}
      className="control mt-1.5 text-sm"
    />
  );
}
