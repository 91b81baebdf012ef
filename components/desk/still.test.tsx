import { type ReactElement, useState } from 'react';
import { renderToStaticMarkup, renderToString } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { inTheWay, type StoryStanding } from '@/lib/domain/in-the-way.ts';
import { People } from '../stories/people.tsx';
import { StatusBar, StatusFigures } from '../stories/status-figures.tsx';
import { markupOf } from '../ui/markup.ts';
import { Still } from '../ui/still.tsx';
import { DeskTime } from './desk-time.tsx';
import { DueLead } from './due-lead.tsx';
import { Sentences } from './sentences.tsx';

const NOW = '2026-03-03T10:00:00.000Z';
const LATER = '2026-03-04T17:30:00.000Z';
const CLOCK = { now: NOW, timeZone: 'Europe/Kyiv' };

const STANDING: StoryStanding = {
  counts: { all: 9, verified: 3, pending: 5, disputed: 1 },
  awaiting: [
    { party: 'The <ministry> & its "press office"', until: '2026-03-03T09:00:00.000Z' },
    { party: 'O’Neill', until: LATER },
    { party: "the 'harbour'", until: null },
  ],
  lapsed: [['speaker']],
  unsourced: 2,
  undecided: 1,
  beingRead: 2,
  isAssigned: false,
  hold: { by: 'An editor' },
  signOff: null,
  secondPersonRule: true,
};
const SIGNED: StoryStanding = { ...STANDING, hold: null, signOff: { by: 'A chief', at: NOW } };
const CLEAR: StoryStanding = {
  ...{ ...STANDING, counts: { all: 1, verified: 1, pending: 0, disputed: 0 }, awaiting: [], lapsed: [] },
  ...{ unsourced: 0, undecided: 0, beingRead: 0, isAssigned: true, hold: null },
};
const NOBODY = { all: 0, verified: 0, pending: 0, disputed: 0 };
const TEAM = Array.from({ length: 6 }, (_, i) => ({ id: `${i}`, name: `Person & ${i}` }));

const sentences = (standing: StoryStanding) => <Sentences sentences={inTheWay(standing, NOW)} {...CLOCK} />;

/** What rows of the desk and of the list are made of. */
const PARTS: Record<string, ReactElement> = {
  'what stands in the way': sentences(STANDING),
  'signed off': sentences(SIGNED),
  'nothing in the way': sentences(CLEAR),
  'due tomorrow': <DueLead due={LATER} {...CLOCK} />,
  late: <DueLead due="2026-03-03T09:00:00.000Z" {...CLOCK} />,
  'no deadline': <DueLead due={null} {...CLOCK} />,
  'a bar': <StatusBar counts={STANDING.counts} className="h-1.5" />,
  'an empty bar': <StatusBar counts={NOBODY} />,
  figures: <StatusFigures counts={STANDING.counts} />,
  'no figures': <StatusFigures counts={NOBODY} hasOnlyWhatIs />,
  people: <People people={TEAM} />,
  nobody: <People people={[]} />,
  'a moment': (
    <p className="text-sm">
      {['a', 'b'].join(' · ')}, changed <DeskTime iso={LATER} {...CLOCK} />
    </p>
  ),
  'text and figures': (
    <p data-count={3}>
      {0}
      {false}
      {null}
      {'<b>'}
    </p>
  ),
};

describe('what is only read', () => {
  test.each(Object.entries(PARTS))('%s is written as React writes it', (_, part) => {
    expect(markupOf(part)).toBe(renderToStaticMarkup(part));
  });

  test.each(Object.entries(PARTS))('%s has the same elements on the page, still or not', (_, part) => {
    // React marks where two texts meet, which a piece of HTML need not.
    expect(renderToString(<Still>{part}</Still>)).toBe(renderToStaticMarkup(part));
  });
});

function Counter() {
  const [count] = useState(0);
  return <p>{count}</p>;
}

describe('what cannot be drawn without React is refused', () => {
  const press = () => {};
  test.each<[string, ReactElement]>([
    [
      'something to press',
      <p key="p">
        <button type="button" onClick={press}>
          Press
        </button>
      </p>,
    ],
    [
      'a field',
      <p key="f">
        <input defaultChecked />
      </p>,
    ],
    [
      'a style',
      <p key="s">
        <i style={{ color: 'red' }}>red</i>
      </p>,
    ],
    [
      'HTML in HTML',
      <p key="h">
        <Still>
          <b>bold</b>
        </Still>
      </p>,
    ],
  ])('%s', (_, part) => {
    expect(() => markupOf(part)).toThrow('without React');
  });

  test('a component with state', () => {
    expect(() => markupOf(<Counter />)).toThrow();
  });
});
