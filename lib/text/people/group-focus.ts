import { ALIASES, BODY, BUSINESS, NO_BUSINESS, SEVERAL } from '../knowledge/bodies.ts';
import { roles } from '../knowledge/english-words.ts';
import { endsPlace, genderOfWord, isOnePerson } from '../knowledge/honorifics.ts';
import type { SentenceLayout, TokenRange } from '../sentences/sentences.ts';
import { Tag } from '../sentences/tagger.ts';
import { onOneLine, type Tokens } from '../words/tokens.ts';
import type { Entities, Entity } from './entities.ts';
import { phraseBefore } from './mentions.ts';
import type { Gender } from './names.ts';
import { genderOfPronoun } from './pronouns.ts';

/** Number of sentences that "they", "it" and "the firm" look back over. */
const FARTHEST = 8;
/** Number of sentences that "a spokesman" looks back over. */
const NEAREST = 3;
/** A paragraph of at most this many words, without a full stop at the end, heads a new section. */
const LONGEST_HEADING = 14;

/** What each sentence is about, as far as "they", "it" or "the firm" can refer back to it. */
export class GroupFocus {
  private readonly tokens: Tokens;
  private readonly tags: Uint8Array;
  private readonly layout: SentenceLayout;
  private readonly entities: Entities;
  private readonly quoted: (token: number) => boolean;
  /**
   * The section of each token, if layout or the story's form shows it; otherwise headings are recognised by their look.
   */
  private readonly sectionOf: Int32Array | null;
  /** Sentences that are headings of sections. */
  private readonly headings: ReadonlySet<number>;

  constructor(
    tokens: Tokens,
    tags: Uint8Array,
    layout: SentenceLayout,
    entities: Entities,
    quoted: (token: number) => boolean,
    sectionOf: Int32Array | null,
  ) {
    this.sectionOf = sectionOf;
    this.tokens = tokens;
    this.tags = tags;
    this.layout = layout;
    this.entities = entities;
    this.quoted = quoted;
    this.headings = headingsOf(tokens, layout, quoted);
  }

  /** Whether a new section begins between two tokens, `from` before `to`. */
  isNewSection(from: number, to: number): boolean {
    if (this.sectionOf && this.sectionOf[from] !== this.sectionOf[to]) return true;
    for (let s = (this.layout.sentenceOf[from] ?? 0) + 1; s < (this.layout.sentenceOf[to] ?? 0); s++)
      if (this.headings.has(s)) return true;
    return false;
  }

  /**
   * Whom "they" or (with `one`) "it" at a token refers to: the subject of the nearest earlier sentence that is a group,
   * a body or several people. Looks back to the sentence after that of the token `since`, or FARTHEST sentences where
   * that is -1, and never past a section's heading. Null where there is none.
   */
  subject(at: number, since: number, one: boolean): string | null {
    for (const sentence of this.before(at, since)) {
      const phrase = this.subjectOf(sentence, at);
      const name = phrase && this.groupOf(phrase, one);
      if (name) return name;
    }
    return null;
  }

  /**
   * The body that the nearest sentence before a token is about, or the one that an "it" there continues. Null where
   * that sentence is about somebody or something else, and where there is none in the last NEAREST sentences.
   */
  bodyBefore(at: number): string | null {
    let looked = 0;
    for (const sentence of this.before(at, -1)) {
      const phrase = this.subjectOf(sentence, at);
      const name = phrase && this.groupOf(phrase, true);
      if (name) return name;
      const goesOn = phrase === null || /^(it|they)$/.test(this.tokens.lower[phrase.from] ?? '');
      if (!goesOn || ++looked > NEAREST) return null;
    }
    return null;
  }

  /**
   * The one unnamed person whom the nearest sentence before a token is about ("The porter shook his head. … he said"),
   * in the story's words; null where it is about somebody else, or the word for that person is of the other gender.
   */
  personBefore(at: number, gender: Gender): string | null {
    let looked = 0;
    for (const sentence of this.before(at, -1)) {
      const phrase = this.subjectOf(sentence, at);
      if (phrase === null) {
        if (++looked > NEAREST) return null;
        continue;
      }
      for (let k = phrase.from; k < phrase.to; k++) if (this.entities.at(k)) return null;
      const head = headOf(this.tokens.lower, this.tags, phrase.from, phrase.to);
      const told = genderOfWord(head);
      const isPerson = isOnePerson(head) || this.isOwnGender(phrase.to, sentence, gender);
      return isPerson && (told === null || told === gender) ? this.written(phrase) : null;
    }
    return null;
  }

