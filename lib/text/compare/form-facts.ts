/** What is known of a compared form by itself is found out once for each form of a text, however often it is asked. */
import type { Forms } from './words.ts';

/**
 * @param read what to find out about a form; the same for the same form
 * @returns for the forms of a text, what was found out about each, by its number
 */
export function factOfForms<Fact>(
  read: (form: string) => NonNullable<Fact>,
): (forms: Forms) => (number: number) => Fact {
  const known = new WeakMap<Forms, (number: number) => Fact>();
  return (forms) => {
    const before = known.get(forms);
    if (before) return before;
    const facts = new Array<Fact | undefined>(forms.list.length);
    const factOf = (number: number): Fact => {
      const fact = facts[number] ?? read(forms.list[number] as string);
      facts[number] = fact;
      return fact;
    };
    known.set(forms, factOf);
    return factOf;
  };
}
