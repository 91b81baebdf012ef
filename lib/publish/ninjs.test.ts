/** Held against the fields of iptc.org/std/ninjs/ninjs-schema_3.1.json, where nothing else than these may stand. */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { assembleReport } from '../domain/report/assemble.ts';
import { sampleEvidence, sampleInput, sampleItem } from '../domain/report/sample.fixture.ts';
import { ninjs } from './ninjs.ts';

const address = 'https://news.example.org/reports/harbour-123456';
const NONE = { factCheckingPolicy: '', correctionsPolicy: '', unnamedSourcesPolicy: '' };
const made = (input: Parameters<typeof sampleInput>[0] = {}, policies = NONE) =>
  ninjs(assembleReport(sampleInput(input)), { url: `${address}/1`, address, policies });

const text = z.string();
const uri = z.url();
const moment = z.iso.datetime({ offset: true });
const worded = { role: text.optional(), contentType: text.optional(), value: text };

/** Of the schema's own: what each of the fields that we write may be. `uri` alone is required. */
const SCHEMA = z.strictObject({
  uri,
  type: z
    .enum(['text', 'audio', 'video', 'picture', 'graphic', 'composite', 'component', 'event', 'planning'])
    .optional(),
  representationType: z.enum(['full', 'partial']).optional(),
  version: text.optional(),
  versionCreated: moment.optional(),
  pubStatus: z.enum(['usable', 'withheld', 'canceled']).optional(),
  language: text.optional(),
  edNote: text.optional(),
  headlines: z.array(z.strictObject(worded)).optional(),
  bodies: z
    .array(z.strictObject({ ...worded, charCount: z.int().optional(), wordCount: z.int().optional() }))
    .optional(),
  by: text.optional(),
  infoSources: z
    .array(
      z.strictObject({
        name: text.optional(),
        role: text.optional(),
        uri: uri.optional(),
        literal: text.optional(),
      }),
    )
    .optional(),
  altIds: z.array(z.strictObject({ role: text.optional(), value: text.optional() })).optional(),
  trustIndicators: z
    .array(z.strictObject({ role: uri.optional(), title: text.optional(), href: uri.optional() }))
    .optional(),
  standard: z
    .strictObject({ name: text.optional(), version: text.optional(), schema: uri.optional() })
    .optional(),
});

test('an item is valid, with the story’s text and without what was set aside', () => {
  const item = made();
  expect(SCHEMA.parse(JSON.parse(JSON.stringify(item)))).toEqual(item);
  expect(item.headlines[0]?.value).toContain('Harbour of Lindmouth');
  const [body] = item.bodies;
  expect(body?.value).toMatch(/^The old harbour of Lindmouth/);
  expect(body?.value).not.toMatch(/press@example|Harbour of Lindmouth to close/);
  expect(body?.charCount).toBe([...(body?.value ?? '')].length);
});

test('it leads to its report and record, and to the newsroom’s pages about how it works', () => {
  const policies = { ...NONE, correctionsPolicy: 'https://news.example.org/corrections' };
  const item = made({}, policies);
  SCHEMA.parse(item);
  expect(item.trustIndicators.map(({ href }) => href)).toEqual([
    `${address}/1`,
    `${address}/1/report.json`,
    'https://news.example.org/corrections',
  ]);
});

test('it names no source that the report does not, each once, and its address as a URI has to be', () => {
  const evidence = [
    sampleEvidence('1', { source: { title: 'Minutes', link: 'https://news.example.org/størrelse' } }),
    sampleEvidence('2', { source: { title: 'Minutes', link: 'https://news.example.org/størrelse' } }),
    sampleEvidence('3', { source: { title: 'Nils Brekke', terms: 'BACKGROUND', termsText: 'an official' } }),
    sampleEvidence('4', { source: { title: 'Off', terms: 'OFF_RECORD' } }),
  ];
  const item = made({ items: [sampleItem('a', ['140 jobs'], { evidence })] });
  SCHEMA.parse(item);
  expect(item.infoSources.slice(1)).toEqual([
    { name: 'Minutes', uri: 'https://news.example.org/st%C3%B8rrelse' },
  ]);
  expect(JSON.stringify(item)).not.toMatch(/Brekke|Off"/);
});
