import { metonyms, roles, titles } from './lexicon/english-words.ts';
import { genderOf } from './lexicon/first-names.ts';
import { NAME_PARTICLES } from './lexicon/name-particles.ts';
import type { Layout, TokenRange } from './sentences.ts';
import { isTitleCase, Tag } from './tagger.ts';
import { onOneLine, type Tokens } from './tokens.ts';

type Gender = 'male' | 'female' | 'group' | null;

/** One person, organisation or place that the story names, under its fullest form. */
type Entity = {
  name: string;
  /** Words of the fullest form, lower-cased, without titles. */
  parts: string[];
  person: boolean;
  gender: Gender;
  first: number;
};

const ORGANISATION =
  /^(inc\.?|corp\.?|co\.?|llc|party|committee|university|department|ministry|agency|court|council|commission|news|times|post|journal|house|senate|congress|union|bank|institute|center|centre|association|foundation|campaign|administration|office|press|network|group|street|states|kingdom|nations|army|police|service|bureau|board|league|club|church|school|college|hospital|fund|court|county|city|state|republic|federation)$/;
const MALE = new Set(['he', 'him', 'his', 'himself', "he's", "he'd", "he'll"]);
const FEMALE = new Set(['she', 'her', 'hers', 'herself', "she's", "she'd", "she'll"]);
const GROUP = new Set(['they', 'them', 'their', 'themselves', "they're", "they've", "they'd", "they'll"]);
const NEUTER = new Set(['it', 'its', 'itself', "it's"]);
const MALE_WORDS = new Set([
  'mr.',
  'mr',
  'sir',
  'lord',
  'king',
  'prince',
  'spokesman',
  'chairman',
  'congressman',
  'father',
  'son',
  'brother',
  'husband',
  'man',
  'businessman',
  'uncle',
  'boy',
  'pope',
  'actor',
]);
const FEMALE_WORDS = new Set([
  'mrs.',
  'ms.',
  'mrs',
  'ms',
  'lady',
  'dame',
  'queen',
  'princess',
  'spokeswoman',
  'chairwoman',
  'congresswoman',
  'mother',
  'daughter',
  'sister',
  'wife',
  'woman',
  'aunt',
  'girl',
  'actress',
]);

/** Brings pronouns, short names and roles back to the fullest name that the story gives. */
export class Resolver {
  readonly entities: Entity[] = [];
  private readonly byPart = new Map<string, Entity[]>();
  private readonly byName = new Map<string, Entity>();
  /** Entity of each name's first token. */
  private readonly at = new Map<number, Entity>();
  private readonly starts: number[] = [];
  private readonly tokens: Tokens;
  private readonly tags: Uint8Array;
  private readonly layout: Layout;

  constructor(tokens: Tokens, tags: Uint8Array, layout: Layout) {
    this.tokens = tokens;
    this.tags = tags;
    this.layout = layout;
    const headline = layout.sentences.map((sentence) => isTitleCase(tokens, sentence));
    const runs = nameRuns(tokens, tags, layout);
    // headlines last: the story itself tells better where a name begins and ends
    for (const range of runs) if (!headline[layout.sentenceOf[range.from] ?? 0]) this.learn(range);
    for (const range of runs) if (headline[layout.sentenceOf[range.from] ?? 0]) this.learn(range);
    this.starts.sort((a, b) => a - b);
  }

  private learn(range: TokenRange) {
    const { lower, word } = this.tokens;
    let { from } = range;
    let gender: Gender = null;
    let titled = false;
    // "Ukrainian President Volodymyr Zelensky": the name begins after the last title
    for (let k = range.to - 2; k >= range.from; k--) {
      if (!titles.has(lower[k] ?? '')) continue;
      gender ??= genderOfWord(lower[k] ?? '');
      titled = true;
      from = k + 1;
      break;
    }
    if (
      titles.has(lower[from - 1] ?? '') ||
      MALE_WORDS.has(lower[from - 1] ?? '') ||
      FEMALE_WORDS.has(lower[from - 1] ?? '')
    ) {
      titled = true;
      gender ??= genderOfWord(lower[from - 1] ?? '');
    }
    const parts = lower.slice(from, range.to);
    const last = parts.at(-1) ?? '';
    const known = this.find(parts);
    gender ??= parts.length > 1 ? genderOf(parts[0] ?? '') : null;
    if (known) {
      known.gender ??= gender;
      known.person ||= titled;
      if (parts.length > known.parts.length && parts.length <= 4) {
        known.parts = parts;
        known.name = onOneLine(
          this.tokens.text.slice(this.tokens.start[from], this.tokens.end[range.to - 1]),
        );
        this.byName.set(known.name, known);
        for (const part of parts) this.index(part, known);
      }
      this.at.set(from, known);
      this.starts.push(from);
      return;
    }
    const organisation =
      parts.some((part) => ORGANISATION.test(part)) ||
      (parts.length === 1 && /^\p{Lu}{2,}$/u.test(word[from] ?? ''));
    const entity: Entity = {
      name: onOneLine(this.tokens.text.slice(this.tokens.start[from], this.tokens.end[range.to - 1])),
      parts,
      person:
        !organisation &&
        (titled || gender !== null || (parts.length >= 2 && parts.length <= 4 && !metonyms.has(last))),
      gender: gender ?? (organisation ? 'group' : null),
      first: from,
    };
    this.entities.push(entity);
    this.byName.set(entity.name, entity);
    for (const part of parts) this.index(part, entity);
    this.at.set(from, entity);
    this.starts.push(from);
  }