  /** The organisation that "the firm", "the force", "the charity" at a token refers back to, or null. */
  body(head: string, at: number): string | null {
    if (!BODY.test(head) && !BUSINESS.test(head)) return null;
    let mentioned: string | null = null;
    for (const sentence of this.before(at, -1)) {
      const range = this.layout.sentences[sentence];
      if (!range) continue;
      const subject = this.subjectOf(sentence, at);
      for (let k = range.from; k < Math.min(range.to, at); k++) {
        const name = this.entities.at(k);
        if (!name || this.quoted(k) || this.isMereModifier(k, name.to) || !isCalled(name.entity, head))
          continue;
        // "Shareholders accuse …": a capital due only to the beginning of the sentence
        const { entity } = name;
        if (k === range.from && entity.parts.length === 1 && entity.mentions === 1) continue;

        if (subject && k >= subject.from && k < subject.to) return name.entity.name;
        mentioned ??= name.entity.name;
      }
      // "a statement that North Line sent": the nearest sentence decides, whatever its subject
      if (mentioned) return mentioned;
    }
    return mentioned;
  }

  /** "Dublin-based", "Two": but "a Lumitech spokesman" speaks for the body. */
  private isMereModifier(at: number, to: number): boolean {
    return this.entities.modifies(at) && !isOnePerson(this.tokens.lower[to] ?? '');
  }

  /** Sentences before a token, its own first, back to the section's heading. */
  private *before(at: number, since: number): Generator<number> {
    const own = this.layout.sentenceOf[at] ?? 0;
    const after = since < 0 ? own - FARTHEST - 1 : (this.layout.sentenceOf[since] ?? 0);
    for (let s = own; s > after && s >= 0 && s >= own - FARTHEST; s--) {
      const { from } = this.layout.sentences[s] ?? { from: 0 };
      if (this.headings.has(s) && s < own) {
        // "Port board responds": the section's first sentence is about whatever its heading names
        if (s === own - 1) yield s;
        return;
      }
      if (this.isNewSection(from, at)) return;
      if (!this.quoted(from) || s === own) yield s;
    }
  }

  /** The phrase that is the subject of a sentence's first verb, or the one that opens the sentence; before `at`. */
  private subjectOf(sentence: number, at: number): TokenRange | null {
    const { tokens, tags } = this;
    const range = this.layout.sentences[sentence];
    if (!range) return null;
    const to = Math.min(range.to, at);
    let from = range.from;
    while (from < to && tags[from] === Tag.mark) from++;
    const opening = this.openingOf(from, to);
    if (opening) return opening;
    for (let k = from + 1; k < to; k++) {
      const tag = tags[k];
      if (tag !== Tag.past && tag !== Tag.present && tag !== Tag.auxiliary && tag !== Tag.modal) continue;
      if (this.quoted(k)) continue;
      const phrase = phraseBefore(tokens, tags, k, from);
      if (phrase && !this.quoted(phrase.from)) return phrase;
    }
    return null;
  }

