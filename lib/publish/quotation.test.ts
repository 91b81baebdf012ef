import { expect, test } from 'vitest';
import { assembleReport } from '../domain/report/assemble.ts';
import { sampleEvidence, sampleInput, sampleItem } from '../domain/report/sample.fixture.ts';
import { quotations } from './quotation.ts';

const url = 'https://news.example.org/reports/harbour/1';
const NONE = { factCheckingPolicy: '', correctionsPolicy: '', unnamedSourcesPolicy: '' };
const snapshot = assembleReport(sampleInput());
const graphOf = (policies = NONE, given = snapshot) => quotations(given, { url, policies })['@graph'];

test('each quotation has its words, its place on the page, and what was found; paraphrases and claims are none', () => {
  const [report, ...all] = graphOf();
  expect(report).toMatchObject({ '@type': 'Report', '@id': url, version: 1 });
  const quoted = snapshot.statements.filter(
    ({ kind }) => kind === 'DIRECT_QUOTE' || kind === 'PARTIAL_QUOTE',
  );
  expect(quoted.length).toBeGreaterThan(0);
  expect(all.map((one) => one['@id'])).toEqual(quoted.map(({ number }) => `${url}#statement-${number}`));
  for (const [i, one] of all.entries()) {
    expect(one).toMatchObject({
      '@type': 'Quotation',
      text: quoted[i]?.words,
      isPartOf: { '@id': `${url}#the-story` },
    });
  }
});

test('the newsroom’s pages about how it works are given where there are any', () => {
  const policies = {
    factCheckingPolicy: 'https://news.example.org/checking',
    correctionsPolicy: '',
    unnamedSourcesPolicy: 'https://news.example.org/sources',
  };
  const [report] = graphOf(policies);
  expect(report).toMatchObject({
    publisher: {
      '@type': 'NewsMediaOrganization',
      verificationFactCheckingPolicy: 'https://news.example.org/checking',
      unnamedSourcesPolicy: 'https://news.example.org/sources',
    },
  });
  expect(JSON.stringify(report)).not.toContain('correctionsPolicy');
});

test('a source on background is not cited, nor one that contradicts', () => {
  const evidence = [
    sampleEvidence('1', { source: { title: 'Minutes', link: 'https://news.example.org/minutes' } }),
    sampleEvidence('2', { source: { title: 'An official', terms: 'BACKGROUND', termsText: 'an official' } }),
    sampleEvidence('3', { source: { title: 'Other minutes' }, stance: 'CONTRADICTS' }),
  ];
  const items = [sampleItem('a', ['140 jobs'], { kind: 'PARTIAL_QUOTE', evidence })];
  const [, quotation] = graphOf(NONE, assembleReport(sampleInput({ items })));
  expect(quotation).toMatchObject({
    citation: [{ name: 'Minutes', url: 'https://news.example.org/minutes' }],
  });
  expect(JSON.stringify(quotation)).not.toMatch(/official|Other/);
});
