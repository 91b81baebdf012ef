import { allows, type Person } from './permissions.ts';
import type { Role } from './vocabulary.ts';

/**
 * The page that somebody begins their day on: editors on the desk, where every story and what stands in its way is;
 * checkers and reporters on their own work. Legal blocks and advises across stories, so theirs is the desk too. A
 * viewer has nothing to do there: theirs is the register of all stories.
 */
const FIRST_PAGES: Record<Role, '/desk' | '/work' | '/stories'> = {
  REPORTER: '/work',
  CHECKER: '/work',
  EDITOR: '/desk',
  LEGAL: '/desk',
  VIEWER: '/stories',
  ADMIN: '/desk',
};

export const firstPageOf = (role: Role) => FIRST_PAGES[role];

/** Whether there can be work of theirs: whoever brings in or checks stories. Legal and viewers have no page of it. */
export const hasWork = (person: Person) => allows(person, 'story.create');
