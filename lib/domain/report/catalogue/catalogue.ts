/**
 * Everything that a report, a statement's page, a card and an annotated story say in their own words, in one language.
 * Plain data, for translators: `{name}` stands for what is put in, and each language has the same names as English (a
 * test holds them against it). Words for verdicts are those that fact-checkers of the language use; docs/vocabulary.md
 * has them side by side.
 */
import type { Channel } from '../../channels.ts';
import type { VerdictReason } from '../../reasons.ts';
import type {
  ContactOutcome,
  Force,
  ItemKind,
  ItemStatus,
  Polarity,
  QuotationVerdict,
  SourceType,
  Stance,
  SubstanceVerdict,
  Tick,
} from '../../vocabulary.ts';

/**
 * A form for each plural category of the language (`Intl.PluralRules`); `{n}` is the number. `zero`, where it is there,
 * is for none at all, in every language.
 */
export type Plural = { zero?: string; one: string; few?: string; many?: string; other: string };

/** Of a list of names, by whether there is one of them; the names themselves are never counted out. */
type OneOrMore = { one: string; other: string };

type OutcomeWords = {
  /** Behind the name of a party. */
  predicate: string;
  /** What came of one request: a sentence without its full stop. */
  ofRequest: string;
  /** The same behind "e-mail 14:05 · ". */
  said: string;
  /** What a sentence of the story that words it so says. */
  worded: string;
};

type Texts<Name extends string> = Record<Name, string>;

