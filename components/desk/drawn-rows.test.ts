import { describe, expect, test } from 'vitest';
import { type Clock, drawingOnce } from './drawn-rows.ts';
import { packed, packedRows, rowsOf, unpacked } from './packed.ts';

type Row = {
  headline: string;
  deadline: string | null;
  awaiting: { party: string; until: string | null }[];
};
type Told = { headline: string; now: string; timeZone: string };

const row = (more: Partial<Row> = {}) =>
  packed<Row>({ headline: 'A bridge', deadline: null, awaiting: [], ...more });
const at = (time: string, timeZone = 'Europe/Kyiv'): Clock => ({ now: `2026-03-03T${time}Z`, timeZone });

function counting() {
  let drawn = 0;
  const tell = drawingOnce(({ headline }: Row, clock): Told => {
    drawn += 1;
    return { headline, ...clock };
  });
  return { tell, drawn: () => drawn };
}

describe('rows that were drawn', () => {
  test('are the same within a minute, seen as it began', () => {
    const { tell, drawn } = counting();
    const first = tell(row(), at('10:00:12.345'));
    expect(first).toEqual({ headline: 'A bridge', now: '2026-03-03T10:00:00.000Z', timeZone: 'Europe/Kyiv' });
    expect(tell(row(), at('10:00:59.999'))).toBe(first);
    expect(drawn()).toBe(1);
  });

  test('are drawn anew once the row, the minute or the time zone is another', () => {
    const { tell, drawn } = counting();
    tell(row(), at('10:00:12.345'));
    expect(tell(row({ headline: 'A harbour' }), at('10:00:12.345')).headline).toBe('A harbour');
    expect(tell(row(), at('10:01:00.000')).now).toBe('2026-03-03T10:01:00.000Z');
    expect(tell(row(), at('10:01:00.000', 'Asia/Tokyo')).timeZone).toBe('Asia/Tokyo');
    expect(tell(row(), at('10:00:12.345')).now).toBe('2026-03-03T10:00:00.000Z');
    expect(drawn()).toBe(5);
  });

  test.each([
    ['its deadline', row({ deadline: '2026-03-03T10:00:30.000Z' })],
    ['the time for a reply', row({ awaiting: [{ party: 'NATO', until: '2026-03-03T10:00:30.000Z' }] })],
    [
      'the time for one of several replies',
      row({
        awaiting: [
          { party: 'NATO', until: null },
          { party: 'Moscow', until: '2026-03-03T10:00:00.000Z' },
        ],
      }),
    ],
  ])('see the very moment where %s passes within the minute', (_, passing) => {
    const { tell, drawn } = counting();
    for (const time of ['10:00:29.999', '10:00:30.000', '10:00:29.999']) {
      expect(tell(passing, at(time)).now).toBe(at(time).now);
    }
    expect(drawn()).toBe(3);
    tell(passing, at('10:01:00.000'));
    tell(passing, at('10:01:30.000'));
    expect(drawn()).toBe(4);
  });

  test('are right however many there are', () => {
    const { tell } = counting();
    for (const round of ['10:00:01.000', '10:00:02.000']) {
      for (let i = 0; i < 2_500; i += 1) {
        expect(tell(row({ headline: `${i}` }), at(round)).headline).toBe(`${i}`);
      }
    }
  });
});

test('rows cross as lines, whatever is in them', () => {
  const rows = [
    { headline: 'one\ntwo\r\u2028three "four" \\n' },
    { headline: '' },
    { headline: '\u0000</script>' },
  ];
  expect(rowsOf(packedRows(rows)).map(unpacked)).toEqual(rows);
  expect(rowsOf(packedRows([]))).toEqual([]);
});
