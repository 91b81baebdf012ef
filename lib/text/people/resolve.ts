import { isLetter } from '../knowledge/documents.ts';
import { metonyms } from '../knowledge/governments.ts';
import { isOnePerson, isTitleAsWritten } from '../knowledge/honorifics.ts';
import type { SentenceLayout, TokenRange } from '../sentences/sentences.ts';
import { Tag } from '../sentences/tagger.ts';
import { onOneLine, type Tokens } from '../words/tokens.ts';
import { Antecedents } from './antecedents.ts';
import { Entities, type Entity } from './entities.ts';
import { learnGenders } from './gender-evidence.ts';
import { GroupFocus, isBodyNoun } from './group-focus.ts';
import { Holders } from './holders.ts';
import { genderOfPronoun, isImpersonalIt } from './pronouns.ts';
import { coreOf, descriptionEnd, nextAppositions } from './speaker-head.ts';
import { describedBefore } from './speaker-whole.ts';

/** Words after which an apposition names somebody other than the head before it. */
const OF_ANOTHER = /^(by|his|her|their|its)$/;

/** What a member of a party, or of none, is called. */
const OF_PARTY = /^(independent|democrat|republican|liberal|conservative|tory|nationalist|socialist|green)$/;

/** Resolves pronouns, short names and roles to the fullest name that the story gives. */
export class Resolver {
  private readonly entities: Entities;
  readonly tokens: Tokens;
  readonly tags: Uint8Array;
  readonly layout: SentenceLayout;
  private readonly focus: GroupFocus;
  private readonly antecedents: Antecedents;
  private readonly holders: Holders;

  /**
   * `quoted` marks the tokens between quotation marks (names there are never subjects outside), `skipped` those that
   * are not part of the story (names there are ignored), and `sectionOf` gives the section of each token, past whose
   * borders no pronoun looks back.
   */
  constructor(
    tokens: Tokens,
    tags: Uint8Array,
    layout: SentenceLayout,
    quoted: (token: number) => boolean = () => false,
    skipped: (token: number) => boolean = () => false,
    sectionOf: Int32Array | null = null,
  ) {
    this.tokens = tokens;
    this.tags = tags;
    this.layout = layout;
    this.entities = new Entities(tokens, tags, layout, skipped);
    learnGenders(tokens, layout, this.entities, quoted);
    this.focus = new GroupFocus(tokens, tags, layout, this.entities, quoted, sectionOf);
    this.holders = new Holders(tokens, tags, layout, this.entities);
    this.antecedents = new Antecedents(tokens, tags, layout, this.entities, this.focus, quoted);
  }

