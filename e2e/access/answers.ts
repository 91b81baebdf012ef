/** How pages and routes answer whom, as the table of pages says it. */
import { ROLES, type Role } from '../../lib/domain/vocabulary.ts';
import type { World } from './world.ts';

/** How a page answers: its status, or the path that it redirects to. */
export type Answer = number | string;
export type Answers = { nobody: Answer } & Record<Role, Answer>;
export type Row = {
  at: (world: World) => string;
  answers: Answers;
  method?: string;
  body?: (world: World) => unknown;
};

export const NO_ID = '00000000-0000-4000-8000-000000000000';

export const everyone = (answer: Answer, nobody: Answer): Answers =>
  ({ nobody, ...Object.fromEntries(ROLES.map((role) => [role, answer])) }) as Answers;
export const only = (roles: readonly Role[], answer: Answer, others: Answer, nobody: Answer): Answers =>
  ({
    nobody,
    ...Object.fromEntries(ROLES.map((role) => [role, roles.includes(role) ? answer : others])),
  }) as Answers;
/** To sign in, and then back to the page that was asked for. */
export const BACK = 'to sign in and back';
export const back = (path: string) => `/sign-in?from=${encodeURIComponent(path)}`;

/** A page for those roles; to other members it does not exist; the signed-out get back to it once signed in. */
export const page = (at: Row['at'], roles: readonly Role[] = ROLES): Row => ({
  at,
  answers: only(roles, 200, 404, BACK),
});
export const noPage = (at: Row['at']): Row => ({ at, answers: everyone(404, BACK) });
/** Data for members; 401 for the signed-out. */
export const data = (at: Row['at'], answer: Answer = 200): Row => ({ at, answers: everyone(answer, 401) });
/** For anybody at all. */
export const open = (at: Row['at'], answer: Answer = 200): Row => ({ at, answers: everyone(answer, answer) });
