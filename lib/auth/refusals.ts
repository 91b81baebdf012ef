/**
 * Why nobody was signed in, as it is shown, each under its name in an address: without script the form comes back as a page
 * of its own, and no words that stand in an address are shown as Stet's.
 */
export const REFUSALS = {
  /** One answer for an unknown account, a wrong password, an unaccepted invitation and a deactivated member. */
  wrong: 'E-mail address or password is not right.',
  limited: 'Too many attempts. Wait a quarter of an hour, then try again.',
  fault: 'Signing in did not work just now. Try again in a moment.',
  other: 'Signing in did not work. Try again.',
} as const;

type Refusal = keyof typeof REFUSALS;

/** The name of a refusal in these words. */
export function refusalIn(words: string | null | undefined): Refusal {
  return (Object.keys(REFUSALS) as Refusal[]).find((name) => REFUSALS[name] === words) ?? 'other';
}

/** What is shown for a name that stands in an address; null where it stands for none. */
export function refusalNamed(name: string | null): string | null {
  return name !== null && Object.hasOwn(REFUSALS, name) ? REFUSALS[name as Refusal] : null;
}
