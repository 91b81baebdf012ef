import { genderOf } from '../knowledge/first-names.ts';
import { metonyms } from '../knowledge/governments.ts';
import { innerParticles } from '../knowledge/honorifics.ts';
import type { SentenceLayout } from '../sentences/sentences.ts';
import { isTitleCase } from '../sentences/tagger.ts';
import { onOneLine, type Tokens } from '../words/tokens.ts';
import { type Gender, type NameAt, namesIn } from './names.ts';

/** One person, organisation or place that the story names, under its fullest form. */
export type Entity = {
  name: string;
  /** Words of the fullest form, in lower case, without titles. */
  parts: string[];
  person: NameAt['person'];
  gender: Gender;
  /** Number of mentions read so far. */
  mentions: number;
  /** Token of the first mention. */
  first: number;
  /** Whether the story also uses just one of the name's several words: a person's family name. */
  short: boolean;
};

/** A name in the story: whom it stands for, and the token after it. */
type NamedHere = { entity: Entity; to: number };

/** Whom a story names, and where: every name is linked to the fullest form of the person or body it stands for. */
export class Entities {
  /** First tokens of all names, in text order. */
  readonly starts: number[] = [];
  private readonly byPart = new Map<string, Entity[]>();
  private readonly byName = new Map<string, Entity>();
  /** By the token at which a name begins: whom it stands for; not a map, as every token is asked about several times. */
  private readonly byToken: (Entity | undefined)[];
  /** And the token after it: not an object for each, of which a list of names has hundreds of thousands. */
  private readonly endOf: Int32Array;
  private readonly main = new Map<Gender, Entity | null>();
  private readonly modifiers = new Set<number>();
  private readonly tokens: Tokens;

  /** `skipped` marks the tokens that are not part of the story: nothing is learnt from names there. */
  constructor(
    tokens: Tokens,
    tags: Uint8Array,
    layout: SentenceLayout,
    skipped: (token: number) => boolean = () => false,
  ) {
    this.tokens = tokens;
    this.byToken = new Array(tokens.count).fill(undefined);
    this.endOf = new Int32Array(tokens.count);
    const headline = layout.sentences.map((sentence) => isTitleCase(tokens, sentence));
    const isHeadline = ({ from }: NameAt) => headline[layout.sentenceOf[from] ?? 0] === true;
    const isShort = ({ parts }: NameAt) => surnameOnly(parts);
    const names = namesIn(tokens, tags, layout).filter(({ from }) => !skipped(from));
    // full names first, so that a short one knows everybody who bears it; among headlines, first those where a given
    // name settles it, because the story itself shows better where a name begins and ends
    const turn = (name: NameAt) => {
      if (name.modifies && name.person !== 'sure') return 4;
      if (!isHeadline(name)) return isShort(name) ? 2 : 0;
      return name.person === 'sure' && !isShort(name) && name.parts.length <= 3 ? 1 : 3;
    };
    const turns = names.map(turn);
    for (let now = 0; now <= 4; now++)
      for (let k = 0; k < names.length; k++) if (turns[k] === now) this.learn(names[k] as NameAt);
    this.starts.sort((a, b) => a - b);
  }

  /** Whom the name beginning at a token stands for, and the index after it; undefined where none begins. */
  at(token: number): NamedHere | undefined {
    const entity = this.byToken[token];
    return entity && { entity, to: this.endOf[token] as number };
  }

  /** Whether the name that begins at a token merely modifies the noun after it ("Two politicians"). */
  modifies(token: number): boolean {
    return this.modifiers.has(token);
  }

  /** The entity with a given full name. */
  named(name: string): Entity | undefined {
    return this.byName.get(name);
  }

  /**
   * The man or woman whom the story names by far the most: four times at least, and twice as often as anybody else.
   * Null where there is none.
   */
  mainPerson(gender: Gender): Entity | null {
    const known = this.main.get(gender);
    if (known !== undefined) return known;
    let [most, next] = [0, 0];
    let found: Entity | null = null;
    for (const entity of new Set(this.byName.values())) {
      if (entity.person === 'no' || entity.gender !== gender) continue;
      next = Math.max(next, Math.min(most, entity.mentions));
      if (entity.mentions <= most) continue;
      most = entity.mentions;
      found = entity;
    }
    const main = most >= 4 && most >= 2 * next ? found : null;
    this.main.set(gender, main);
    return main;
  }

  /** The name that begins before a token and continues past it: "Lind" in "Robert (Bob) Lind". */
  around(token: number): NamedHere | null {
    for (let k = token - 1; k >= 0 && k > token - 8; k--) {
      const name = this.at(k);
      if (name) return name.to > token ? name : null;
    }
    return null;
  }

