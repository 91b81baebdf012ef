import { expect, test } from 'vitest';
import { ON_A_PAGE, reportCollection, reportPage } from './annotation-collection.ts';
import type { Annotation } from './web-annotation.ts';

const address = 'https://paper.example/reports/tramway-sold-123456/annotations';
const some = (count: number) =>
  Array.from(
    { length: count },
    (_, i): Annotation => ({
      id: `https://paper.example/reports/tramway-sold-123456/1#statement-${i + 1}`,
      type: 'Annotation',
      motivation: 'assessing',
      created: '2026-11-29T10:00:00.000Z',
      creator: { type: 'Organization', name: 'Harbour Post' },
      body: [],
      target: [],
    }),
  );

test.each([0, 1, ON_A_PAGE, ON_A_PAGE + 1, 5_000])(
  '%i annotations are each on one page, in their order',
  (count) => {
    const all = some(count);
    const whole = reportCollection(address, 'All', count);
    expect(whole.total).toBe(count);
    const found: string[] = [];
    let at = whole.first;
    let before: string | undefined;
    while (at) {
      const page = reportPage(address, 'All', all, Number(at.split('/').at(-1)));
      expect(page).toMatchObject({
        id: at,
        type: 'AnnotationPage',
        startIndex: found.length,
        partOf: { id: address, total: count },
      });
      expect(page?.prev).toBe(before);
      expect(page?.items.length).toBeLessThanOrEqual(ON_A_PAGE);
      found.push(...(page?.items ?? []).map(({ id }) => id));
      [before, at] = [at, page?.next];
    }
    expect(whole.last).toBe(before);
    expect(found).toEqual(all.map(({ id }) => id));
  },
);

test('there is no page before the first or after the last', () => {
  for (const number of [-1, 0, 2]) expect(reportPage(address, 'All', some(3), number)).toBeNull();
});
