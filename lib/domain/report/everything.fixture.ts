/**
 * A made-up desk with everything that a report can show: every kind, status, reason, verdict, source and outcome, and
 * between its two editions a change of each kind.
 */
import { FORCES, POLARITIES } from '../force.ts';
import { ITEM_KINDS } from '../item-kinds.ts';
import { CHANGED_SINCE_CHECK, reasonsFor } from '../reasons.ts';
import { type ItemKind, QUOTATION_VERDICTS, SOURCE_TYPES, SUBSTANCE_VERDICTS } from '../vocabulary.ts';
import type { ItemInput, ReportInput } from './assemble.ts';
import { everyAttempt, everySilence } from './everything-asked.fixture.ts';
import { sampleEvidence, sampleItem } from './sample.fixture.ts';
import { sampleCheck } from './sample-check.fixture.ts';

type Told = Partial<ItemInput> & { exact: string };

const AT = new Date('2025-03-04T18:41:00Z');

/** One of each status and reason, and of each answer to both questions. */
function judged(): Told[] {
  const pending = [...reasonsFor('PENDING', ''), CHANGED_SINCE_CHECK, 'the translator is on leave'].map(
    (reason): Told => ({ exact: `It was pending because: ${reason}`, status: 'PENDING', reason }),
  );
  const disputed = [...reasonsFor('DISPUTED', ''), 'two surveys count “piers” differently'].map(
    (reason): Told => ({ exact: `It was disputed because: ${reason}`, status: 'DISPUTED', reason }),
  );
  const said = QUOTATION_VERDICTS.map(
    (quotation): Told => ({
      exact: `“A quote that was ${quotation.toLowerCase()}”`,
      kind: 'DIRECT_QUOTE',
      speakerName: 'Mara Ellison',
      status: 'VERIFIED',
      reason: '',
      ticks: ['wording', 'speaker', 'context', 'substance'],
      quotation,
    }),
  );
  const rated = SUBSTANCE_VERDICTS.map(
    (substance): Told => ({
      exact: `A claim that was rated ${substance.toLowerCase()}`,
      kind: 'ATTRIBUTED_CLAIM',
      speakerName: 'NATO',
      status: 'VERIFIED',
      reason: 'it stands all the same',
      ticks: ['speaker'],
      substance,
    }),
  );
  return [...pending, ...disputed, ...said, ...rated];
}

/** Each kind of statement, and each sense that words can be reported in. */
function worded(): Told[] {
  const meant = FORCES.flatMap((force) => POLARITIES.map((polarity) => ({ force, polarity })));
  return [
    ...ITEM_KINDS.map(
      (kind): Told => ({ exact: `A statement of the kind ${kind}`, kind, speakerName: 'Moscow' }),
    ),
    ...meant.map(
      ({ force, polarity }): Told => ({
        exact: `the piers are ${force.toLowerCase()} and ${polarity.toLowerCase()}`,
        kind: 'PARAPHRASE',
        speakerName: 'Mara Ellison',
        occasion: 'at a public meeting',
        date: 'on Tuesday',
        cue: 'would never say',
        force,
        polarity,
        statement: [
          { is: 'speaker', text: 'Mara Ellison' },
          { is: 'frame', text: ' ' },
          { is: 'cue', text: 'would never say' },
          { is: 'frame', text: ' that ' },
          { is: 'words', text: `the piers are ${force.toLowerCase()} and ${polarity.toLowerCase()}` },
        ],
      }),
    ),
  ];
}

const primary = (id: string, type: (typeof SOURCE_TYPES)[number]) =>
  sampleEvidence(id, {
    locator: 'p. 7',
    excerpt: `What the ${type.toLowerCase()} has`,
    source: {
      type,
      isPrimary: true,
      title: `Source ${id}`,
      author: 'Castell Engineering',
      link: `https://example.org/${id}`,
      publishedAt: new Date('2025-03-01T09:00:00Z'),
    },
  });

const background = (id: string, termsText: string) =>
  sampleEvidence(id, { source: { title: 'SECRET TITLE', terms: 'BACKGROUND', termsText, origin: 'SECRET' } });