  /** One or several names that open a sentence ("Anna Keller and Thomas Brandt keep …"). */
  private openingOf(from: number, most: number): TokenRange | null {
    const start = this.tags[from] === Tag.determiner ? from + 1 : from;
    const name = this.entities.at(start) ?? this.entities.at(start + 1);
    if (!name || this.quoted(start) || this.entities.modifies(start)) return null;
    // "Residents of the street": not a name, although capitalised
    if (name.to === from + 1 && roles.has(this.tokens.lower[from] ?? '')) return null;
    // "Train operator North Line": a capital due only to the beginning of the sentence
    const once = name.entity.parts.length === 1 && name.entity.mentions === 1;
    if (once && start === from && this.tags[name.to] === Tag.noun) return null;
    let { to } = name;
    const second = this.tokens.lower[to] === 'and' ? this.entities.at(to + 1) : undefined;
    if (second && second.entity.person !== 'no') to = second.to;
    else if (this.tokens.lower[to] === 'and') to = this.secondEnd(to + 1, most);
    // "Fans’ group Blue Voice"
    if (/^['’]$/.test(this.tokens.lower[to] ?? '')) return null;
    if (this.tags[to] === Tag.possessive || to > most) return null;
    return { from, to };
  }

  /** Where a second, unnamed speaker ends: "Barnes and another parent, Luis Ortega, have filed". */
  private secondEnd(from: number, most: number): number {
    const { tags } = this;
    let k = from;
    while (
      k < most &&
      k < from + 6 &&
      (tags[k] === Tag.determiner || tags[k] === Tag.adjective || tags[k] === Tag.noun)
    )
      k++;
    return k > from && tags[k] !== Tag.noun ? k : from - 1;
  }

  /** "(The porter) shook his head": whether a sentence continues about its subject with a pronoun of that gender. */
  private isOwnGender(from: number, sentence: number, gender: Gender): boolean {
    const most = Math.min(this.layout.sentences[sentence]?.to ?? from, from + 6);
    for (let k = from; k < most; k++)
      if (genderOfPronoun(this.tokens.lower[k] ?? '') === gender) return gender !== 'group';
    return false;
  }

  private written({ from, to }: TokenRange): string {
    return onOneLine(this.tokens.text.slice(this.tokens.start[from], this.tokens.end[to - 1]));
  }

  /**
   * The name or words of a phrase where it stands for a group, a body or several people; with `one`, for a single body.
   */
  private groupOf({ from, to }: TokenRange, one: boolean): string | null {
    const { lower } = this.tokens;
    const written = this.written({ from, to });
    let names = 0;
    let last: { entity: Entity; to: number } | undefined;
    for (let k = from; k < to; k++) {
      const name = this.entities.at(k);
      if (!name) continue;
      names++;
      last = name;
      k = Math.max(k, name.to - 1);
    }
    if ((names > 1 || (names === 1 && last && last.to < to)) && lower.slice(from, to).includes('and'))
      return one ? null : written;
    if (last && last.to === to && !this.entities.modifies(to - 1)) {
      return isBody(last.entity) ? last.entity.name : null;
    }
    const head = headOf(lower, this.tags, from, to);
    if (BODY.test(head)) return this.body(head, from) ?? written;
    if (one) return null;
    return SEVERAL.test(head) || isPlural(head) ? written : null;
  }
}

/** Whether a noun is for a body that can speak ("watchdog", "charity"). */
export function isBodyNoun(low: string): boolean {
  return BODY.test(low);
}

/** Whether a name may be an organisation's: by its words, or because nobody refers to it by a family name. */
export function isBody({ person, gender, parts, short }: Entity): boolean {
  const end = parts.at(-1) ?? '';
  if (gender === 'group') return true;
  if (endsPlace(end) || gender !== null) return false;
  return person === 'no' || (person === 'maybe' && !short && parts.length > 1);
}

function isCalled(entity: Entity, head: string): boolean {
  if (!isBody(entity)) return false;
  const end = entity.parts.at(-1) ?? '';
  if (entity.parts.includes(head) || ALIASES.get(head)?.test(end)) return true;
  return BUSINESS.test(head) && !NO_BUSINESS.test(end);
}

/** The noun that a description is about: the last one before a preposition ("Residents of the street"). */
function headOf(lower: readonly string[], tags: Uint8Array, from: number, to: number): string {
  let end = from + 1;
  while (end < to && tags[end] !== Tag.preposition && tags[end] !== Tag.to && lower[end] !== ',') end++;
  return lower[end - 1] ?? '';
}

function isPlural(head: string): boolean {
  return head.length > 3 && head.endsWith('s') && !/(ss|us|is)$/.test(head) && !isOnePerson(head);
}

function headingsOf(
  { word, kind }: Tokens,
  { paragraphs, sentenceOf }: SentenceLayout,
  quoted: (token: number) => boolean,
): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { from, to } of paragraphs) {
    if (to - from > LONGEST_HEADING || quoted(from)) continue;
    const end = word[to - 1] ?? '';
    if (/[.!?…:;,"”’)]$/.test(end) || (to - from > 1 && end.endsWith('.'))) continue;
    let words = 0;
    for (let k = from; k < to; k++) if (kind[k] === 0) words++;
    if (words > 0) found.add(sentenceOf[from] ?? 0);
  }
  return found;
}
