import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { auditSentence, CHAIN_START, chainedText } from './event.ts';
import { SENTENCES } from './sentences.ts';

describe('auditSentence', () => {
  test('fills in the payload', () => {
    expect(auditSentence('member.changeRole', { name: 'A', from: 'Viewer', to: 'Checker' })).toBe(
      'changed the role of A from Viewer to Checker',
    );
  });

  test('what the payload lacks stays empty, what it has too much is not shown', () => {
    expect(auditSentence('item.recordVerdict', { status: 'verified', note: 'only for us' })).toBe(
      'set verified',
    );
  });

  test('what was typed is shown as it is, braces included', () => {
    expect(auditSentence('publication.hold', { reason: '{reason} $& $1' })).toBe(
      'blocked publication: {reason} $& $1',
    );
  });

  test('an act of a later version is shown by its code', () => {
    expect(auditSentence('story.translate', {})).toBe('story.translate');
  });

  test.each(Object.keys(SENTENCES))('%s leaves no brace behind', (act) => {
    expect(auditSentence(act, {})).not.toMatch(/[{}]/);
  });
});

describe('chainedText', () => {
  const event = {
    seq: 7n,
    at: new Date('2026-03-01T12:00:00.000Z'),
    actorId: 'a',
    actorName: 'A',
    action: 'item.cut',
    subjectType: 'item',
    subjectId: 'i',
    storyId: 's',
    payload: '{"words":"w"}',
    previous: CHAIN_START,
  };

  test('is fixed for all time: a changed form would break every stored chain', () => {
    expect(chainedText(event)).toBe(
      `["7","2026-03-01T12:00:00.000Z","a","A","item.cut","item","i","s","{\\"words\\":\\"w\\"}","${'0'.repeat(64)}"]`,
    );
    expect(createHash('sha256').update(chainedText(event)).digest('hex')).toBe(
      'd91439ebc246fc579f2b0ae43d4357a8edf1eef32bc45c3c24d3b612c7015781',
    );
  });

  test('depends on every field', () => {
    const others = [
      { seq: 8n },
      { at: new Date('2026-03-01T12:00:00.001Z') },
      { actorId: null },
      { actorName: 'B' },
      { action: 'item.restore' },
      { subjectType: 'story' },
      { subjectId: 'j' },
      { storyId: null },
      { payload: '{}' },
      { previous: '1'.repeat(64) },
    ].map((change) => chainedText({ ...event, ...change }));
    expect(new Set([chainedText(event), ...others]).size).toBe(others.length + 1);
  });

  test('no text can pass for another by where its fields end', () => {
    expect(chainedText({ ...event, actorName: 'A","item.cut', action: '' })).not.toBe(
      chainedText({ ...event, actorName: 'A', action: 'item.cut' }),
    );
  });
});