/** Each thing that a statement can rest on. */
function sourced(): Told[] {
  const against = (id: string) => sampleEvidence(id, { stance: 'CONTRADICTS', source: { title: id } });
  const from = (id: string, origin: string) => sampleEvidence(id, { source: { title: id, origin } });
  return [
    { exact: 'One source contradicts this', evidence: [against('a')] },
    {
      exact: 'Three contradict and two support this',
      evidence: ['a', 'b', 'c'].map(against).concat(from('d', 'x'), from('e', 'y')),
    },
    { exact: 'One supports and one contradicts this', evidence: [from('a', ''), against('b')] },
    { exact: 'Nothing but context', evidence: [sampleEvidence('a', { stance: 'CONTEXT' })] },
    { exact: 'A single source', evidence: [from('a', '')] },
    {
      exact: 'Three sources of one origin',
      evidence: [from('a', 'A wire'), from('b', 'a  WIRE'), from('c', ' a wire')],
    },
    { exact: 'Two origins', evidence: [from('a', 'A wire'), from('b', 'B wire')] },
    { exact: 'Thirteen origins', evidence: Array.from({ length: 13 }, (_, i) => from(`s${i}`, '')) },
    ...SOURCE_TYPES.map((type): Told => ({ exact: `Firsthand: ${type}`, evidence: [primary('a', type)] })),
    {
      exact: 'Three firsthand at once',
      evidence: [primary('a', 'DATA'), primary('b', 'RECORDING'), primary('c', 'DATA'), from('d', '')],
    },
    { exact: 'On background, as agreed', evidence: [background('a', 'a person at the company')] },
    { exact: 'On background, nothing agreed', evidence: [background('a', ''), background('b', '')] },
    {
      exact: 'On terms that hide it',
      evidence: (['OFF_RECORD', 'DEEP_BACKGROUND', 'EMBARGOED'] as const).map((terms) =>
        sampleEvidence(terms, { source: { title: 'SECRET TITLE', terms, termsText: 'SECRET TERMS' } }),
      ),
    },
    {
      exact: 'The embargo is over',
      evidence: [
        sampleEvidence('a', { source: { title: 'The budget', terms: 'EMBARGOED', embargoUntil: AT } }),
      ],
    },
  ];
}

/** An altered quote, held against sources with pages, with times and with neither. */
function altered(): Told[] {
  const check = sampleCheck('a', 'We will not wait', 'No, colour me surprised, we will wait until May.');
  const places = [
    { page: 12, lastPage: null, fromMs: null },
    { page: 12, lastPage: 13, fromMs: null },
    { page: null, lastPage: null, fromMs: 3_723_000 },
    { page: null, lastPage: null, fromMs: 0 },
    { page: null, lastPage: null, fromMs: null },
  ];
  return [
    {
      exact: 'We will not wait',
      kind: 'DIRECT_QUOTE',
      speakerName: 'Mara Ellison',
      status: 'DISPUTED',
      reason: 'wording altered',
      quotation: 'ALTERED',
      evidence: [sampleEvidence('a', { stance: 'CONTRADICTS', source: { title: 'Minutes of the meeting' } })],
      checks: places.map((place) => ({ ...check, ...place })),
    },
  ];
}

type Story = Pick<ReportInput, 'revision' | 'blocks' | 'items'>;

/** A story that says exactly this, in a paragraph each. */
export function storyOf(told: readonly Told[]): Story {
  const blocks: { start: number; end: number; kind: 'HEADLINE' | 'LIST' | 'PARAGRAPH' | 'ASIDE' }[] = [];
  let text = '';
  const items = told.map((one, i) => {
    if (i > 0) text += '\n\n';
    const start = text.length;
    text += one.exact;
    const span = { start, end: text.length };
    blocks.push({ ...span, kind: i === 0 ? 'HEADLINE' : i % 9 === 1 ? 'LIST' : 'PARAGRAPH' });
    const statement = [{ is: 'words' as const, text: one.exact }];
    return { ...sampleItem(`${i}`, [], { statement, ...one }), spans: [span] };
  });
  return { revision: { number: 3, text }, blocks, items };
}

const statements = (): Told[] => [...judged(), ...worded(), ...sourced(), ...altered(), ...everySilence()];

