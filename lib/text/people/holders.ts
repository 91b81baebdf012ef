import { roles, titles } from '../knowledge/english-words.ts';
import { isOnePerson } from '../knowledge/honorifics.ts';
import type { SentenceLayout, TokenRange } from '../sentences/sentences.ts';
import { Tag } from '../sentences/tagger.ts';
import type { Tokens } from '../words/tokens.ts';
import type { Entities, Entity } from './entities.ts';

/** Number of tokens that a description looks back over for the person introduced with it. */
const FARTHEST = 600;

/** Offices by which a story refers to somebody introduced with another word: "Justice Rao … the judge". */
const OFFICES: ReadonlyMap<string, RegExp> = new Map([
  ['judge', /^(justice|recorder|magistrate|sheriff)$/],
  ['magistrate', /^judge$/],
  ['lawyer', /^(attorney|solicitor|barrister|counsel|advocate|barr\.?|adv\.?)$/],
  ['barrister', /^(barr|adv)\.?$/],
  ['prosecutor', /^counsel$/],
  ['professor', /^(prof|dr)\.?$/],
  ['doctor', /^dr\.?$/],
  ['physician', /^dr\.?$/],
  ['surgeon', /^(dr|mr)\.?$/],
  ['priest', /^(father|fr\.?)$/],
  ['pastor', /^(rev|revd|reverend)\.?$/],
  ['monarch', /^(king|queen|oba|emir|sultan|emperor)$/],
  ['engineer', /^(engr|eng)\.?$/],
  ['sergeant', /^(sgt|det)\.?$/],
  ['detective', /^(det|di|ds|dc)\.?$/],
]);
/** An abbreviated title, which any number of people in a story may have: "Dr", "Prof.". */
const SHORT = /^(?:dr|prof|fr|rev|revd|engr|eng|barr|adv|sgt|det|di|ds|dc|mr)\.?$/;
/** The person for whom something is "chaired by" somebody. */
const CHAIR = /^chair(?:man|woman|person)?$/;
/** Bodies before which witnesses are heard. */
const HEARING = /^(court|inquiry|tribunal|hearing|commission|committee|jury|inquest|coroner|panel)$/;

/** Who holds an office or fits a description that a story uses without the name. */
export class Holders {
  private readonly tokens: Tokens;
  private readonly tags: Uint8Array;
  private readonly layout: SentenceLayout;
  private readonly entities: Entities;
  private same: Int32Array | null = null;
  private sameAtComma: Int32Array | null = null;

  constructor(tokens: Tokens, tags: Uint8Array, layout: SentenceLayout, entities: Entities) {
    this.tokens = tokens;
    this.tags = tags;
    this.layout = layout;
    this.entities = entities;
  }

  /**
   * The name beside a description of one person: in the apposition directly after it ("the mayor, Smt. Eva Lund,
   * said"), or directly before it where the description is the apposition ("Bo Lind, a retired engineer, who …"). Null
   * where there is none.
   */
  beside(range: TokenRange): string | null {
    const { lower } = this.tokens;
    if (lower[range.to] !== ',') return null;
    const after = this.closedAfter(range.to);
    if (after) return after.name;
    const before = this.apposed(range.from, true);
    return before && before.person !== 'no' ? before.name : null;
  }

  /** Whom the story introduced earlier with the same word, for "the senator" or "the platform"; null where nobody. */
  called(range: TokenRange): string | null {
    const { lower } = this.tokens;
    const head = lower[range.to - 1] ?? '';
    const isOffice = roles.has(head) || titles.has(head) || OFFICES.has(head) || isOnePerson(head);
    if (!isOffice && (range.to - range.from > 2 || this.tags[range.to - 1] !== Tag.noun)) return null;
    let found: Entity | null = null;
    const office = isOffice ? OFFICES.get(head) : undefined;
    // where only the same word counts, the steps go from one to the one before it
    const isOther = office !== undefined || head === 'witness' || CHAIR.test(head);
    const steps = isOther ? null : isOffice ? this.sameBefore() : this.sameBeforeComma();
    const before = (k: number): number => (steps ? (steps[k] as number) : k - 1);
    let k = range.from - 1;
    if (steps) for (k = before(range.to - 1); k >= range.from; ) k = before(k);
    for (; k >= 0 && k > range.from - FARTHEST; k = before(k)) {
      const low = lower[k] ?? '';
      if (low === 'chaired' && lower[k + 1] === 'by' && CHAIR.test(head)) {
        const chair = this.entities.at(this.afterTitles(k + 2, k + 8));
        if (chair && chair.entity.person !== 'no') return chair.entity.name;
      }
      if (low !== head && !office?.test(low)) {
        const heard = head === 'witness' ? this.heardAt(k) : null;
        if (heard) return heard.name;
        continue;
      }
      if (!isOffice) {
        const bearer = lower[k + 1] === ',' ? this.apposed(k, true) : null;
        if (bearer) return bearer.name;
        continue;
      }
      const entity =
        (this.entities.at(k + 1) ?? this.entities.at(k))?.entity ??
        this.apposed(k, false) ??
        this.closedAfter(this.commaAfter(k + 1));
      if (!entity || !(entity.person === 'sure' || (entity.person === 'maybe' && isOnePerson(head))))
        continue;
      if (low === head || !SHORT.test(low)) return (found ?? entity).name;
      // "the doctor" where the story has two of them: no guessing
      if (found && found !== entity) return null;
      found = entity;
    }
    return found?.name ?? null;
  }

