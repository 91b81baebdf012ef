import { metonyms } from '../knowledge/governments.ts';
import { isOnePerson } from '../knowledge/honorifics.ts';
import type { SentenceLayout } from '../sentences/sentences.ts';
import { Tag } from '../sentences/tagger.ts';
import type { Tokens } from '../words/tokens.ts';
import { type Entities, type Entity, surnameOnly } from './entities.ts';
import { type GroupFocus, isBody } from './group-focus.ts';
import type { Gender } from './names.ts';
import { describes } from './pronouns.ts';

/** Number of tokens over which the heading of a pronoun's own section is sought. */
const SECTION = 600;
/** Number of sentences that a pronoun looks back over. */
const FARTHEST = 6;

const INTERVIEWED = /^(speaking|spoken|spoke|talking|talked|chatting|chatted)$/;

/** Who spoke before a pronoun, and the token where that person was mentioned. */
export type Before = { name: string | null; since: number };

/** Finds whom a personal pronoun refers back to. */
export class Antecedents {
  private readonly tokens: Tokens;
  private readonly tags: Uint8Array;
  private readonly layout: SentenceLayout;
  private readonly entities: Entities;
  private readonly focus: GroupFocus;
  private readonly quoted: (token: number) => boolean;

  constructor(
    tokens: Tokens,
    tags: Uint8Array,
    layout: SentenceLayout,
    entities: Entities,
    focus: GroupFocus,
    quoted: (token: number) => boolean,
  ) {
    this.tokens = tokens;
    this.tags = tags;
    this.layout = layout;
    this.entities = entities;
    this.focus = focus;
    this.quoted = quoted;
  }

  /** The name that the pronoun at a token stands for, or null where the story does not show one. */
  of(at: number, gender: Gender, before: Before): string | null {
    return gender === 'group' ? this.group(at, before) : this.person(at, gender, before);
  }

  private person(at: number, gender: Gender, { name: previous, since }: Before): string | null {
    const fits = ({ person, gender: known }: Entity) =>
      person !== 'no' && (known === null || known === gender);
    const before = previous === null ? undefined : this.entities.named(previous);
    const nearer = this.lastPerson(
      at,
      since,
      (entity) => entity.person === 'sure' && entity.gender === gender && entity !== before,
      true,
    );
    if (nearer) return nearer.name;
    if (before && (fits(before) || mayBePerson(before, gender))) return before.name;
    if (previous !== null && !before && describes(previous, gender)) return previous;
    const told = (entity: Entity) => entity.person !== 'no' && entity.gender === gender;
    const known = (entity: Entity) => fits(entity) && entity.person === 'sure';
    const sure = this.lastPerson(at, -1, known, true);
    // somebody the story shows to be a man or woman, if a later sentence than any other name's mentions them
    const nearest = sure && this.lastPerson(at, -1, (entity) => entity === sure || told(entity), true);
    return (
      nearest?.name ??
      this.lastPerson(at, -1, told, true)?.name ??
      this.lastPerson(at, -1, fits, true)?.name ??
      this.lastPerson(at, -1, fits, false)?.name ??
      // a new section of a story about one person begins with "he"
      (this.focus.isNewSection(Math.max(0, at - SECTION, since < at ? since : 0), at)
        ? this.entities.mainPerson(gender)
        : null
      )?.name ??
      this.focus.personBefore(at, gender)
    );
  }

  /**
   * "They" and "it": the group that a sentence later than the previous speaker's is about; otherwise that speaker,
   * unless a single person; otherwise the group that the sentences before are about. A new section starts afresh.
   */
  private group(at: number, { name: previous, since }: Before): string | null {
    const one = /^it\b/.test(this.tokens.lower[at] ?? '');
    const known = previous !== null && since >= 0 && since < at;
    const nearer = this.focus.subject(at, known ? since : -1, one);
    if (nearer) return nearer;
    if (known && this.focus.isNewSection(since, at)) return null;
    const before = previous === null ? undefined : this.entities.named(previous);
    if (before && isBody(before)) return before.name;
    if (previous !== null && !before && !/^(?:I|we|you)$/i.test(previous)) return previous;
    const subject = known ? this.focus.subject(at, -1, one) : null;
    if (subject) return subject;
    const isGroup = ({ gender }: Entity) => gender === 'group';
    const found = this.lastPerson(at, -1, isGroup, true) ?? this.lastPerson(at, -1, isGroup, false);
    return found && !this.focus.isNewSection(found.first, at) ? found.name : null;
  }

  /**
   * Among those that fit, the first one named in the nearest sentence before `at` (including its own), after the
   * sentence of the token `since`. `subject`: only a sentence's subject, so none after a preposition, in a genitive or
   * in quoted words.
   */
  private lastPerson(
    at: number,
    since: number,
    fits: (entity: Entity) => boolean,
    subject: boolean,
  ): Entity | null {
    const sentence = this.layout.sentenceOf[at] ?? 0;
    const after = since < 0 ? -1 : (this.layout.sentenceOf[since] ?? 0);
    const { starts } = this.entities;
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    let found: Entity | null = null;
    let foundSentence = -1;
    for (let k = low - 1; k >= 0 && k > low - 40; k--) {
      const start = starts[k] ?? 0;
      const its = this.layout.sentenceOf[start] ?? 0;
      if ((found && its !== foundSentence) || sentence - its > FARTHEST || its <= after) break;
      if (this.focus.isNewSection(start, at)) break;
      const name = this.entities.at(start);
      if (!name || !fits(name.entity) || (subject && !this.maySubject(start, name.to))) continue;
      // "Brandt is right, he said": this is whom the words themselves are about
      if (after >= 0 && its === sentence) continue;
      found = name.entity;
      foundSentence = its;
    }
    return found;
  }

  private maySubject(from: number, to: number): boolean {
    if (this.quoted(from) || this.tags[to] === Tag.possessive || this.entities.modifies(from)) return false;
    const { tags, tokens } = this;
    let k = from - 1;
    while (
      tags[k] === Tag.name ||
      tags[k] === Tag.determiner ||
      tags[k] === Tag.adjective ||
      (tags[k] === Tag.noun && isOnePerson(tokens.lower[k] ?? ''))
    )
      k--;
    if (tags[k] !== Tag.preposition && tags[k] !== Tag.to) return true;
    return this.isInterviewed(k);
  }

  /**
   * "I’ve been speaking with Holm": whether the reporter has met the person, who then speaks next; `at` is the "with".
   */
  private isInterviewed(at: number): boolean {
    const { lower } = this.tokens;
    if (!/^(with|to)$/.test(lower[at] ?? '') || !INTERVIEWED.test(lower[at - 1] ?? '')) return false;
    const first = this.layout.sentences[this.layout.sentenceOf[at] ?? 0]?.from ?? at;
    return lower.slice(Math.max(first, at - 6), at - 1).some((low) => /^(i|we)(?:['’]\w+)?$/.test(low));
  }
}

/** Whether a name about which the story says nothing else may be the person that a pronoun refers to. */
function mayBePerson({ name, gender: known, parts }: Entity, gender: Gender): boolean {
  if (gender === 'group' || metonyms.has(name.toLowerCase())) return false;
  return (known === null && surnameOnly(parts)) || known === gender;
}
