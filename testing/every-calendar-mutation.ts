/** The mutations of people's own calendars, each with what is needed to try it. */
import { makeCalendar, revokeCalendar } from '../lib/calendar/mutations.ts';
import { db } from '../lib/db.ts';
import { bare } from './every-source-mutation.ts';
import type { Mutation } from './tried-mutation.ts';

export const EVERY_CALENDAR_MUTATION: readonly Mutation[] = [
  bare({
    name: 'makeCalendar',
    act: 'member.makeCalendar',
    may: 'R r C c E e A a',
    isVersioned: false,
    prepare: async () => ({ run: (actor) => makeCalendar(actor, { hasHeadlines: true }), foreign: [] }),
  }),
  bare({
    name: 'revokeCalendar',
    act: 'member.revokeCalendar',
    may: 'R r C c E e L V A a',
    isVersioned: false,
    prepare: async () => {
      // Whoever tries it has one.
      const members = await db.member.findMany({ select: { id: true } });
      await db.calendar.createMany({
        data: members.map(({ id }) => ({ memberId: id, tokenHash: crypto.randomUUID() })),
        skipDuplicates: true,
      });
      return { run: (actor) => revokeCalendar(actor, {}), foreign: [] };
    },
  }),
];
