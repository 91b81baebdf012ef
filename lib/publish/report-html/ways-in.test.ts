/** Ways into the statements of a report, and that editions from before have none of it. */
import { expect, test } from 'vitest';
import { assembleReport } from '../../domain/report/assemble.ts';
import { addressed, sampleInput } from '../../domain/report/sample.fixture.ts';
import type { Snapshot } from '../../domain/report/snapshot.ts';
import { renderReport } from './page.ts';
import { REPORT_CSS } from './style.ts';

const URL_ = 'https://news.example.org/reports/harbour-123456/1';
const pageOf = (snapshot: Snapshot) =>
  renderReport(snapshot, {
    ...{ sha256: 'ab12'.repeat(16), url: URL_, editions: [], latest: true },
    exports: {
      json: `${URL_}/json`,
      claimReview: `${URL_}/claims`,
      annotations: `${URL_}/notes`,
      story: `${URL_}/story`,
    },
  });
const sample = assembleReport(addressed(sampleInput()));
const page = pageOf(sample);

test('a report opens with one sentence that can be quoted', () => {
  expect(page).toContain('<p class="standfirst">7 statements: 3 verified, 2 disputed, 2 pending');
});

test('statements are shown by how they stand, each way an address of its own, and back to all', () => {
  for (const [name, count] of [
    ['verified', 3],
    ['pending', 2],
    ['disputed', 2],
  ] as const) {
    expect(page).toContain(
      `<li id="only-${name}"><a class="${name}" href="#only-${name}">${count} ${name}</a></li>`,
    );
    expect(page.match(new RegExp(`class="statement[^"]* stands-${name}"`, 'g'))?.length).toBe(count);
    expect(REPORT_CSS).toContain(`section:has(#only-${name}:target) .statement:not(.stands-${name})`);
  }
  expect(page).toContain('<a href="#statements">All 7</a>');
  const [first] = sampleInput().items;
  if (!first) throw new Error('The sample has no item.');
  // Where all stand alike there is nothing to choose.
  expect(pageOf(assembleReport(addressed({ ...sampleInput(), items: [first] })))).not.toContain(
    'class="filters"',
  );
});

test('statements are found by who said them', () => {
  expect(page).toContain(
    '<li><b>Mara Ellison</b> <a href="#statement-2">2</a>, <a href="#statement-4">4</a></li>',
  );
  expect(page).toContain('<details class="speakers">');
});

test('each has its lasting address, and says what the last edition that changed it did', () => {
  for (const { id } of sample.statements)
    expect(page).toContain(`href="https://news.example.org/statements/${id}">Lasting address</a>`);
  const published = new Map(sample.statements.map((one) => [one.id ?? '', one]));
  const input = addressed(sampleInput());
  const later = assembleReport({
    ...input,
    ...{ previous: sample, published, edition: { ...input.edition, number: 2 } },
    items: input.items.map((item) => ({
      ...item,
      quotation: item.quotation === 'VERBATIM' ? 'ALTERED' : item.quotation,
    })),
  });
  const [, corrected] = later.statements;
  expect(corrected?.history?.map(({ is }) => is)).toEqual(['CORRECTED']);
  expect(pageOf(later)).toMatch(
    new RegExp(
      `<a class="disputed" href="https://news\\.example\\.org/statements/${corrected?.id}#history">Corrected on`,
    ),
  );
});

test('an edition from before addresses has none of it', () => {
  const before = pageOf(assembleReport(sampleInput())).replace(/<style>[\s\S]*?<\/style>/, '');
  expect(before).not.toMatch(/class="filters|class="speakers|stands-|\/statements\/|annotated|#:~:text/);
});
