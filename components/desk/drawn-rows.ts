/**
 * Rows of stories as they were drawn last. A row says the same until its story changes or the minute does, and it is the same
 * element then: React leaves it as it is where a list is refreshed, and the server, which draws the same rows for
 * everybody, draws each once a minute (docs/decisions/signed-in-pages.md).
 */
import type { ListedStory } from '@/lib/desk/view.ts';
import { type Packed, unpacked } from './packed.ts';

/** Both of the newsroom; `now` is ISO. */
export type Clock = { now: string; timeZone: string };

/** What is shown in a minute to a whole desk, twenty pages of a list; of some 8 kB each. */
const MOST_DRAWN = 1_000;
/** "2026-03-03T10:00", which is as far as two moments of the same minute agree. */
const TO_THE_MINUTE = 16;

/**
 * Draws rows, each once while it says the same. What is drawn may follow from nothing but the row and the clock; it sees
 * the minute as begun, unless something of the row passes within it: then it sees the very moment, and nothing is kept.
 */
export function drawingOnce<Row extends Moments, Drawn>(
  draw: (row: Row, clock: Clock) => Drawn,
): (row: Packed<Row>, clock: Clock) => Drawn {
  let at = '';
  const drawn = new Map<string, Drawn>();
  return (row, { now, timeZone }) => {
    const minute = now.slice(0, TO_THE_MINUTE);
    if (at !== minute + timeZone) {
      drawn.clear();
      at = minute + timeZone;
    }
    const known = drawn.get(row);
    if (known !== undefined) return known;
    const data = unpacked(row);
    if (passesWithin(minute, data)) return draw(data, { now, timeZone });
    const fresh = draw(data, { now: `${minute}:00.000Z`, timeZone });
    if (drawn.size >= MOST_DRAWN) drawn.clear();
    drawn.set(row, fresh);
    return fresh;
  };
}

/** What passes of a story: when it is due, and until when replies are awaited. What lies behind is told by its day. */
type Moments = Pick<ListedStory, 'deadline' | 'awaiting'>;

const passesWithin = (minute: string, { deadline, awaiting }: Moments): boolean =>
  Boolean(deadline?.startsWith(minute)) || awaiting.some(({ until }) => until?.startsWith(minute));
