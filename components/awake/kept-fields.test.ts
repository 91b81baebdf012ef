import { parseHTML } from 'linkedom';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

/** A page in a tab; what the tab keeps outlives it, as across a reload. */
const storage = new Map<string, string>();
const sessionStorage = {
  getItem: (name: string) => storage.get(name) ?? null,
  setItem: (name: string, value: string) => storage.set(name, value),
  removeItem: (name: string) => storage.delete(name),
};

async function open(body: string, pathname = '/account') {
  const { window, document } = parseHTML(`<html><body>${body}</body></html>`);
  for (const name of ['document', 'Event', 'HTMLInputElement', 'HTMLTextAreaElement', 'HTMLSelectElement']) {
    vi.stubGlobal(
      name,
      name === 'document' ? document : (window as unknown as Record<string, unknown>)[name],
    );
  }
  vi.stubGlobal('window', window);
  vi.stubGlobal('location', { pathname });
  vi.stubGlobal('sessionStorage', sessionStorage);
  // Each page loads the module afresh.
  vi.resetModules();
  return { document, ...(await import('./kept-fields.ts')) };
}

function typeInto(document: Document, selector: string, value: string) {
  const field = document.querySelector(selector) as HTMLTextAreaElement;
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

const NOTE = '<form aria-label="Note"><textarea aria-label="Words"></textarea></form>';
const SECRET = '<form data-never-kept><textarea aria-label="Who it is"></textarea></form>';

beforeEach(() => {
  storage.clear();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('what was typed is back in its field once the field is awake', async () => {
  const before = await open(NOTE);
  before.noteTyping();
  typeInto(before.document, 'textarea', 'Ask the harbour.');
  before.keepTyped();
  const after = await open(NOTE);
  after.bringBackTyped();
  const field = after.document.querySelector('textarea') as HTMLTextAreaElement;
  vi.advanceTimersByTime(1_000);
  expect(field.value).toBe('');
  Object.assign(field, { __reactProps$1: {} });
  vi.advanceTimersByTime(1_000);
  expect(field.value).toBe('Ask the harbour.');
});

test('who a confidential source is goes into no storage, and that is known beforehand', async () => {
  const page = await open(NOTE + SECRET);
  page.noteTyping();
  expect(page.hasSecretTyping()).toBe(false);
  typeInto(page.document, '[data-never-kept] textarea', 'Ottilie Brask');
  page.keepTyped();
  expect(page.hasSecretTyping()).toBe(true);
  expect([...storage.values()].join()).not.toContain('Ottilie');
});

test('beside forms of many items a text goes into no field; it is shown', async () => {
  const before = await open(`<div data-own-drafts>${NOTE}</div>`);
  before.noteTyping();
  typeInto(before.document, 'textarea', 'For one item alone.');
  before.keepTyped();
  const after = await open(`<div data-own-drafts>${NOTE}</div>`);
  const field = after.document.querySelector('textarea') as HTMLTextAreaElement;
  Object.assign(field, { __reactProps$1: {} });
  after.bringBackTyped();
  vi.advanceTimersByTime(2_000);
  expect(field.value).toBe('');
  expect(after.looseTyping()).toMatchObject([{ label: 'Words', value: 'For one item alone.' }]);
});

test('drafts come back under what they belong to, those of forms that were not open too', async () => {
  const before = await open(NOTE);
  before.holdDrafts(
    new Map<string, unknown>([
      ['note a', 'One.'],
      ['evidence b', { title: 'Two.' }],
    ]),
  );
  before.keepTyped();
  const after = await open(NOTE);
  const drafts = new Map<string, unknown>();
  after.holdDrafts(drafts);
  expect([...drafts]).toEqual([
    ['note a', 'One.'],
    ['evidence b', { title: 'Two.' }],
  ]);
});

test('another address, another day and rubbish bring nothing back', async () => {
  for (const spoil of [
    () => '/sources',
    () => {
      vi.setSystemTime(Date.now() + 11 * 60_000);
      return '/account';
    },
    () => {
      storage.set('stet:typed', '{"path');
      return '/account';
    },
  ]) {
    const before = await open(NOTE);
    before.holdDrafts(new Map([['note a', 'One.']]));
    before.keepTyped();
    const after = await open(NOTE, spoil());
    const drafts = new Map<string, unknown>();
    after.holdDrafts(drafts);
    expect(drafts.size).toBe(0);
    expect(storage.size).toBe(0);
  }
});

test('a tab that can store nothing says so, and has lost nothing', async () => {
  const page = await open(NOTE);
  vi.stubGlobal('sessionStorage', {
    ...sessionStorage,
    setItem: () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    },
  });
  expect(page.keepTyped()).toBe(true);
  page.holdDrafts(new Map([['note a', 'One.']]));
  expect(page.keepTyped()).toBe(false);
});
