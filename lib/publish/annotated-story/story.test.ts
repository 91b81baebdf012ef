/** The story with its marks, in each of its forms. */
import { parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import { assembleReport } from '../../domain/report/assemble.ts';
import { everything } from '../../domain/report/everything.fixture.ts';
import { addressed, sampleInput, sampleItem } from '../../domain/report/sample.fixture.ts';
import { inLaterState } from '../report-html/later-state.ts';
import { renderStory, storyLight, storyToPaste } from './page.ts';

const REPORT = 'https://news.example.org/reports/harbour-123456';
const sample = assembleReport(addressed(sampleInput()));
const STATE = { editions: [], latest: true };

type Node = {
  nodeName: string;
  value?: string;
  childNodes?: Node[];
  attrs?: { name: string; value: string }[];
};
const inside = (node: Node): Node[] => [node, ...(node.childNodes ?? []).flatMap(inside)];
const nodesOf = (markup: string) => inside(parseFragment(markup) as unknown as Node);
const textOf = (markup: string) =>
  nodesOf(markup)
    .map(({ value = '' }) => value)
    .join('');

describe.each([
  ['the sample', sample],
  ['everything', assembleReport(addressed(everything()))],
  ['an edition from before addresses', assembleReport(sampleInput())],
] as const)('%s', (_, snapshot) => {
  const forms = {
    page: renderStory(snapshot, REPORT, STATE),
    paste: storyToPaste(snapshot, REPORT),
    light: storyLight(snapshot, REPORT),
  };

  test.each(Object.entries(forms))(
    'as %s: every statement has one mark, and nothing runs or is withheld',
    (name, text) => {
      const marks = nodesOf(text).filter(({ nodeName }) => nodeName === 'sup');
      expect(marks.length).toBe(snapshot.statements.length);
      expect(text).not.toMatch(/SECRET|<script|\son\w+=|undefined|\[object/);
      const anchors = nodesOf(text).flatMap(({ attrs = [] }) => attrs.filter((one) => one.name === 'id'));
      expect(new Set(anchors.map(({ value }) => value)).size).toBe(anchors.length);
      if (name === 'light') expect(text).not.toMatch(/<details|style=|class=|<style/);
      if (name === 'paste') expect(text).not.toMatch(/class=|<style/);
    },
  );

  test('a mark leads to what it rests on, within what a browser opens for it', () => {
    for (const text of [forms.page, forms.paste]) {
      const nodes = nodesOf(text);
      const evidence = nodes.filter(({ nodeName }) => nodeName === 'details').flatMap(inside);
      const ids = new Set(
        evidence
          .flatMap(({ attrs = [] }) => attrs.filter(({ name }) => name === 'id'))
          .map(({ value }) => value),
      );
      const leads = nodes
        .filter(({ nodeName }) => nodeName === 'sup')
        .flatMap(({ childNodes = [] }) => childNodes.flatMap(({ attrs = [] }) => attrs))
        .filter(({ name }) => name === 'href');
      expect(leads.length).toBe(snapshot.statements.length);
      for (const { value } of leads) expect(ids).toContain(value.slice(1));
    }
  });

  test('the story’s own words are all there, in their order', () => {
    const words = (text: string) => text.replace(/[✓◌◆⊖] \d+/g, '').replace(/\s+/g, ' ');
    const light = words(textOf(forms.light));
    for (const { kind, start, end } of snapshot.story.blocks) {
      if (kind !== 'HEADLINE') expect(light).toContain(words(snapshot.story.text.slice(start, end)).trim());
    }
  });
});

test('a mark stands behind what closes the words', () => {
  expect(storyLight(sample, REPORT)).toMatch(
    /first one to fall\.”<sup><a href="https:\/\/news\.example\.org\/statements\/\w{16}"/,
  );
  // Where there are no addresses it leads into the report.
  expect(storyLight(assembleReport(sampleInput()), REPORT)).toContain(`href="${REPORT}/1#statement-2"`);
});

test('it opens with one sentence, and its sources lead to the place', () => {
  expect(storyToPaste(sample, REPORT)).toContain('7 statements: 3 verified, 2 disputed, 2 pending');
  expect(storyToPaste(sample, REPORT)).toContain('https://example.org/budget-2021#:~:text=');
});

test('a mark in the headline stands in that of the page, and is kept where there is none', () => {
  const input = sampleInput();
  const words = 'Harbour of Lindmouth to close for a year';
  const marked = assembleReport(
    addressed({
      ...input,
      items: [...input.items, sampleItem('h', [words], { status: 'VERIFIED', reason: '' })],
    }),
  );
  const page = renderStory(marked, REPORT, STATE);
  expect(page).toMatch(/<h1[^>]*>Harbour of Lindmouth to close for a year, board says<sup/);
  expect(page).not.toContain('<h2 dir="auto">Harbour');
  expect(page.match(/<sup/g)?.length).toBe(marked.statements.length);
  expect(storyToPaste(marked, REPORT)).toMatch(
    /<h2 dir="auto">Harbour of Lindmouth to close for a year,<sup/,
  );
});

test('as a page it says what became of its report', () => {
  const url = `${REPORT}/2`;
  const later = { editions: [{ number: 2, publishedAt: '2025-04-09T12:00:00.000Z', url }], latest: false };
  const stored = renderStory(sample, REPORT, STATE);
  const read = inLaterState(stored, sample, { ...later, withdrawn: { reason: 'Forged.' } }, [
    'robots',
    'banners',
  ]);
  expect(read).toContain('Forged.');
  expect(read).toContain('is current.');
  expect(read).toContain('noindex');
  expect(read).toBe(renderStory(sample, REPORT, { ...later, withdrawn: { reason: 'Forged.' } }));
});

test('what somebody typed stays text', () => {
  const input = sampleInput();
  const hostile = assembleReport(
    addressed({
      ...input,
      story: { ...input.story, headline: '"><script>x</script>', byline: '<b class="x">' },
      revision: {
        ...input.revision,
        text: input.revision.text.replace('Ferry company objects', 'a class="x" <b> o'),
      },
    }),
  );
  const paste = storyToPaste(hostile, REPORT);
  expect(paste).toContain('a class=&quot;x&quot; &lt;b&gt; o');
  expect(renderStory(hostile, REPORT, STATE)).not.toContain('<script');
});
