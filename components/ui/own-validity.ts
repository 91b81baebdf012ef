'use client';
import { type FormEvent, useState } from 'react';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What is wrong with a control, in the house's words: a browser's own differ, and stand in a bubble that goes away. */
function faultOf(control: Control): string {
  const { validity } = control;
  const kind = control.type;
  if (validity.valueMissing) {
    if (kind === 'checkbox') return 'This has to be ticked.';
    if (kind === 'file') return 'Choose a file.';
    return kind.startsWith('select') ? 'Choose one.' : 'This has to be filled in.';
  }
  if (validity.typeMismatch || validity.badInput) {
    if (kind === 'email') return 'This is not an e-mail address.';
    if (kind === 'url') return 'Give a full web address, beginning with https://';
    if (kind.startsWith('date') || kind === 'time') return 'Give a date and a time.';
    return 'This is not a number.';
  }
  if (validity.tooShort && 'minLength' in control) return `At least ${control.minLength} characters.`;
  if (validity.tooLong && 'maxLength' in control) return `At most ${control.maxLength} characters.`;
  if (validity.rangeUnderflow && 'min' in control) return `At least ${control.min}.`;
  if (validity.rangeOverflow && 'max' in control) return `At most ${control.max}.`;
  return 'This does not fit here.';
}

/**
 * What the browser itself finds wrong with a control when its form is sent (it is empty, it is no address), as an error
 * that stands beside it until something is typed. The first one of a form gets the focus, as it would have had.
 */
export function useOwnValidity() {
  const [fault, setFault] = useState<string>();
  return {
    fault,
    onInvalid(event: FormEvent<Control>) {
      event.preventDefault();
      const control = event.currentTarget;
      setFault(faultOf(control));
      // A fieldset matches too, and holds no words.
      const first = [...(control.form?.elements ?? [])].find(
        (element) => element.matches(':invalid') && element.tagName !== 'FIELDSET',
      );
      if (first === control) control.focus();
    },
    onInput() {
      setFault(undefined);
    },
  };
}
