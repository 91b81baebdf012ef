/** What indicates speech and speakers in the other languages read for quotations, in the forms news stories use. */
export type Gender = 'male' | 'female' | 'group';

export type Cues = {
  verbs: ReadonlySet<string>;
  /** Source phrases before a noun ("nach Angaben von"), each as its words. */
  sources: readonly (readonly string[])[];
  /** "heißt es": the words are in a document, whose author or name follows. */
  documents: readonly (readonly string[])[];
  /** "на його думку", "selon lui": the source is whoever spoke last. */
  own: readonly (readonly string[])[];
  pronouns: ReadonlyMap<string, Gender>;
  /** A noun after one of these is not a subject. */
  prepositions: ReadonlySet<string>;
  determiners: ReadonlySet<string>;
  /** Forms of the article that no subject takes. */
  objects: ReadonlySet<string>;
  /** Words that end the clause in which a subject is sought. */
  conjunctions: ReadonlySet<string>;
  /** Lower-case words within a name. */
  particles: ReadonlySet<string>;
  /** Nouns for a person by office, trade or relationship. */
  roles: RegExp;
  /** Newspapers, agencies and the like: they are the ones told, unless nobody else is named. */
  media: RegExp;
  /** Nouns before the title of a work or a firm's name in marks. */
  works: RegExp;
  /** Capitalised or bare words that are not names: days, months. */
  times: RegExp;
  /** Whether a line that opens with a dash is speech. */
  dashes: boolean;
};

/** Words between spaces. */
export const set = (list: string): ReadonlySet<string> => new Set(list.split(' '));
/** Phrases between bars, each as its words. */
export const phrases = (list: string) => list.split('|').map((phrase) => phrase.split(' '));
/** Each word with whom it stands for. */
export const pronouns = (male: string, female: string, group: string): ReadonlyMap<string, Gender> =>
  new Map([
    ...male.split(' ').map((word): [string, Gender] => [word, 'male']),
    ...female.split(' ').map((word): [string, Gender] => [word, 'female']),
    ...group.split(' ').map((word): [string, Gender] => [word, 'group']),
  ]);
