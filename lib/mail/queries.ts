import { db } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { dayIn } from '../domain/digest.ts';
import { authorise } from '../domain/permissions.ts';
import { env, type MailSettings } from '../env.ts';
import { newsroomSettings } from '../settings/queries.ts';
import { serverNameOf } from './send.ts';
import type { MailAttempt, MailStateView } from './view.ts';
import { waitsToday } from './waiting-records.ts';

/** Whether mail is set up, what came of the last letter, and what waits; of the settings nothing that signs in. */
export async function mailState(actor: Actor, now = new Date()): Promise<MailStateView> {
  authorise(actor, 'settings.change');
  const { timeZone } = await newsroomSettings(db);
  const [state, { email }, [waiting]] = await Promise.all([
    db.mailState.findUnique({ where: { id: 1 } }),
    db.member.findUniqueOrThrow({ where: { id: actor.id }, select: { email: true } }),
    db.$queryRaw<{ count: number; since: Date | null }[]>`
      SELECT count(*)::int AS count, min(made_at) AS since FROM mail WHERE ${waitsToday(dayIn(now, timeZone))}`,
  ]);
  return {
    ...configured(),
    to: email,
    last: state && {
      ...{ server: state.server, isTest: state.isTest, at: state.at.toISOString() },
      outcome: state.outcome as MailAttempt['outcome'],
      ...{ reply: state.reply, cause: state.cause },
    },
    sentAt: state?.sentAt?.toISOString() ?? null,
    waiting: waiting?.since ? { count: waiting.count, since: waiting.since.toISOString() } : null,
  };
}

/** A setting that is none keeps Stet from starting; where one went wrong since, the page says so and stays. */
function configured(): Pick<MailStateView, 'server' | 'from' | 'problem'> {
  let mail: MailSettings | null;
  try {
    mail = env.mail;
  } catch (error) {
    return { server: null, from: null, problem: error instanceof Error ? error.message : '' };
  }
  return { server: mail && serverNameOf(mail), from: mail?.from ?? null, problem: null };
}
