/**
 * The types of the engine. Every offset is a UTF-16 code unit index into the given text, and every span is half-open:
 * `start` is the first unit inside, `end` the first unit after it.
 */

export type Span = { start: number; end: number };

/** A span together with the text it covers: `text === source.slice(start, end)` always holds. */
export type Mention = Span & { text: string };

/** What an item is: see the vocabulary in docs/vocabulary.md. */
export type ItemKind =
  | 'DIRECT_QUOTE'
  | 'PARTIAL_QUOTE'
  | 'PARAPHRASE'
  | 'ATTRIBUTED_CLAIM'
  | 'FACTUAL_CLAIM'
  | 'NON_RESPONSE';

/** How a party did not respond, as the sentence puts it. */
export type NonResponseOutcome =
  | 'DECLINED'
  | 'NO_IMMEDIATE_RESPONSE'
  | 'NO_RESPONSE'
  | 'UNREACHABLE'
  | 'UNABLE'
  | 'PROMISED_LATER';

/** `direct` inside quotation marks, `mixed` partly inside, `indirect` reported without marks. */
export type AttributionType = 'direct' | 'mixed' | 'indirect';

/**
 * What is done in saying the words: `SAID` claims, thinks or holds; `DENIED`; `REFUSED` to do or say; `WISHED` hopes,
 * asks for or pleads; `ORDERED` orders, demands or urges; `ASKED` is a question.
 */
export type Force = 'SAID' | 'DENIED' | 'REFUSED' | 'WISHED' | 'ORDERED' | 'ASKED';

/**
 * Whether the story says it was done: `AFFIRMED` "said"; `NEGATED` "has never said", "did not deny"; `HEDGED` "may have
 * said", "reportedly said"; `AHEAD` "will say", "is expected to say".
 */
export type Polarity = 'AFFIRMED' | 'NEGATED' | 'HEDGED' | 'AHEAD';

/** How a cue is meant, and the whole cue, with its auxiliaries, negations and hedges. */
type Meant = { force: Force; polarity: Polarity; cue: Mention };

/** The words beside the cue ("he") and, where the story gives it, the full name they stand for. */
export type Speaker = Mention & {
  /** The fullest name or description in the story that the mention stands for; the mention itself if there is none. */
  name: string;
};

/** One piece of evidence for a find: a rule's name and what it saw, in words for a person. */
export type Reason = { rule: string; detail: string };

/**
 * One contiguous stretch of reported words. Spans of one interrupted statement ("…," she said, "…") share `statement`.
 */
export type Attribution = Span & {
  type: AttributionType;
  statement: number;
  speaker: Speaker | null;
  cue: Mention | null;
  /** How the cue is meant; null where there is no cue. */
  meant: Meant | null;
  /** Where or on what occasion it was said ("in a post on social media"), where the story says so. */
  occasion: Mention | null;
  /** When it was said ("Tuesday"), where the story says so. */
  date: Mention | null;
  /** 0 to 1. */
  confidence: number;
  reasons: Reason[];
};

/** A party named in a non-response, as mentioned and as resolved ("he" → "Paul Smith"). */
export type PartyMention = Mention & { name: string };

/** One checkable piece of the story. `spans` are in text order and never overlap; most items have one. */
export type FoundItem = {
  kind: ItemKind;
  spans: Span[];
  speaker: Speaker | null;
  /** The whole cue: "has never said", not "said". */
  cue: Mention | null;
  /** What is done in saying the words; null for claims in the story's own voice and for non-responses. */
  force: Force | null;
  /** Whether the story says it was done; null where `force` is. */
  polarity: Polarity | null;
  occasion: Mention | null;
  date: Mention | null;
  /** Parties of a non-response; empty for every other kind. */
  parties: PartyMention[];
  /** Outcome of a non-response; null for every other kind. */
  outcome: NonResponseOutcome | null;
  /** Check-worthiness of a factual claim, 0 to 1; null for every other kind. */
  checkWorthiness: number | null;
  /** 0 to 1. */
  confidence: number;
  reasons: Reason[];
};

/**
 * What layout knows about a block that is not an ordinary paragraph of the story.
 *
 * - `headline`, `subhead` (which begins a new section)
 * - `block_quote` words of one speaker set apart without marks
 * - `pull_quote` words of the story repeated large beside it
 * - `post` an embedded post: words of its author
 * - `table` one row of a table, `list` one entry of a list
 * - `correction` the newsroom's own note on the story
 */
export type BlockRole =
  | 'headline'
  | 'subhead'
  | 'paragraph'
  | 'block_quote'
  | 'pull_quote'
  | 'post'
  | 'table'
  | 'list'
  | 'correction';

export type ExtractOptions = {
  /** BCP 47 code of the text's language; guessed from the text if left out. */
  language?: string;
  /** Stretches that are not part of the story (handles, photo credits, related-article lines): never read. */
  skip?: readonly Span[];
  /** What is known about the text's blocks, in text order; worked out from the words if left out. */
  blocks?: readonly (Span & { role: BlockRole })[];
};

export type Extraction = {
  /** The language it was read as; `support` says how far the rules for it go. */
  language: string;
  support: 'full' | 'quotes' | 'marks';
  attributions: Attribution[];
  items: FoundItem[];
};