export type Catalogue = {
  /** For `Intl`: dates, numbers, lists, plurals. */
  locale: string;
  /** What stands before and behind words that are quoted. */
  marks: readonly [before: string, after: string];
  /** Numbers from none on, where running text writes small ones out; empty where it does not. */
  smallNumbers: readonly string[];
  /** A time of a day that is clear, a day of a year that is, and a whole date; each with its time. */
  moments: Texts<'time' | 'near' | 'dated'>;

  /** Alone, or at the beginning of a line. */
  statuses: Record<ItemStatus, string>;
  /** Behind a figure, which it does not have itself. */
  counted: Record<ItemStatus, Plural>;
  statusBecause: string;
  /** Within a line, as all others are that do not begin with a capital in English. */
  reasons: Record<VerdictReason, string>;
  quotations: Record<QuotationVerdict, string>;
  substances: Record<SubstanceVerdict, string>;
  noVerdict: string;
  ticks: Record<Tick, string>;
  kinds: Record<ItemKind, string>;
  forces: Record<Force, string>;
  polarities: Record<Polarity, string>;
  sourceTypes: Record<SourceType, string>;
  stances: Record<Stance, string>;
  outcomes: Record<ContactOutcome, OutcomeWords>;
  /** Named, and as one is asked by it; the second for a way of asking that somebody typed. */
  channels: Record<Channel, Texts<'name' | 'asked'>>;
  otherChannel: string;

  summary: Texts<'none' | 'among'> & { statements: Plural };
  restsOn: Texts<
    | 'against'
    | 'both'
    | 'primary'
    | 'primaryAndOrigins'
    | 'oneSource'
    | 'noImmediate'
    | 'noComment'
    | 'promised'
    | 'declined'
    | 'noRequest'
    | 'noPartyNamed'
    | 'nonePublished'
  > & {
    origins: Plural;
    answered: OneOrMore;
    sourcesOfOneOrigin: Plural;
    someAsked: Plural;
    noneAsked: Plural;
  };
  standing: Texts<
    'notLogged' | 'notContacted' | 'asked' | 'deadline' | 'byDeadline' | 'said' | 'belongs' | 'unsupported'
  >;
  /** A source on background for which no words were agreed. */
  background: string;
  /** Where a statement has no speaker. */
  nobody: string;
  cue: Texts<'none' | 'meant'>;
  place: Texts<'page' | 'pages'>;
  sources: Plural;
  method: Texts<
    | 'oneByOne'
    | 'twoQuestions'
    | 'meanings'
    | 'evidence'
    | 'origins'
    | 'anyOrigins'
    | 'asked'
    | 'secondPerson'
    | 'alone'
  >;

  report: Texts<
    | 'title'
    | 'heading'
    | 'feed'
    | 'name'
    | 'onPaper'
    | 'description'
    | 'record'
    | 'quotations'
    | 'skip'
    | 'stet'
    | 'edition'
    | 'standfirst'
    | 'strip'
    | 'contents'
    | 'changed'
    | 'notVerified'
    | 'statements'
    | 'story'
    | 'asked'
    | 'method'
    | 'behind'
    // Between "3" and "12" on the third of twelve printed pages.
    | 'pageOf'
  >;
  /** What the PDF alone says; `{page}`, `{pages}`, `{file}` and `{characters}` are put in where it is set. */
  paper: Texts<
    'page' | 'statement' | 'edition' | 'attached' | 'attachment' | 'hash' | 'sha256' | 'lacking' | 'current'
  >;
  later: Texts<
    | 'withdrawnLabel'
    | 'withdrawn'
    | 'olderLabel'
    | 'older'
    | 'current'
    | 'link'
    | 'edition'
    | 'listed'
    | 'thisOne'
  >;
  asked: Texts<'nobody' | 'asOf' | 'request' | 'deadline' | 'answeredAt' | 'answeredOn' | 'byThen'> & {
    about: OneOrMore;
  };
  record: Texts<
    | 'method'
    | 'colon'
    | 'now'
    | 'headline'
    | 'since'
    | 'same'
    | 'newsroom'
    | 'story'
    | 'signedOff'
    | 'published'
    | 'secondPerson'
    | 'withoutSecond'
    | 'onePerson'
    | 'editions'
    | 'data'
    | 'json'
    | 'schemaQuotations'
    | 'ninjs'
    | 'hash'
  > & {
    changes: Texts<
      'added' | 'removed' | 'words' | 'speaker' | 'cue' | 'status' | 'quotation' | 'substance' | 'sources'
    >;
  };
  statements: Texts<
    | 'inSubstance'
    | 'notEstablished'
    | 'notRated'
    | 'status'
    | 'wasItSaid'
    | 'isItTrue'
    | 'ownVoice'
    | 'checked'
    | 'inStory'
    | 'inStoryNumber'
    | 'stance'
    | 'notNamed'
    | 'primary'
    | 'origin'
    | 'sourcesOf'
    | 'printed'
    | 'found'
    | 'printedPiece'
    | 'foundPiece'
    | 'wordingsOf'
    | 'askedFor'
    | 'label'
    | 'linkTo'
    | 'none'
  > & { open: Plural };
  clip: Texts<'label' | 'listen' | 'gone'>;
  marked: Texts<'key' | 'like' | 'verified' | 'pending' | 'disputed' | 'changed'>;
  ways: Texts<'filters' | 'all' | 'speakers' | 'nobody' | 'each'>;
  statement: Texts<
    | 'page'
    | 'address'
    | 'checkedAgainst'
    | 'sourcesSoFar'
    | 'source'
    | 'verify'
    | 'verifyAbout'
    | 'corrected'
    | 'updated'
    | 'before'
    | 'withdrawn'
    | 'withdrawnCard'
    | 'withdrawnPage'
    | 'gone'
    | 'takenUp'
    | 'see'
    | 'goneLink'
    | 'goneIs'
    | 'note'
    | 'history'
    | 'context'
    | 'inReport'
    | 'wholeReport'
    | 'embed'
    | 'embedLead'
  > & { more: Plural };
  annotated: Texts<'page' | 'title' | 'lead' | 'everyOne' | 'theOne' | 'mark' | 'line'>;
  feed: Texts<'withdrawn' | 'edition' | 'changed'>;
  data: Texts<'edition' | 'record' | 'checks' | 'corrects' | 'unnamed' | 'note' | 'found'>;
};