  /**
   * The fullest name for the phrase `range`. `previous` is the name of the previous speaker, to whom a pronoun or role
   * most often refers, and `since` the token where that speaker was mentioned: the subject of a later sentence is
   * nearer.
   */
  name(range: TokenRange, previous: string | null, since?: number): string {
    const { tokens, tags } = this;
    const surface = this.written(range);
    const low = tokens.lower[range.from] ?? '';
    if (metonyms.has(surface.toLowerCase().replace(/^the /, ''))) return surface;
    if (range.to - range.from === 1) {
      if (/^(who|which|that)$/.test(low)) return this.takenUp(range.from, previous) ?? surface;
      const gender = genderOfPronoun(low);
      if (gender && isImpersonalIt(tokens, tags, range.from)) return surface;
      if (gender) {
        const before = { name: previous, since: since ?? range.from };
        return this.antecedents.of(range.from, gender, before) ?? surface;
      }
    }
    if (low === 'whose' && range.to - range.from > 1) {
      const owner = this.antecedent(range.from);
      const owned = this.written({ from: range.from + 1, to: range.to });
      return owner ? `${owner}’s ${owned}` : owned;
    }
    // "the DCP", "the CS": an abbreviated office refers to the person before
    const office = range.to - range.from === 2 && low === 'the' ? (tokens.word[range.from + 1] ?? '') : '';
    if (previous !== null && office !== '' && /^\p{Lu}{2,5}$/u.test(office) && isTitleAsWritten(office))
      if (this.entities.named(previous)?.person !== 'no') return previous;
    const nameTo = (k: number) => this.entities.at(k)?.to;
    const core = coreOf(tokens, tags, range, nameTo);
    if (this.namesTwo(core)) return this.written(core);
    // "The Traffic ACP, Shri Bo Lind": the abbreviated office has its holder beside it
    const inLetters = core.to - core.from > 1 && /^\p{Lu}{2,5}$/u.test(tokens.word[core.to - 1] ?? '');
    const holding =
      inLetters && isTitleAsWritten(tokens.word[core.to - 1] ?? '') && this.holders.beside(core);
    if (holding) return holding;
    const named = this.namedAtEnd(core, range.to);
    if (named) return named;
    const onePerson = tokens.lower.slice(core.from, core.to).some(isOnePerson);
    const isBody = !onePerson && isBodyNoun(tokens.lower[core.to - 1] ?? '');
    for (const k of nextAppositions(tokens, core.to, range.to)) {
      // "The monarch, represented by his secretary, Bo Lind": this names somebody else
      if (tokens.lower.slice(core.to, k).some((low) => OF_ANOTHER.test(low))) break;
      // "The director, an ally of the mayor, Bo Lind": he is the mayor
      if (k - 2 > core.to && isOnePerson(tokens.lower[k - 2] ?? '') && tokens.lower[k - 4] === 'of') break;
      const found =
        this.entities.at(k) ??
        this.entities.at(this.holders.afterTitles(k, range.to)) ??
        this.holders.calledAfter(k);
      const fits = onePerson ? found?.entity.person !== 'no' : !isBody && found?.entity.person === 'sure';
      if (found && fits && this.isClosed(found.to) && tokens.lower[found.to] !== 'and')
        return found.entity.name;
    }
    if (onePerson && core.to === range.to) {
      const holder = this.holders.beside(range);
      if (holder) return holder;
    }
    if (low === 'the' && range.to - range.from <= 3) {
      const role =
        this.holders.called(range) ?? this.focus.body(tokens.lower[range.to - 1] ?? '', range.from);
      if (role) return role;
    }
    const writer = isLetter(tokens.lower[range.to - 1] ?? '') ? this.writerOf(range, previous, since) : null;
    if (writer) return writer;
    if (low === 'the' && previous !== null && since !== undefined && this.isSaidAgain(range, previous, since))
      return previous;
    return this.written({ from: range.from, to: descriptionEnd(tokens, tags, range, nameTo) });
  }

  /**
   * The body that the sentences directly before a token are about: the one that "a spokesman" there speaks for. Null
   * where there is none.
   */
  bodyBefore(at: number): string | null {
    return this.focus.bodyBefore(at);
  }

  /** Whose "its statement", "the firm’s letter" or "the statement" is, or null. */
  private writerOf({ from, to }: TokenRange, previous: string | null, since?: number): string | null {
    const { tokens, tags, layout } = this;
    const gender = genderOfPronoun(tokens.lower[from] ?? '');
    if (gender) return this.antecedents.of(from, gender, { name: previous, since: since ?? from });
    let end = to - 1;
    while (end > from && tags[end] !== Tag.possessive) end--;
    if (end > from) {
      const owner = { from, to: end };
      const name = this.name(owner, previous, since);
      return name !== this.written(owner) || tags[end - 1] === Tag.name ? name : null;
    }
    if (tokens.lower[from] !== 'the' || to - from > 2) return null;
    const isNear =
      since !== undefined && (layout.sentenceOf[from] ?? 0) - (layout.sentenceOf[since] ?? 0) <= 1;
    return isNear && since < from && previous !== null ? previous : this.focus.bodyBefore(from);
  }

