import { describe, expect, test } from 'vitest';
import { CHECKING_ROLES, type Colleague, carriesWork, whyNotDue, whyNotGiven } from './assignment.ts';
import { ROLES } from './vocabulary.ts';

const ada = (more: Partial<Colleague> = {}): Colleague => ({
  ...{ id: 'ada', name: 'Ada Moss', role: 'CHECKER', deactivatedAt: null },
  ...more,
});
const others = { story: { authorIds: ['bo'] } };
const own = { story: { authorIds: ['ada'] } };

describe('who may be given a story', () => {
  test.each(ROLES)('a %s, where the role gives verdicts', (role) => {
    const mayCheck = role === 'CHECKER' || role === 'EDITOR' || role === 'ADMIN';
    expect(CHECKING_ROLES.includes(role)).toBe(mayCheck);
    expect(carriesWork(ada({ role }))).toBe(mayCheck);
    expect(whyNotGiven(ada({ role }), others)).toBe(mayCheck ? null : 'Ada Moss’s role gives no verdicts.');
  });

  test('nobody who was deactivated', () => {
    const gone = ada({ deactivatedAt: new Date() });
    expect(carriesWork(gone)).toBe(false);
    expect(whyNotGiven(gone, others)).toBe('Ada Moss is not active here.');
  });

  test('nobody who wrote it, unless one person is the whole newsroom', () => {
    expect(whyNotGiven(ada(), own)).toBe(
      'Not Ada Moss: nobody gives the verdict on a story that they wrote, brought in as their own, or revised.',
    );
    expect(whyNotGiven(ada(), { ...own, secondPersonRule: false })).toBeNull();
  });

  test('nobody who put the line back that the item is in', () => {
    expect(whyNotGiven(ada(), { ...others, item: { putBackByIds: ['ada'] } })).toBe(
      'Not Ada Moss: nobody gives the verdict on a line that they put back into the story.',
    );
    expect(whyNotGiven(ada(), { ...others, item: { putBackByIds: ['bo'] } })).toBeNull();
  });
});

describe('until when', () => {
  const now = new Date('2025-04-08T16:00:00Z');
  const earlier = new Date('2025-04-08T15:00:00Z');
  const later = new Date('2025-04-08T17:00:00Z');
  const passed = 'This time has passed. Choose a later one, or none.';

  test('no time, or one to come', () => {
    expect(whyNotDue(null, [earlier], now)).toBeNull();
    expect(whyNotDue(later, [null], now)).toBeNull();
    expect(whyNotDue(earlier, [], now)).toBe(passed);
    expect(whyNotDue(now, [null], now)).toBe(passed);
  });

  test('one that was set before stays, but is given to nobody new', () => {
    expect(whyNotDue(earlier, [earlier, new Date(earlier)], now)).toBeNull();
    expect(whyNotDue(earlier, [earlier, null], now)).toBe(passed);
  });
});