  private index(part: string, entity: Entity) {
    const list = this.byPart.get(part);
    if (!list) this.byPart.set(part, [entity]);
    else if (!list.includes(entity) && list.length < 20) list.push(entity);
  }

  /** The entity that a name stands for: same last part, and every part of the shorter in the longer. */
  private find(parts: string[]): Entity | null {
    const last = parts.at(-1) ?? '';
    let best: Entity | null = null;
    for (const entity of this.byPart.get(last) ?? []) {
      const short = parts.length <= entity.parts.length ? parts : entity.parts;
      const long = short === parts ? entity.parts : parts;
      if (short.at(-1) !== long.at(-1) && !(short.length === 1 && parts.length === 1 && entity.person))
        continue;
      if (!short.every((part) => long.includes(part))) continue;
      if (!best || entity.parts.length > best.parts.length) best = entity;
    }
    return best;
  }

  /**
   * The fullest name for the phrase `range`; `previous` is the name of the speaker before it, to whom a
   * pronoun or role most often goes back.
   */
  name(range: TokenRange, previous: string | null): string {
    const { tokens, tags } = this;
    const surface = onOneLine(tokens.text.slice(tokens.start[range.from], tokens.end[range.to - 1]));
    const low = tokens.lower[range.from] ?? '';
    if (range.to - range.from === 1) {
      const metonym = metonyms.get(low);
      if (metonym) return surface;
      const gender = MALE.has(low)
        ? 'male'
        : FEMALE.has(low)
          ? 'female'
          : GROUP.has(low) || NEUTER.has(low)
            ? 'group'
            : null;
      if (gender) return this.pronoun(range.from, gender, previous) ?? surface;
    }
    // the person named in the phrase: the last name that is not a genitive or a complement
    let best: Entity | null = null;
    for (let k = range.from; k < range.to; k++) {
      const entity = this.at.get(k);
      if (!entity) continue;
      let end = k;
      while (end < range.to && (tags[end] === Tag.name || NAME_PARTICLES.has(tokens.lower[end] ?? ''))) end++;
      const genitive = tags[end] === Tag.possessive && end < range.to;
      const complement = k > range.from && tags[k - 1] === Tag.preposition;
      if (!genitive && !complement && entity.person) best = entity;
      else if (!genitive && !complement && !best && end === range.to && k <= range.from + 1) best = entity;
    }
    if (best) return best.name;
    if (tokens.lower[range.from] === 'the' && range.to - range.from <= 3) return this.role(range) ?? surface;
    return surface;
  }

  private pronoun(at: number, gender: Gender, previous: string | null): string | null {
    const fits = (entity: Entity) =>
      gender === 'group'
        ? entity.gender === 'group' || !entity.person
        : entity.person && (entity.gender === null || entity.gender === gender);
    const before = previous === null ? undefined : this.byName.get(previous);
    if (before && (fits(before) || mayBePerson(before, gender))) return before.name;
    if (previous !== null && !before && gender === 'group') return previous;
    // names before the pronoun, nearest sentence first, the first of a sentence (its subject) preferred
    const sentence = this.layout.sentenceOf[at] ?? 0;
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    let found: Entity | null = null;
    let foundSentence = -1;
    for (let k = low - 1; k >= 0 && k > low - 40; k--) {
      const start = this.starts[k] ?? 0;
      const its = this.layout.sentenceOf[start] ?? 0;
      if (found && its !== foundSentence) break;
      if (sentence - its > 6) break;
      const entity = this.at.get(start);
      if (entity && fits(entity)) {
        found = entity;
        foundSentence = its;
      }
    }
    return found?.name ?? null;
  }

  /** "the senator" → the person introduced with that title before. */
  private role(range: TokenRange): string | null {
    const { lower } = this.tokens;
    const head = lower[range.to - 1] ?? '';
    if (!roles.has(head) && !titles.has(head)) return null;
    for (let k = range.from - 1; k >= 0 && k > range.from - 600; k--) {
      if (lower[k] !== head) continue;
      const entity = this.at.get(k + 1);
      if (entity?.person) return entity.name;
    }
    return null;
  }
}

/** Whether a name of which the story tells nothing else may be the person that a pronoun goes back to. */
function mayBePerson({ name, gender: known }: Entity, gender: Gender): boolean {
  return gender !== 'group' && (known === null || known === gender) && !metonyms.has(name.toLowerCase());
}

function genderOfWord(low: string): Gender {
  if (MALE_WORDS.has(low)) return 'male';
  if (FEMALE_WORDS.has(low)) return 'female';
  return null;
}

function nameRuns({ lower, count }: Tokens, tags: Uint8Array, { sentenceOf }: Layout): TokenRange[] {
  const runs: TokenRange[] = [];
  for (let i = 0; i < count; i++) {
    if (tags[i] !== Tag.name) continue;
    let to = i + 1;
    while (to < count && to - i < 8 && sentenceOf[to] === sentenceOf[i]) {
      if (tags[to] === Tag.name) to++;
      else if (NAME_PARTICLES.has(lower[to] ?? '') && tags[to + 1] === Tag.name) to += 2;
      else break;
    }
    runs.push({ from: i, to });
    i = to - 1;
  }
  return runs;
}