  /** "Holm said no. “Never,” the Norvane independent said": whether it is the same person again, in one paragraph. */
  private isSaidAgain({ from, to }: TokenRange, previous: string, since: number): boolean {
    const { tokens, layout } = this;
    const head = tokens.lower[to - 1] ?? '';
    if (to - from < 3 || to - from > 5 || !(isOnePerson(head) || OF_PARTY.test(head))) return false;
    if (this.entities.named(previous)?.person !== 'sure' || since >= from) return false;
    if ((layout.sentenceOf[from] ?? 0) - (layout.sentenceOf[since] ?? 0) > 2) return false;
    if (/\n/.test(tokens.text.slice(tokens.start[since], tokens.start[from]))) return false;
    for (let k = since + 1; k < from; k++) {
      const name = this.entities.at(k);
      if (name && name.entity.person !== 'no' && name.entity.name !== previous) return false;
    }
    return true;
  }

  private written({ from, to }: TokenRange): string {
    return onOneLine(this.tokens.text.slice(this.tokens.start[from], this.tokens.end[to - 1]));
  }

  private isClosed(at: number): boolean {
    return !/^('s|')$/.test(this.tokens.lower[at] ?? '') && this.tags[at] !== Tag.noun;
  }

  /** Whether a phrase names two people ("Anna Keller and Thomas Brandt"). */
  private namesTwo({ from, to }: TokenRange): boolean {
    const { lower } = this.tokens;
    let names = 0;
    let joined = false;
    for (let k = from; k < to; k++) {
      const name = this.entities.at(k);
      // "Mr. and Mrs. Keller"
      if (lower[k + 1] === 'and' && /^(mr|mrs|ms|dr)\.?$/.test(lower[k] ?? '')) names++;
      if (name && this.tags[name.to] !== Tag.possessive) names++;
      else if (!name && (lower[k] === 'and' || lower[k] === '&')) joined ||= names > 0;
      if (name) k = Math.max(k, name.to - 1);
    }
    return joined && names > 1;
  }

  /** The person named by a phrase without its additions, or the organisation that the whole phrase is. */
  private namedAtEnd({ from, to }: TokenRange, end: number): string | null {
    // "Aides to Mr. Sanders": a phrase that continues with a preposition is a description
    const goesOn = to < end && (this.tags[to] === Tag.preposition || this.tags[to] === Tag.to);
    const broken = this.entities.around(from);
    if (broken && broken.to >= to) return broken.entity.name;
    let found: Entity | null = null;
    let whole: Entity | null = null;
    for (let k = from; k < to; k++) {
      const name = this.entities.at(k);
      if (!name) continue;
      const opens = k === from || (k === from + 1 && this.tags[from] === Tag.determiner);
      const genitive = this.tags[name.to] === Tag.possessive && name.to < to;
      if (!genitive && name.to >= to) {
        if (name.entity.person !== 'no') found = name.entity;
        else if (opens && !goesOn) whole = name.entity;
      }
      k = Math.max(k, name.to - 1);
    }
    return (found ?? whole)?.name ?? null;
  }

  /** The name or description that a relative pronoun refers to. */
  private takenUp(at: number, previous: string | null): string | null {
    const named = this.antecedent(at);
    if (named || this.tokens.lower[at] === 'that') return named;
    const phrase = describedBefore(this, at);
    return phrase && this.name(phrase, previous);
  }

  /** Whom "who" refers to: the name directly before it, or before an "of Bergen" in between. */
  private antecedent(at: number): string | null {
    let end = this.tokens.lower[at - 1] === ',' ? at - 1 : at;
    for (let from = end - 1; from > at - 12 && from >= 0; from--) {
      const name = this.entities.at(from);
      if (!name) continue;
      if (name.to !== end) return null;
      if (this.tags[from - 1] === Tag.preposition) end = from - 1;
      else return name.entity.person === 'no' ? null : name.entity.name;
    }
    return null;
  }
}
