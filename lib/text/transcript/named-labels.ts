/**
 * Whom a label stands for, where the record itself says so: "A." is the witness named in a court's heading, "Q." the
 * counsel after "BY", and "The Prime Minister" the person earlier named with the office.
 */

const EXAMINATION =
  /^(?:(?:RE-?)?(?:DIRECT|CROSS|REDIRECT|RECROSS|FURTHER)[- ]?)?(?:RE-?)?EXAMINATION(?:[- ]IN[- ]CHIEF)?(?: \(?(?:CONTINUED|RESUMED|CONTD?\.?)\)?)?(?: (?:OF|BY) (.{2,60}?))?[:.]?$/iu;
const BY = /^BY ((?:MR|MRS|MS|MISS|DR|SIR)\.? .{1,50}?|[\p{Lu}][\p{Lu}.'’ -]{2,50}):?$/u;
const SWORN =
  /^((?:(?:MR|MRS|MS|MISS|DR|PROF|SIR|DAME)\.? )?\p{Lu}[\p{Lu}.'’-]*(?: \p{Lu}[\p{Lu}.'’-]*){1,4}),?[ ,(]*(?:(?:called|recalled|having|was|being|first|duly|sworn|affirmed|a witness|the witness|plaintiff|defendant|produced|after)\b.{0,200})?$/u;
const CALLED = /\b(?:called|sworn|affirmed|having been|examined|testified|as a witness)\b/iu;
/** "The Prime Minister (Ms Lund)", "The Chair (Dr. Ada Holm)". */
const OFFICE_AND_NAME =
  /^(The .{2,60}?) \(((?:\p{Lu}[\p{L}.'’-]*)(?: [\p{L}.'’-]+){1,4})(?: ?\([^()]{1,60}\))?\)/u;

/** Learns line by line whom a record's labels stand for. */
export class NamedLabels {
  private asker: string | undefined;
  private witness: string | undefined;
  /** A name in capitals on the previous line, which "called as a witness" on this one makes the witness's name. */
  private candidate: string | undefined;
  private isSwearing = false;
  private readonly offices = new Map<string, string>();

  /**
   * Whether a line is the heading of an examination, said by nobody. Learns who is examined.
   * @param isNumbered a court's own pages: there a name in capitals is that of a witness being called
   */
  isHeading(line: string, isNumbered: boolean): boolean {
    const words = line.trim();
    if (words.length > 200) return false;
    if (this.isSwearing) {
      if (/:$|\bfollows\b|\.$/u.test(words)) this.isSwearing = false;
      return true;
    }
    const examined = EXAMINATION.exec(words);
    if (examined) {
      const whom = examined[1];
      if (whom && / OF /iu.test(words)) this.witness = whom;
      else if (whom) this.asker = whom;
      return true;
    }
    const by = BY.exec(words);
    if (by) {
      this.asker = by[1];
      return true;
    }
    return isNumbered && this.isCalling(words);
  }

  private isCalling(words: string): boolean {
    const called = SWORN.exec(words);
    if (called && !/[.?!]$/u.test(called[1] as string) && (CALLED.test(words) || words.endsWith(','))) {
      this.witness = called[1];
      this.isSwearing = !/(?:follows|sworn|affirmed)[:.)]*$/iu.test(words);
      return true;
    }
    if (
      this.candidate &&
      CALLED.test(words) &&
      /^(?:called|recalled|having|was|being|a witness|sworn)/iu.test(words)
    ) {
      this.witness = this.candidate;
      this.isSwearing = !/(?:follows|sworn|affirmed)[:.)]*$/iu.test(words);
      return true;
    }
    this.candidate = called && /^[\p{Lu}.'’ -]+$/u.test(words) ? words : undefined;
    return this.candidate !== undefined;
  }

  /** The name that a label stands for here; undefined where nothing says. */
  nameOf(label: string): string | undefined {
    const office = OFFICE_AND_NAME.exec(label);
    if (office) {
      this.offices.set((office[1] as string).toLowerCase(), office[2] as string);
      return office[2];
    }
    const bare = label.replace(/\.$/u, '').toLowerCase();
    if (bare === 'q') return this.asker;
    if (bare === 'a' || bare === 'the witness' || bare === 'witness') return this.witness;
    return this.offices.get(bare);
  }
}
