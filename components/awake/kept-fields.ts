/**
 * What was typed into a page that has to be reloaded, kept in this tab until it is back in its fields. Fields are
 * identified by their labels and not by position, since the new page may be laid out differently.
 */

const PLACE = 'stet:typed';
/** How long typed text waits for a dialog's form to be opened again by the person who typed it. */
const WAITS_MS = 10 * 60_000;

/** The page tells these forms apart by what they belong to: a note on one item must not turn up on another. */
const OWN_DRAFTS = '[data-own-drafts]';
export const DRAFTS_BACK = 'stet:drafts-back';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
export type KeptField = { key: string; label: string; value: string };
type Kept = { path: string; at: number; isLoose: boolean; fields: KeptField[]; drafts: [string, unknown][] };

const typed = new Set<Field>();
let heldDrafts: Map<string, unknown> | null = null;
let taken: Kept | null | undefined;

function isField(target: EventTarget | null): target is Field {
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement &&
      /^(?:text|email|url|search|tel|date|time|number)$/.test(target.type))
  );
}

/** Notes which fields somebody typed into. Returns a function that stops it. */
export function noteTyping(): () => void {
  const note = ({ target }: Event) => {
    if (isField(target)) typed.add(target);
  };
  document.addEventListener('input', note, true);
  return () => document.removeEventListener('input', note, true);
}

const here = () => [...typed].filter((field) => field.isConnected && field.value !== '');
/** The identity of a confidential source is kept out of every browser storage. */
const isSecret = (field: Field) => field.closest('[data-never-kept]') !== null;

/** Whether something was typed that keepTyped() leaves out. */
export function hasSecretTyping(): boolean {
  return here().some(isSecret);
}

const labelOf = (field: Field) =>
  field.labels?.[0]?.textContent?.trim() ?? field.getAttribute('aria-label') ?? field.name;

const keyOf = (field: Field) =>
  `${field.closest('form')?.getAttribute('aria-label') ?? ''} | ${labelOf(field)}`;

/**
 * Keeps what was typed for the next page in this tab at this address.
 *
 * @returns false where this tab can store nothing: what was typed does not outlive a reload
 */
export function keepTyped(): boolean {
  const fields = here()
    .filter((field) => !isSecret(field))
    .map((field): KeptField => ({ key: keyOf(field), label: labelOf(field), value: field.value }));
  const kept: Kept = {
    path: location.pathname,
    at: Date.now(),
    isLoose: document.querySelector(OWN_DRAFTS) !== null,
    fields,
    drafts: [...(heldDrafts ?? [])],
  };
  try {
    sessionStorage.setItem(PLACE, JSON.stringify(kept));
    return true;
  } catch {
    // Storage is full, or turned off.
    return fields.length === 0 && kept.drafts.length === 0;
  }
}

/** What the previous page kept, once. */
function kept(): Kept | null {
  if (taken !== undefined) return taken;
  taken = null;
  try {
    const text = sessionStorage.getItem(PLACE) ?? 'null';
    sessionStorage.removeItem(PLACE);
    const read: Kept | null = JSON.parse(text);
    if (read?.path === location.pathname && Date.now() - read.at < WAITS_MS) taken = read;
  } catch {
    // Nothing readable was kept.
  }
  return taken;
}

/** For a page that keeps its drafts by what they belong to: restores them, and keeps them again at the next reload. */
export function holdDrafts(drafts: Map<string, unknown>): () => void {
  heldDrafts = drafts;
  const back = kept()?.drafts.splice(0) ?? [];
  for (const [key, value] of back) drafts.set(key, value);
  if (back.length > 0) window.dispatchEvent(new Event(DRAFTS_BACK));
  return () => {
    if (heldDrafts === drafts) heldDrafts = null;
  };
}

/** What was typed into fields whose place cannot be determined: to be shown, so that it can be copied. */
export function looseTyping(): KeptField[] {
  const read = kept();
  return read?.isLoose ? read.fields : [];
}

/** Puts what was kept back into its fields as they appear, as if it were typed. Returns a function that stops it. */
export function bringBackTyped(): () => void {
  const read = kept();
  let left = !read || read.isLoose ? [] : read.fields;
  if (left.length === 0) return () => {};
  const end = Date.now() + WAITS_MS;
  const timer = setInterval(() => {
    left = left.filter(({ key, value }) => {
      const field = [...document.querySelectorAll('input, textarea, select')].find(
        (candidate): candidate is Field =>
          isField(candidate) && isAwake(candidate) && keyOf(candidate) === key,
      );
      if (!field) return true;
      type(field, value);
      return false;
    });
    if (left.length === 0 || Date.now() > end) clearInterval(timer);
  }, 300);
  return () => clearInterval(timer);
}

/** A field that its component has not taken over yet would lose what is put into it. */
function isAwake(field: Field): boolean {
  return Object.keys(field).some((name) => name.startsWith('__reactProps$'));
}

/** React notices a value only if it is set without going through React's own record of it. */
function type(field: Field, value: string): void {
  if (field.value === value) return;
  const prototype = Object.getPrototypeOf(field);
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
}
