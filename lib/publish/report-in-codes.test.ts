/** A desk is published as the same bytes as when snapshots stored their sentences. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { assembleReport } from '../domain/report/assemble.ts';
import { everything, everythingAgain, nothingYet } from '../domain/report/everything.fixture.ts';
import { FIRST, NOTHING, SECOND } from '../domain/report/everything-in-words.fixture.ts';
import { sampleInput } from '../domain/report/sample.fixture.ts';
import type { ReportSnapshot } from '../domain/report/snapshot.ts';
import { claimReviews } from './claim-review.ts';
import { renderReport } from './report-html/page.ts';
import { webAnnotations } from './web-annotation.ts';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/**
 * Page, claim-review.json and annotations.json. The page prints the record's own hash, which differs: here they all get
 * the same one.
 */
function made(snapshot: ReportSnapshot): [page: string, reviews: string, annotations: string] {
  const { number, publishedAt } = snapshot.edition;
  const url = 'https://paper.example/reports/one/1';
  const page = renderReport(snapshot, {
    ...{ sha256: 'ab12'.repeat(16), url, latest: true, editions: [{ number, publishedAt, url }] },
    exports: {
      json: `${url}.json`,
      claimReview: `${url}.claims`,
      annotations: `${url}.notes`,
      story: `${url}/story`,
    },
  });
  return [
    page,
    JSON.stringify(claimReviews(snapshot, { url })),
    JSON.stringify(webAnnotations(snapshot, { url })),
  ];
}

const first = assembleReport(everything());

test.each<[string, ReportSnapshot, ReportSnapshot]>([
  ['a first edition', first, FIRST],
  ['a second, after one in words', assembleReport(everythingAgain(FIRST)), SECOND],
  ['a second, after one in codes', assembleReport(everythingAgain(first)), SECOND],
  ['a story without a statement', assembleReport(nothingYet()), NOTHING],
])('%s is the same of codes and of words', (_, now, earlier) => {
  const [page, reviews, annotations] = made(now);
  const before = made(earlier);
  expect(page).toBe(before[0]);
  expect(reviews).toBe(before[1]);
  expect(annotations).toBe(before[2]);
});

/**
 * SHA-256 as made by the version that stored sentences; of the page, without its style sheet, which belongs to the
 * version.
 */
const MADE: readonly [string, ReportSnapshot, readonly string[]][] = [
  [
    'everything',
    first,
    [
      '637f9cecfd3a73403c882975418f4c5d3ce3a21b91a49cfd2eeb1270890c8a18',
      '962d5bfafc449971496ea192e40062c13c464f1a1607b31c58ebea01780f15a5',
      'cbaf8b31ae5e21572f26cec4df1d6b3a4f39e005cc4f4037e79ccf40e7a7557e',
    ],
  ],
  [
    'everything again',
    assembleReport(everythingAgain(first)),
    [
      '43540688eec336a25840e4cbe189eba5a4400d3ddf49cca4828c840820d717d4',
      '97b301950751f5ebbc76643c7a511fd273e6210df676482c7d268e54afcec51e',
      'c9af3572b65fd57c625d50be11eb84246299190f8a2d6e90d517f16305a7a0d0',
    ],
  ],
  [
    'nothing',
    assembleReport(nothingYet()),
    [
      'a86caa58c05519a14265f04f2683bf8f0be39e02d5761e9b44d76f21ac9550e5',
      '89ccf54aa7ffee217e876615c86e63375d88ee7792ad8b553a3105f5d6772931',
      'eeb18ecd14645f4b26eaad72f6e45fcf31c21c27338961d02a3d7004f9bac338',
    ],
  ],
  [
    'the sample',
    assembleReport(sampleInput()),
    [
      'c674cd8067570d52c6d5dee63e47f3f129b758cd4d66c3e6319f8527d2c1e1de',
      'ebeaaf366100615835a500276f09ee587b9249108aa564f03967ad622f865126',
      'a46eb9969b4a5981870f1aaeaf1cf56ae19fa5ff42086b6e217679e3a57eaed6',
    ],
  ],
];

test.each(MADE)('%s is published as it was', (_, snapshot, hashes) => {
  const [page, ...others] = made(snapshot);
  expect([page.replace(/<style>[\s\S]*?<\/style>/, ''), ...others].map(sha256)).toEqual(hashes);
});
