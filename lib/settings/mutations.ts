import type { z } from 'zod';
import { appendAudit } from '../audit/append.ts';
import { lastChange } from '../audit/queries.ts';
import { changing } from '../changing/changing.ts';
import type { Actor } from '../domain/actor.ts';
import { AppError, stale } from '../domain/errors.ts';
import { authorise } from '../domain/permissions.ts';
import { planDigests } from './digest-records.ts';
import { NEWSROOM } from './newsroom.ts';
import { countWhoCanPublish, newsroomSettings } from './queries.ts';
import type { changeSettingsSchema } from './schema.ts';

/** Changes the newsroom's settings. The second-person rule can be off only where one person is the whole newsroom. */
export async function changeSettings(
  actor: Actor,
  input: z.output<typeof changeSettingsSchema>,
): Promise<void> {
  authorise(actor, 'settings.change');
  const basedOn = [{ of: 'settings', id: NEWSROOM, stamp: input.version }] as const;
  return changing({ turns: [NEWSROOM], basedOn }, async (tx) => {
    await tx.newsroom.upsert({ where: { id: 1 }, create: {}, update: {} });
    const current = await newsroomSettings(tx);
    if (current.version !== input.version) throw stale(await lastChange(tx, NEWSROOM));
    if (current.secondPersonRule && !input.secondPersonRule) {
      if ((await countWhoCanPublish(tx)) > 1) {
        const message = 'Two people here can publish, so the second-person rule stays on.';
        throw new AppError('validation', message, { fields: { secondPersonRule: message } });
      }
    }
    const { version, ...fields } = input;
    const changed = (Object.keys(fields) as (keyof typeof fields)[]).filter(
      (key) => fields[key] !== current[key],
    );
    if (changed.length === 0) return;
    const { count } = await tx.newsroom.updateMany({
      where: { id: 1, version },
      data: { ...fields, version: version + 1 },
    });
    if (count === 0) throw stale(await lastChange(tx, NEWSROOM));
    if (changed.some((key) => key === 'timeZone' || key === 'digestHour' || key === 'digestDays'))
      await planDigests(tx, await newsroomSettings(tx), new Date());
    await appendAudit(tx, actor, {
      act: 'settings.change',
      subject: { type: 'newsroom', id: NEWSROOM },
      payload: Object.fromEntries(changed.map((key) => [key, fields[key]])),
    });
  });
}
