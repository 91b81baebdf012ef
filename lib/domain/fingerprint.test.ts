import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type SignedContent, type SignedItem, signedContent } from './fingerprint.ts';

function content(): SignedContent {
  return {
    story: { headline: 'Harbour to close', byline: '', language: 'en' },
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
        source: {
          id: 's',
          type: 'DOCUMENT',
          title: 'Minutes',
          author: '',
          link: '',
          isPrimary: true,
          origin: '',
          terms: 'ON_RECORD',
          termsText: '',
          publishedAt: null,
        },
      },
    ],
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
    expect(createHash('sha256').update(first).digest('hex')).toMatchInlineSnapshot(
      `"897d73f3097c472418ec67b0c3e44b327c301f715e9b4b06290f9b692f1b7908"`,
    );
  });
});
