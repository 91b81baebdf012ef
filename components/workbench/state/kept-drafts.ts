/**
 * What was typed on a story and not sent, by form, kept in this browser's own storage until it is sent: a reload, a
 * closed window or a session that ends loses nothing. Kept for each member by themselves. Who a confidential source is
 * is never typed on the workbench, so it is in none of it.
 */

/** Somebody who has not come back to it for as long has said it otherwise. */
const KEPT_MS = 30 * 86_400_000;
const NAME = 'stet:draft';

type Kept = { at: number; draft: unknown };

/** Nothing typed, or taken back. */
const isNothing = (draft: unknown) => draft === null || draft === undefined || draft === '';

export class KeptDrafts extends Map<string, unknown> {
  readonly #prefix: string;

  constructor(memberId: string, storyId: string) {
    super();
    this.#prefix = `${NAME} ${memberId} ${storyId} `;
  }

  override set(key: string, draft: unknown): this {
    super.set(key, draft);
    try {
      const name = this.#prefix + key;
      if (isNothing(draft)) localStorage.removeItem(name);
      else localStorage.setItem(name, JSON.stringify({ at: Date.now(), draft } satisfies Kept));
    } catch {
      // Storage is full, or turned off: it is kept as long as the page is open.
    }
    return this;
  }

  override delete(key: string): boolean {
    try {
      localStorage.removeItem(this.#prefix + key);
    } catch {
      // Nothing was kept there either.
    }
    return super.delete(key);
  }

  /** Takes up what an earlier page kept; returns whether there was any. What is too old goes, whoever's it was. */
  takeUp(now: number): boolean {
    let hasAny = false;
    try {
      const names = Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i) ?? '');
      for (const name of names.filter((one) => one.startsWith(`${NAME} `))) {
        const kept = readKept(localStorage.getItem(name));
        if (!kept || now - kept.at > KEPT_MS) localStorage.removeItem(name);
        else if (name.startsWith(this.#prefix)) {
          super.set(name.slice(this.#prefix.length), kept.draft);
          hasAny = true;
        }
      }
    } catch {
      // Storage is turned off.
    }
    return hasAny;
  }
}

function readKept(text: string | null): Kept | null {
  try {
    const kept: unknown = JSON.parse(text ?? 'null');
    return typeof kept === 'object' && kept !== null && 'at' in kept && typeof kept.at === 'number'
      ? { at: kept.at, draft: 'draft' in kept ? kept.draft : null }
      : null;
  } catch {
    return null;
  }
}
