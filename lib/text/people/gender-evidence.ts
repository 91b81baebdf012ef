import type { SentenceLayout } from '../sentences/sentences.ts';
import { Kind, type Tokens } from '../words/tokens.ts';
import type { Entities, Entity } from './entities.ts';
import { isBodyNoun } from './group-focus.ts';
import type { Gender } from './names.ts';
import { genderOfPronoun } from './pronouns.ts';

/**
 * Learns from the story's own pronouns who is a man and who a woman, from sentences that name one person and then say
 * "her" or "his" of nobody else ("Ayo Lund sold her shop"). Only people whose given name and title do not show it get
 * the gender that most such sentences indicate; where those disagree, none. `quoted` marks tokens between quotation
 * marks. A name set beside a company or another body ("Norvane, the boat company") is learnt to be a group's.
 */
export function learnGenders(
  tokens: Tokens,
  { sentences }: SentenceLayout,
  entities: Entities,
  quoted: (token: number) => boolean,
): void {
  for (const start of entities.starts) {
    const name = entities.at(start);
    if (!name || name.entity.gender !== null || !isApposedBody(tokens, name.to)) continue;
    name.entity.gender = 'group';
    name.entity.person = 'no';
  }
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

/** "Norvane, the online boat company": whether the noun beside a name makes it a body. */
function isApposedBody({ lower, kind }: Tokens, comma: number): boolean {
  if (lower[comma] !== ',' || !/^(the|an?)$/.test(lower[comma + 1] ?? '')) return false;
  for (let k = comma + 2; k < comma + 6 && kind[k] === Kind.word; k++) {
    const low = lower[k] ?? '';
    if (/^(of|for|at|in|who|that|which|whose)$/.test(low)) return false;
    // "the company chairman"
    if (isBodyNoun(low))
      return (
        kind[k + 1] !== Kind.word ||
        /^(that|which|worth|valued|based|behind|founded|run|owned|with|in|of|for)$/.test(lower[k + 1] ?? '')
      );
  }
  return false;
}