  /** For each token, the last one before it that is the same in small letters, or -1. Made when first asked for. */
  private sameBefore(): Int32Array {
    this.same ??= sameBefore(this.tokens, () => true);
    return this.same;
  }

  /** Of these, those with a comma after them: only there can a description be followed by its bearer. */
  private sameBeforeComma(): Int32Array {
    const { lower } = this.tokens;
    this.sameAtComma ??= sameBefore(this.tokens, (k) => lower[k + 1] === ',');
    return this.sameAtComma;
  }

  /** The first token from `from` on at which a name begins, skipping titles before it. */
  afterTitles(from: number, to: number): number {
    let k = from;
    while (
      k < to &&
      k < from + 6 &&
      !this.entities.at(k) &&
      (this.tags[k] === Tag.name ||
        this.tags[k] === Tag.determiner ||
        /^[()]$/.test(this.tokens.lower[k] ?? ''))
    )
      k++;
    return k;
  }

  /** The comma at a token, or after an "of the inquiry" there. */
  private commaAfter(k: number): number {
    let at = k;
    if (/^(of|for|at)$/.test(this.tokens.lower[at] ?? ''))
      while (at < k + 5 && this.tags[at] !== Tag.mark) at++;
    return at;
  }

  /** The person named by an apposition that opens with the comma at a token and is closed by another. */
  private closedAfter(comma: number): Entity | null {
    if (this.tokens.lower[comma] !== ',') return null;
    const found = this.entities.at(this.afterTitles(comma + 1, comma + 7)) ?? this.calledAfter(comma + 1);
    const isClosed = found && /^[,.;!?]$/.test(this.tokens.lower[found.to] ?? '');
    return isClosed && found.entity.person !== 'no' ? found.entity : null;
  }

  /** "A retired teacher named Bo Lind": the name that ends an apposition beginning at a token. */
  calledAfter(from: number): { entity: Entity; to: number } | null {
    if (this.tags[from] !== Tag.determiner) return null;
    for (let k = from + 1; k < from + 8 && this.tags[k] !== Tag.mark; k++)
      if (/^(named|called)$/.test(this.tokens.lower[k] ?? ''))
        return this.entities.at(this.afterTitles(k + 1, k + 4)) ?? null;
    return null;
  }

  /**
   * The name directly before a comma whose apposition contains a token: "Eva Lund, the mayor of Bergen". `withArticle`:
   * only an apposition that opens with an article or a possessive.
   */
  private apposed(at: number, withArticle: boolean): Entity | null {
    const { lower } = this.tokens;
    let comma = at - 1;
    while (comma > at - 5 && lower[comma] !== ',' && this.tags[comma] !== Tag.preposition) comma--;
    if (lower[comma] !== ',') {
      // a phrase begins with its own article
      if (!withArticle || lower[at - 1] !== ',') return null;
      comma = at - 1;
    }
    if (withArticle && this.tags[comma + 1] !== Tag.determiner) return null;
    const name = this.entities.around(comma - 1);
    const single = this.entities.at(comma - 1);
    return name?.to === comma ? name.entity : single?.to === comma ? single.entity : null;
  }

  /** Who gives evidence at a token: "Bo Lind told the inquiry", "Eva Lund said in evidence". */
  private heardAt(k: number): Entity | null {
    const { lower } = this.tokens;
    const heard =
      lower[k] === 'testified' ||
      (lower[k] === 'evidence' && /^(in|gave|giving|gives)$/.test(lower[k - 1] ?? '')) ||
      (lower[k] === 'told' && lower.slice(k + 2, k + 6).some((low) => HEARING.test(low)));
    if (!heard) return null;
    const first = this.layout.sentences[this.layout.sentenceOf[k] ?? 0]?.from ?? k;
    for (let i = first; i < k; i++) {
      const name = this.entities.at(i);
      if (name && name.entity.person !== 'no' && this.tags[name.to] !== Tag.possessive) return name.entity;
    }
    return null;
  }
}

/** For each token, the last one before it that is the same in small letters and `counts`, or -1. */
function sameBefore({ number, lexicon, count }: Tokens, counts: (token: number) => boolean): Int32Array {
  /** By the number of a word in small letters: one more than the last token that is it. */
  const last = new Int32Array(lexicon.count);
  const same = new Int32Array(count);
  for (let k = 0; k < count; k++) {
    const low = lexicon.small[number[k] as number] as number;
    same[k] = (last[low] as number) - 1;
    if (counts(k)) last[low] = k + 1;
  }
  return same;
}
