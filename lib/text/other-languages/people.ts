import type { Gender } from '../knowledge/languages/cues.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import { onOneLine } from '../words/tokens.ts';
import { phraseFrom } from './names.ts';
import { type ForeignReading, isUpper, type Phrase } from './reading.ts';

type Person = { name: string; gender: Gender | null };
type Mention = { person: Person; range: TokenRange; role: string; subject: boolean };

/** How many mentions a pronoun or office looks back over. */
const FARTHEST = 60;

/** The people a story names in the reporter's words, so that pronouns, last names and offices refer back to them. */
export class People {
  private readonly mentions: Mention[] = [];
  private readonly byLast = new Map<string, Person>();
  private last: { person: Person; range: TokenRange; named: boolean } | null = null;
  private readonly reading: ForeignReading;

  constructor(reading: ForeignReading) {
    this.reading = reading;
    const { analysis, cues, titles } = reading;
    const { tokens, quotationOf, layout } = analysis;
    for (const { from, to } of layout.sentences) {
      let first = true;
      for (let k = from; k < to; ) {
        const q = quotationOf[k] ?? -1;
        const low = tokens.lower[k] ?? '';
        const starts = isUpper(analysis, k) || (reading.language !== 'de' && cues.roles.test(low));
        if (!starts || cues.determiners.has(low) || cues.prepositions.has(low) || (q >= 0 && !titles[q])) {
          k++;
          continue;
        }
        const phrase = phraseFrom(reading, k, to);
        const governed =
          cues.prepositions.has(tokens.lower[k - 1] ?? '') || cues.objects.has(tokens.lower[k - 1] ?? '');
        const one = phrase.range.to - phrase.range.from === 1;
        if (phrase.kind === 'name' && !cues.media.test(tokens.lower[phrase.range.to - 1] ?? '')) {
          if (!one || phrase.role >= 0 || this.byLast.has(this.keyOf(phrase.range))) {
            const person = this.learn(phrase);
            const role = phrase.role >= 0 ? (tokens.lower[phrase.role] ?? '') : '';
            this.mentions.push({ person, range: phrase.range, role, subject: first && !governed });
            first = false;
          }
        }
        k = Math.max(k + 1, phrase.end);
      }
    }
  }

  /** The name a phrase stands for; `at` is the token where it is said. Remembers who spoke. */
  speaker(phrase: Phrase): { range: TokenRange; name: string } {
    const { range, kind, gender } = phrase;
    if (kind === 'pronoun') {
      const found = this.antecedent(range.from, gender);
      if (found) this.last = { ...found, named: true };
      return { range, name: found?.person.name ?? this.textOf(range) };
    }
    const known = kind === 'role' ? this.byRole(phrase) : kind === 'name' ? this.learn(phrase) : null;
    const person = known ?? { name: this.textOf(range), gender };
    this.last = { person, range, named: known !== null };
    return { range, name: person.name };
  }

  /** Who spoke last, or a suitable person named as a subject since then. */
  antecedent(at: number, gender: Gender | null): { person: Person; range: TokenRange } | null {
    const { last } = this;
    const before = this.mentionsBefore(at);
    const fits = (person: Person) => gender === null || person.gender === gender;
    const since = before.filter(
      (mention) => mention.range.from > (last?.range.from ?? -1) && mention.person !== last?.person,
    );
    if (gender !== 'group') {
      const newer = since.filter((mention) => mention.subject && fits(mention.person)).at(-1);
      if (newer) return newer;
    }
    if (last && fits(last.person)) return last;
    if (gender === 'group') return last && !last.named ? last : null;
    if (last?.named && last.person.gender === null) return last;
    return (
      before.filter((mention) => fits(mention.person)).at(-1) ??
      (last && last.person.gender === null ? last : null) ??
      before.filter((mention) => mention.person.gender === null && mention.subject).at(-1) ??
      null
    );
  }

  /** Records a person as the one who spoke, as where the subject is left out. */
  goesOn(found: { person: Person; range: TokenRange }): { range: TokenRange; name: string } {
    this.last = { ...found, named: true };
    return { range: found.range, name: found.person.name };
  }

  private learn({ range, gender }: Phrase): Person {
    const name = this.textOf(range);
    const key = this.keyOf(range);
    const known = this.byLast.get(key);
    const person =
      known && (known.name.endsWith(name) || name.endsWith(known.name)) ? known : { name, gender };
    if (name.length > person.name.length) person.name = name;
    person.gender ??= gender;
    this.byLast.set(key, person);
    return person;
  }

  private byRole({ range, role, gender }: Phrase): Person | null {
    const office = this.reading.analysis.tokens.lower[role] ?? '';
    const found = this.mentionsBefore(range.from)
      .filter(
        (mention) =>
          mention.role.endsWith(office) &&
          (gender === null || mention.person.gender === null || mention.person.gender === gender),
      )
      .at(-1);
    return found?.person ?? null;
  }

  /** The mentions before a token, not too far back, in text order. */
  private mentionsBefore(at: number): Mention[] {
    let low = 0;
    let high = this.mentions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.mentions[middle]?.range.to ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return this.mentions.slice(Math.max(0, low - FARTHEST), low);
  }

  private keyOf({ to }: TokenRange): string {
    return this.reading.analysis.tokens.lower[to - 1] ?? '';
  }

  private textOf({ from, to }: TokenRange): string {
    const { tokens, text } = this.reading.analysis;
    return onOneLine(text.slice(tokens.start[from], tokens.end[to - 1]));
  }
}
