import { expect, test } from 'vitest';
import { readJson } from './json-response.ts';

/** A request that does not say how long it is. */
function request(parts: Iterable<string>, headers: Record<string, string> = {}) {
  const sent = parts[Symbol.iterator]();
  let read = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const { done, value } = sent.next();
      if (done) return controller.close();
      read += value.length;
      controller.enqueue(new TextEncoder().encode(value));
    },
  });
  const made = new Request('http://desk.example/', {
    method: 'POST',
    headers,
    body,
    duplex: 'half',
  } as RequestInit);
  return { made, read: () => read };
}

test('what a page sent is read, also in parts', async () => {
  expect(await readJson(request(['{"who": "M', 'øller"}']).made)).toEqual({ who: 'Møller' });
});

test('of what is too long no more is read than shows it, whether or not it says its length', async () => {
  function* endless() {
    for (;;) yield ' '.repeat(1_000);
  }
  const { made, read } = request(endless());
  await expect(readJson(made)).rejects.toMatchObject({ code: 'validation', message: 'This is too long.' });
  expect(read()).toBeLessThan(20_000);
});

test.each([
  [['{"half":'], {}, 'validation'],
  [[], {}, 'validation'],
  [['{}'], { 'sec-fetch-site': 'cross-site' }, 'forbidden'],
  [['{}'], { 'sec-fetch-site': 'same-site' }, 'forbidden'],
])('%j with %j is refused', async (parts, headers, code) => {
  await expect(readJson(request(parts, headers).made)).rejects.toMatchObject({ code });
});