  private learn(name: NameAt) {
    const { parts, from, to } = name;
    if (parts.length === 0) return;
    const known = this.find(name);
    if (known) {
      if (isSex(name.gender) || known.person === 'no') known.gender ??= name.gender;
      if (name.person === 'sure') known.person = 'sure';
      if (surnameOnly(parts) && known.parts.length > 1 && parts.at(-1) === known.parts.at(-1))
        known.short = true;
      // "VOA Pentagon correspondent" says whose correspondent it is; it is not a fuller name of the Pentagon
      const tells = !name.modifies || name.person === 'sure';
      const fuller = tells && parts.length > known.parts.length && parts.length <= 6;
      if (fuller && isFuller(parts, known.parts)) {
        known.parts = parts;
        known.name = this.written(name);
        this.byName.set(known.name, known);
        for (const part of parts) this.index(part, known);
      }
      this.put(from, to, known);
      if (name.modifies) this.modifiers.add(from);
      return;
    }
    // a "Mr Lind" about whom nothing else is said, or who is a different Lind
    const titled = name.honorific !== null && (surnameOnly(parts) || this.byPart.has(parts.at(-1) ?? ''));
    const written = this.written(name);
    const entity: Entity = {
      name: titled ? `${name.honorific} ${written}` : written,
      parts,
      person: name.person,
      gender: name.gender,
      mentions: 0,
      first: from,
      short: false,
    };
    this.byName.set(entity.name, entity);
    for (const part of parts) this.index(part, entity);
    this.put(from, to, entity);
    if (name.modifies) this.modifiers.add(from);
  }

  private written({ from, shownTo }: NameAt): string {
    return onOneLine(this.tokens.text.slice(this.tokens.start[from], this.tokens.end[shownTo - 1]));
  }

  private put(from: number, to: number, entity: Entity) {
    entity.mentions++;
    entity.first = Math.min(entity.first, from);
    this.byToken[from] = entity;
    this.endOf[from] = to;
    this.starts.push(from);
  }

  private index(part: string, entity: Entity) {
    const list = this.byPart.get(part);
    if (!list) this.byPart.set(part, [entity]);
    else if (!list.includes(entity) && list.length < 20) list.push(entity);
  }

  /**
   * The entity that a name stands for: the same last part, every part of the shorter in the longer, and no conflicting
   * gender. Of several, one whose gender is known to match, then a surname before a given name, then whichever the
   * story names most.
   */
  private find({ parts, gender, honorific }: NameAt): Entity | null {
    const last = parts.at(-1) ?? '';
    let best: Entity | null = null;
    let most = -1;
    /** The body whose name begins with a one-word name: "Carrow" for Carrow Distillers. */
    let body: Entity | null = null;
    for (const entity of this.byPart.get(last) ?? []) {
      const short = parts.length <= entity.parts.length ? parts : entity.parts;
      const long = short === parts ? entity.parts : parts;
      const surname = short.at(-1) === long.at(-1);
      if (parts.length === 1 && honorific === null && entity.parts.length > 1 && entity.parts[0] === last)
        if (entity.person !== 'sure' && entity.gender !== 'male' && entity.gender !== 'female') body = entity;
      if (!surname && !(parts.length === 1 && entity.person !== 'no' && isGiven(entity, honorific))) continue;
      if (!short.every((part) => long.includes(part))) continue;
      if (short.length !== long.length && metonyms.has(last)) continue;
      if (isSex(gender) && isSex(entity.gender) && gender !== entity.gender) continue;
      const worth =
        (gender !== null && gender === entity.gender ? 4e6 : 0) +
        (surname ? 2e6 : 0) +
        (entity.person === 'sure' ? 1e6 : 0) +
        (isSex(entity.gender) ? 5e5 : 0) +
        Math.min(entity.mentions, 9999) * 10 +
        (entity.first < (best?.first ?? -1) ? 1 : 0);
      if (worth > most) {
        best = entity;
        most = worth;
      }
    }
    // a story about a body named after its founder
    const founder = body && best && best !== body && body.first < best.first && best.mentions <= 1;
    return founder ? body : best;
  }
}

/** "Keller", "von der Keller": whether a name is one word, apart from particles. */
export function surnameOnly(parts: readonly string[]): boolean {
  if (parts.length <= 1) return true;
  let words = 0;
  for (const part of parts) if (!innerParticles.has(part) && ++words > 1) return false;
  return true;
}

function isSex(gender: Gender): boolean {
  return gender === 'male' || gender === 'female';
}

/** Whether a longer form is a fuller name rather than the name with a word before it ("Republican Anna Keller"). */
function isFuller(parts: readonly string[], known: readonly string[]): boolean {
  return known.length === 1 || genderOf(known[0] ?? '') === null || genderOf(parts[0] ?? '') !== null;
}

/** Whether a word by itself may be the first of a person's name: after "Mr." only where that is the family name. */
function isGiven({ parts }: Entity, honorific: string | null): boolean {
  return honorific === null || (parts.length === 2 && genderOf(parts[0] ?? '') === null);
}
