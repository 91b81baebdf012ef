import { expect, test } from 'vitest';
import { countHeard, heardSince, noteHeard, placeNow, readPlace } from './heard.ts';

const changed = (seq: number) => ({
  ...{ kind: 'changed' as const, seq: `${seq}`, stories: [], isWider: false },
});

test('what was heard since a place is known to the piece, and none where there is none', () => {
  noteHeard(changed(1));
  const place = readPlace(placeNow());
  expect(place).toEqual({ seq: '1', count: countHeard() });
  expect(heardSince(place?.count ?? -1)).toEqual([]);
  noteHeard({ kind: 'told', members: ['a'] });
  noteHeard(changed(2));
  expect(heardSince(place?.count ?? -1)).toEqual([{ kind: 'told', members: ['a'] }, changed(2)]);
});

test('of very many pieces the newest are known, and it is told where some are not', () => {
  const before = countHeard();
  for (let n = 0; n < 5_000; n += 1) noteHeard(changed(n));
  expect(heardSince(before)).toBeNull();
  const late = heardSince(countHeard() - 1_500);
  expect(late).toHaveLength(1_500);
  expect(late?.at(-1)).toEqual(changed(4_999));
});

test('a number that this process has not reached is known to nobody', () => {
  expect(heardSince(countHeard() + 1)).toBeNull();
});

test('a place is a number of the record, of a process, or of both; all else is none', () => {
  const [, mine] = placeNow().split('~');
  expect(readPlace('17')).toEqual({ seq: '17', count: null });
  expect(readPlace(`~${mine}`)).toEqual({ seq: null, count: countHeard() });
  expect(readPlace('17~01234567-89ab.4')).toEqual({ seq: '17', count: null });
  for (const none of ['', '~', 'x', '17~', '17~y.1', '-1', '1e3', '1'.repeat(19)])
    expect(readPlace(none)).toBeNull();
});