const firstTold = (): Told[] => [
  ...statements(),
  ...CHANGING.map(([before]) => before),
  { exact: 'Only the first edition has this' },
];
const secondTold = (): Told[] => [
  { exact: 'A sentence that was added' },
  ...statements(),
  ...CHANGING.map(([, after]) => after),
];

const kind: ItemKind = 'PARAPHRASE';
const said = (exact: string, more: Partial<ItemInput>): Told => ({ exact, kind, speakerName: 'A', ...more });

/** A change of each kind, before and after, and some that are no change. */
const CHANGING: readonly (readonly [Told, Told])[] = [
  [said('the wreck will be raised in May', {}), said('the wreck will be raised in early May', {})],
  [said('nobody slept', { speakerName: null }), said('nobody slept', { speakerName: 'Bo Kray' })],
  [said('nobody ate', { speakerName: 'Bo Kray' }), said('nobody ate', { speakerName: 'Ada Moss' })],
  [
    said('a crane fell', { cue: 'said', force: 'SAID', polarity: 'AFFIRMED' }),
    said('a crane fell', { cue: 'has never said', force: 'SAID', polarity: 'NEGATED' }),
  ],
  [
    said('a buoy sank', { cue: null }),
    said('a buoy sank', { cue: 'denied', force: 'DENIED', polarity: 'HEDGED' }),
  ],
  [said('a tug left', { cue: null, force: 'ASKED' }), said('a tug left', { cue: null })],
  [
    said('a gull flew', { cue: 'said' }),
    said('a gull flew', { cue: 'said', force: 'SAID', polarity: 'AFFIRMED' }),
  ],
  [
    said('the tide turned', { status: 'PENDING', reason: 'awaiting reply' }),
    said('the tide turned', { status: 'VERIFIED', reason: '', ticks: ['speaker'] }),
  ],
  [
    said('the bell rang', { status: 'DISPUTED', reason: 'party denies' }),
    said('the bell rang', { status: 'DISPUTED', reason: 'the party says otherwise' }),
  ],
  [said('a lamp failed', { quotation: null }), said('a lamp failed', { quotation: 'VERBATIM' })],
  [said('a mast broke', { quotation: 'ALTERED' }), said('a mast broke', { quotation: 'TRANSLATED_FAIRLY' })],
  [said('rates rose', { substance: 'MISSING_CONTEXT' }), said('rates rose', { substance: null })],
  [said('rents fell', {}), said('rents fell', { evidence: [primary('a', 'DATA'), background('b', '')] })],
];

const NEWSROOM: ReportInput['newsroom'] = {
  name: 'The Lindmouth Courier',
  timeZone: 'Europe/London',
  secondPersonRule: true,
  evidenceRule: true,
  originsForClaims: 2,
};

/** Its first edition. */
export function everything(more: Partial<ReportInput> = {}): ReportInput {
  return {
    newsroom: NEWSROOM,
    story: { headline: 'Everything at once', byline: 'By a staff reporter', language: 'en' },
    ...storyOf(firstTold()),
    attempts: everyAttempt(),
    signOff: { by: 'Signing Editor', at: new Date('2025-03-04T18:10:00Z') },
    edition: { number: 1, publishedAt: AT, publishedBy: 'Publishing Editor', changeNote: '' },
    previous: null,
    ...more,
  };
}

/** The second, under other rules and another headline, with everything changed that can change. */
export function everythingAgain(previous: ReportInput['previous']): ReportInput {
  return everything({
    newsroom: { ...NEWSROOM, secondPersonRule: false, evidenceRule: false, originsForClaims: 1 },
    story: { headline: 'Everything, corrected', byline: '', language: 'und' },
    ...storyOf(secondTold()),
    signOff: { by: 'Publishing Editor', at: new Date('2025-03-06T08:00:00Z') },
    edition: {
      number: 2,
      publishedAt: new Date('2025-03-06T09:12:00Z'),
      publishedBy: 'Publishing Editor',
      changeNote: 'The crane, the bell and the rents were looked at again.',
    },
    previous,
  });
}

/** A story without a statement, in a newsroom of one. */
export function nothingYet(): ReportInput {
  return everything({
    newsroom: { ...NEWSROOM, secondPersonRule: false, originsForClaims: 1 },
    ...storyOf([]),
    attempts: [],
  });
}
