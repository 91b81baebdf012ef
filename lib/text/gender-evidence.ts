import type { Entities, Entity } from './entities.ts';
import type { Gender } from './names.ts';
import { genderOfPronoun } from './pronouns.ts';
import type { Layout } from './sentences.ts';
import type { Tokens } from './tokens.ts';

/**
 * Learns from the story's own pronouns who is a man and who a woman: in a sentence that names one person and then says
 * "her" or "his" of nobody else ("Ayo Lund sold her shop"). Only those of whom neither a given name nor a title tells
 * it get the gender that most such sentences show; where they disagree, none. `quoted` tells tokens between marks.
 */
export function learnGenders(
  tokens: Tokens,
  { sentences }: Layout,
  entities: Entities,
  quoted: (token: number) => boolean,
): void {
  const votes = new Map<Entity, { male: number; female: number }>();
  for (const { from, to } of sentences) {
    if (quoted(from)) continue;
    let only: Entity | null = null;
    for (let k = from; k < to; k++) {
      const name = entities.at(k);
      if (name) {
        if (only && name.entity !== only && mayBe(name.entity)) break;
        if (mayBe(name.entity)) only = name.entity;
        k = Math.max(k, name.to - 1);
        continue;
      }
      const gender: Gender = only && !quoted(k) ? genderOfPronoun(tokens.lower[k] ?? '') : null;
      if (!only || (gender !== 'male' && gender !== 'female')) continue;
      const count = votes.get(only) ?? { male: 0, female: 0 };
      count[gender]++;
      votes.set(only, count);
      break;
    }
  }
  for (const [entity, { male, female }] of votes) {
    if (entity.gender !== null || male === female) continue;
    entity.gender = male > female ? 'male' : 'female';
  }
}

function mayBe({ person, gender }: Entity): boolean {
  return person !== 'no' && gender !== 'group';
}
