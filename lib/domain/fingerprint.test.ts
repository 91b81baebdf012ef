import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type SignedContent, type SignedItem, type SignedSource, signedContent } from './fingerprint.ts';

function content(): SignedContent {
  return {
    newsroom: {
      name: 'The Harbour Post',
      timeZone: 'UTC',
      secondPersonRule: true,
      evidenceRule: true,
      originsForClaims: 1,
    },
    story: {
      headline: 'Harbour to close',
      byline: '',
      language: 'en',
      authors: [{ id: 'a', name: 'Bo Lind', how: 'BYLINE' }],
    },
    revision: { number: 2, sha256: 'a'.repeat(64) },
    blocks: [{ start: 0, end: 40, kind: 'PARAGRAPH' }],
    items: [item('2'), item('1')],
    contacts: [
      {
        id: 'c',
        party: 'Harbour board',
        channel: 'e-mail',
        person: '',
        asked: '',
        sentAt: new Date(0),
        deadline: null,
        outcome: 'DECLINED',
        reason: '',
        answer: '',
        answeredAt: null,
        byId: 'm',
        itemIds: ['2', '1'],
      },
    ],
  };
}

function item(id: string): SignedItem {
  return {
    id,
    kind: 'PARAPHRASE',
    spans: [{ start: 0, end: 5 }],
    exact: 'words',
    speakerName: 'The board',
    speakerMention: 'it',
    cue: 'said',
    force: 'SAID',
    polarity: 'AFFIRMED',
    occasion: null,
    date: 'on Monday',
    parties: [],
    outcome: null,
    status: 'VERIFIED',
    reason: '',
    ticks: ['speaker', 'wording'],
    quotation: null,
    substance: null,
    evidence: [
      {
        id: 'e',
        stance: 'SUPPORTS',
        excerpt: '',
        locator: 'p. 3',
        source: source(),
      },
    ],
    verdict: { id: 'v', byId: 'm', by: 'Ann Vik' },
    checks: [{ id: 'q', outcome: 'verbatim', words: 'words', textSha256: 'c', source: source() }],
  };
}

function source(): SignedSource {
  return {
    id: 's',
    type: 'DOCUMENT',
    title: 'Minutes',
    author: '',
    link: '',
    isPrimary: true,
    isFirsthand: null,
    isConfidential: false,
    origin: '',
    terms: 'ON_RECORD',
    termsText: '',
    embargoUntil: null,
    publishedAt: null,
    textSha256: 'c',
    files: ['f'],
  };
}

/** The same content with the value at a path replaced. */
function changed(path: string, value: unknown): SignedContent {
  const copy = structuredClone(content());
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let at = copy as unknown as Record<string, unknown>;
  for (const key of keys) at = at[key] as Record<string, unknown>;
  expect(at).toHaveProperty(last);
  at[last] = value;
  return copy;
}

describe('signedContent', () => {
  const signed = signedContent(content());

  it('is the same in any order of items, ticks and evidence', () => {
    const turned = content();
    const [first, second] = turned.items;
    if (!first || !second) throw new Error('two items');
    expect(signedContent({ ...turned, items: [{ ...second, ticks: ['wording', 'speaker'] }, first] })).toBe(
      signed,
    );
  });

  it('leaves out whatever else the objects carry', () => {
    const extra = content();
    expect(
      signedContent({ ...extra, contacts: extra.contacts.map((one) => ({ ...one, byEmail: 'x' })) }),
    ).toBe(signed);
  });

  it.each([
    ['story.headline', 'Harbour closes'],
    ['story.byline', 'By a reporter'],
    ['revision.sha256', 'b'.repeat(64)],
    ['blocks.0.kind', 'ASIDE'],
    ['items.0.kind', 'DIRECT_QUOTE'],
    ['items.0.exact', 'other'],
    ['items.0.spans', [{ start: 0, end: 6 }]],
    ['items.0.speakerName', null],
    ['items.0.speakerMention', 'the board'],
    ['items.0.cue', 'has never said'],
    ['items.0.force', 'DENIED'],
    ['items.0.polarity', 'NEGATED'],
    ['items.0.occasion', 'in a letter'],
    ['items.0.date', 'on Tuesday'],
    ['items.0.parties', [{ mention: 'it', name: 'The board' }]],
    ['items.0.outcome', 'DECLINED'],
    ['items.0.status', 'PENDING'],
    ['items.0.reason', 'x'],
    ['items.0.ticks', ['speaker']],
    ['items.0.quotation', 'VERBATIM'],
    ['items.0.substance', 'TRUE'],
    ['items.0.evidence.0.stance', 'CONTEXT'],
    ['items.0.evidence.0.excerpt', 'x'],
    ['items.0.evidence.0.locator', 'p. 4'],
    ['items.0.evidence.0.source.title', 'x'],
    ['items.0.evidence.0.source.terms', 'OFF_RECORD'],
    ['items.0.evidence.0.source.origin', 'x'],
    ['items.0.evidence', []],
    ['newsroom.name', 'Another'],
    ['newsroom.timeZone', 'Europe/Oslo'],
    ['newsroom.secondPersonRule', false],
    ['newsroom.evidenceRule', false],
    ['newsroom.originsForClaims', 2],
    ['story.authors', []],
    ['story.authors.0.name', 'Bo Lund'],
    ['items.0.verdict.byId', 'n'],
    ['items.0.verdict', null],
    ['items.0.checks', []],
    ['items.0.checks.0.outcome', 'altered'],
    ['items.0.checks.0.source.textSha256', 'd'],
    ['items.0.evidence.0.source.textSha256', null],
    ['items.0.evidence.0.source.files', ['f', 'g']],
    ['items.0.evidence.0.source.files', []],
    ['items.0.evidence.0.source.isFirsthand', true],
    ['items.0.evidence.0.source.isConfidential', true],
    ['items.0.evidence.0.source.embargoUntil', new Date(1)],
    ['contacts.0.byId', 'n'],
    ['contacts.0.itemIds', ['1']],
    ['contacts.0.outcome', 'RESPONDED'],
    ['contacts.0.answer', 'x'],
    ['contacts.0.deadline', new Date(1)],
    ['contacts', []],
  ])('changes with %s', (path, value) => {
    expect(signedContent(changed(path, value))).not.toBe(signed);
  });

  it('is by the first version what it always was: attribution was no part of it', () => {
    const first = signedContent(content(), 'signed/1');
    expect(signedContent(changed('items.0.cue', 'has never said'), 'signed/1')).toBe(first);
    expect(signedContent(changed('items.0.speakerName', null), 'signed/1')).not.toBe(first);
    const second = signedContent(content(), 'signed/2');
    expect(signedContent(changed('newsroom.name', 'Another'), 'signed/2')).toBe(second);
    expect(signedContent(changed('items.0.evidence.0.source.files', []), 'signed/2')).toBe(second);
    expect(createHash('sha256').update(second).digest('hex')).toMatchInlineSnapshot(
      `"da6112a6e47ce96b2765f648609fafc1a561f3523a29187032b1cd745a2ce28d"`,
    );
    expect(createHash('sha256').update(first).digest('hex')).toMatchInlineSnapshot(
      `"897d73f3097c472418ec67b0c3e44b327c301f715e9b4b06290f9b692f1b7908"`,
    );
  });
});
