import type { Analysis } from '../analysis/analysis.ts';
import type { Draft } from '../analysis/draft.ts';
import { tokenAt } from '../analysis/token-places.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import { Tag } from '../sentences/tagger.ts';
import { signalGroup } from '../words/signals.ts';
import type { Attribution } from '../words/types.ts';

/**
 * A phrase in which a verb of saying reports nothing. `pattern` is matched against a sentence in lower case with
 * straight apostrophes and must cover the verb. `says` is a sentence with the same verb in which something is said,
 * `saysNot` one in which nothing is: both are tested.
 */
type Idiom = {
  pattern: RegExp;
  says: string;
  saysNot: string;
  /** Words in quotation marks after it are a name, not a quotation. */
  names?: true;
};

export const IDIOMS: readonly Idiom[] = [
  {
    pattern:
      /\b(?:better |also |formerly |locally |commonly |widely |otherwise )?known (?:locally |widely |simply )?(?:as|for)\b/,
    says: 'The mayor knows that the pier is not safe.',
    saysNot: 'The hunter, better known as “Suri”, won the race across the ice in 2019.',
    names: true,
  },
  {
    pattern:
      /\b(?:film|movie|book|novel|song|single|album|show|series|play|poem|article|magazine|programme|program|exhibition|painting|campaign|ship|ferry|group|band|company|app|charity|website|blog|podcast|party|project|scheme|game) (?:was |is )?(?:called|titled|entitled|named|dubbed)\b/,
    says: 'The mayor called the film “a disgrace to the town”.',
    saysNot: 'A film called “the last ferry” opens in Bergen on Friday.',
    names: true,
  },
  {
    pattern:
      /\b(?:was|were|been|be|is|are|being) (?:jailed|imprisoned|fined|sacked|fired|dismissed|suspended|banned|arrested|detained|sentenced|punished|executed|expelled|paid|nominated|honou?red|remembered|known)(?: \p{Ll}+){0,4} for\b/u,
    says: 'The court said that he was jailed for cruelty.',
    saysNot: 'The owner was jailed for what was a cruel attack on two boys.',
  },
  {
    pattern:
      /\bth(?:ought|inks?|inking) (?:hard |again )?for (?:an? )?(?:\p{Ll}+ )?(?:whiles?|moments?|minutes?|seconds?|time)\b/u,
    says: 'The keeper thought that the boat was lost.',
    saysNot: 'She thought for a long while and ate an egg.',
  },
  {
    pattern: /\bit (?:may|will|would|should|can|must) (?:also )?be (?:recalled|remembered|noted) that\b/,
    says: 'The clerk recalled that the quay was closed in 2019.',
    saysNot: 'It may be recalled that the quay was closed in 2019.',
  },
  {
    pattern: /\b(?:rest|be|you can be) assured\b/,
    says: 'The mayor assured residents that the pier was safe.',
    saysNot:
      'You can leave at any time. And rest assured that your data will not be shared with any other party.',
  },
  {
    pattern:
      /\bpronounced (?:clinically )?(?:dead|missing|bankrupt|unfit|fit|safe|life extinct|husband|man and wife)\b/,
    says: 'The judge pronounced that the will was void.',
    saysNot: 'His body had burns and he was pronounced dead by medics at the scene.',
  },
  {
    pattern:
      /\b(?:pressure[sd]?|pressuring|talk(?:s|ed|ing)?|push(?:es|ed|ing)?|trick(?:s|ed)?|forc(?:e|es|ed|ing)|goad(?:s|ed)?|bull(?:y|ied)|cajole[sd]?)\b[^.;:“”"]{1,60}?\b(?:into|out of) \p{Ll}+ing\b/u,
    says: 'The minister announced an inquiry into the collapse of the bridge.',
    saysNot:
      'The rivals tried to pressure the president into announcing an inquiry into the collapse of the bridge.',
  },
  {
    pattern:
      /\b(?:hearings?|inquir(?:y|ies)|case|cases|trials?|stud(?:y|ies)|referendum|vote|question|series|film|book|exhibition|essay|survey|podcast) (?:will |would |now )?asks? (?:whether|if|how|why|what)\b/,
    says: 'The reporter asked whether the minister had held back aid.',
    saysNot: 'The hearings ask whether the minister held back aid to win the vote.',
  },
  {
    pattern: /\b(?:tell|tells|told|telling)\b(?: \p{Ll}+){0,4} apart\b(?! from)/u,
    says: 'The guide told visitors that the twins lived apart from each other.',
    saysNot: 'The two ferries can hardly be told apart from the shore in the fog.',
  },
  {
    pattern:
      /\b(?:can|could|cannot|can't|to|hard to|only time will|time will|time would) tell\b(?! (?:me|him|her|us|them|the|a|you|reporters|that)\b)/,
    says: 'Nobody could tell the inspectors that the ferry was late.',
    saysNot: 'Only time will tell whether the new pier holds against the winter storms.',
  },
  {
    pattern:
      /\bso to speak\b|\bstrictly speaking\b|\b(?:broadly|generally|roughly|frankly|legally|technically) speaking\b|\bspeak(?:s|ing)? volumes\b|\bspeaks? for (?:itself|themselves)\b/,
    says: 'The mayor speaks about the new pier in public and says that it is safe.',
    saysNot: 'The town was, so to speak, on the water for a whole winter after the storm.',
  },
  {
    pattern: /(?:^|[,;—–]\s*|\b(?:but|and) )(?:that|this) (?:being |having been )?said\b/,
    says: 'The mayor said that the pier was safe.',
    saysNot: 'That said, the new pier has cost the town more than the old one did in its whole life.',
  },
  {
    pattern:
      /\bneedless to say\b|\bgo(?:es|ing)? without saying\b|\bwent without saying\b|\bto say the least\b|\bto say nothing of\b|\bnot to say\b|\bthat is to say\b|\bsuffice (?:it )?to say\b|\bsad to say\b|\bstrange to say\b/,
    says: 'The mayor went to say that the pier was safe.',
    saysNot: 'Needless to say, the new pier was closed again within a week of its opening.',
  },
  {
    pattern:
      /\b(?:i|we|one|you) (?:dare ?say|might say|may say|must say|have to say|has to say|hasten to (?:say|add)|must admit|have to admit|must confess)\b|\bdare (?:i|we|one) say\b/,
    says: 'I told the mayor and say again that the pier is safe.',
    saysNot: 'The pier is shut again, and I dare say it will be shut for the whole summer.',
  },
  {
    pattern:
      /\bas (?:they|some|people|the locals|we|the french|the germans) (?:all )?(?:say|put it)(?=[,.;]|$)|\bas the (?:saying|song|joke|proverb|story|rumou?r) (?:goes|has it|says)\b|\b(?:it )?(?:must|has to|should|needs to|ought to) be (?:said|admitted|noted)\b|\btruth be told\b|\btruth to tell\b|\b(?:easier|sooner) said than done\b|\bwhen all is said and done\b/,
    says: 'The minister and the mayor say that the pier is safe.',
    saysNot: 'It has to be said that the pier is old and that the planks are rotten.',
  },
  {
    pattern:
      /(?:,|\bin|\b(?:for|after|by|within|of)) say(?:,| (?:for example|for instance|five|ten|twenty|\d+|a (?:year|month|week|hundred|dozen|few))\b)|\b(?:let's|let us) say\b/,
    says: 'Residents say five ferries were late on Monday.',
    saysNot: 'A pier of this length takes, say, ten weeks to paint in a dry summer.',
  },
  {
    pattern: /\bread(?:s|ing)? (?:the room|between the lines|the riot act|the tea leaves|the runes)\b/,
    says: 'The sign read: “The pier is closed until May.”',
    saysNot: 'The mayor had failed to read the room and left the hall before the vote.',
  },
  {
    pattern: /^(?:please )?(?:note|mark) (?:the|your|this) (?:date|time|diar|calendar|address|change)/,
    says: 'The report notes that the pier is old.',
    saysNot: 'Note the date in your calendar, for the pier opens in May at nine.',
  },
  {
    pattern:
      /\b(?:call(?:s|ed|ing)?) (?:it (?:a day|quits)|the shots|time on|in sick|a halt|off)\b|\b(?:so-called|what is called|wake-up call)\b|\bcalled (?:the police|an ambulance|the fire brigade|999|911|112)\b/,
    says: 'The mayor called the pier a disgrace to the town.',
    saysNot: 'The crew called off the search for the ferry when the storm came in from the west.',
  },
  {
    pattern:
      /\b(?:having|have|has|had) (?:a |no |little |some |much |the final |the last |more |any )?say (?:in|on|over|about)\b|\bhave their say\b|\bthe final say\b|\bno say\b/,
    says: 'They say in the town that the pier is old.',
    saysNot: 'Residents have no say in how the new pier is paid for by the town.',
  },
  {
    pattern:
      /\bdeclar(?:e|es|ed|ing) (?:war|bankruptcy|victory|an? (?:emergency|holiday|dividend|state of)|a state of|independence|insolven)\b|\b(?:was|were|been|be|is|are) declared (?:dead|bankrupt|insolvent|open|missing|unfit|unsafe|void|elected|winner|the winner|a (?:disaster|national|holiday))\b/,
    says: 'The mayor declared that the pier was safe.',
    saysNot: 'The ferry company was declared bankrupt in May after a long winter without passengers.',
  },
  {
    pattern:
      /\bask(?:s|ed|ing)? (?:for trouble|too much|the impossible)\b|\bfor the asking\b|\basking price\b/,
    says: 'The mayor asked residents to be patient.',
    saysNot: 'To build a pier of wood on this coast is asking for trouble in every winter.',
  },
  {
    pattern:
      /\bthink(?:s|ing)? (?:twice|big|again)\b|\bthought (?:twice|better of)\b|\bcome to think\b|\bunthought of\b/,
    says: 'The mayor thought that the pier was safe.',
    saysNot: 'The owners thought twice before they sent the ferry out into the storm.',
  },
  {
    pattern:
      /\bpoint(?:s|ed|ing)? (?:the finger|the way)\b|\bpointed (?:a |the |his |her |their )?(?:gun|guns|pistol|rifle|knife|weapon|camera|torch)\b/,
    says: '“The pier was safe,” the mayor pointed out.',
    saysNot: 'The man pointed a gun at the cashier and ran off with a bag of coins.',
  },
  {
    pattern:
      /\bpromis(?:e|es|ed|ing) (?:land|to be (?:a|an|the)\b)|\bas promised\b|\bpromising (?:start|young|career|future)\b/,
    says: 'The mayor promised to build a new pier by May.',
    saysNot: 'The regatta promises to be a highlight of the summer on the coast this year.',
  },
  {
    pattern:
      /\b(?:charg(?:e|es|ed|ing)) (?:at|towards?|into|through|past|up|down|\$?£?€?\d)|\bcharged? (?:a |the )?(?:fee|fees|interest|rent|premium|\p{Ll}+ for)\b/u,
    says: 'The critics charged that the pier was a waste of money.',
    saysNot: 'The harbour charges a fee of £5 for every car that leaves the ferry in the summer.',
  },
];

/** A verb or document further away than this, in tokens, has nothing to do with a cue. */
const REACH = 80;

/** Documents that ask for something: here they are handed over or voted on, and say nothing themselves. */
const PAPER = /^(?:motion|petition|bill|resolution|amendment|proposal|law|clause|memorial|referendum)$/;

/** The rule recorded on a draft whose cue reports nothing. */
const RULE = 'idiom';

/** Whether words turned out to be reported only by an idiom, and so are not an item. */
export function isIdiom({ reasons }: Pick<Draft, 'reasons'>): boolean {
  return reasons.some(({ rule }) => rule === RULE);
}

/** Turns a draft into one that is not an item and has no speaker; `detail` says why. */
export function saysNothing(draft: Draft, detail: string): Draft {
  return { ...draft, reasons: [...draft.reasons, { rule: RULE, detail }] };
}

/**
 * Marks the drafts whose cue is part of an idiom: they are not items and have no speaker. Words in quotation marks are
 * kept whatever surrounds them, unless they are names.
 */
export function idiomsMarked(analysis: Analysis, drafts: readonly Draft[]): Draft[] {
  const known = new Map<number, Found[]>();
  return drafts.map((draft) => {
    const { cue, type } = draft;
    if (!cue) return draft;
    const at = analysis.layout.sentenceOf[cue.from] ?? 0;
    let idioms = known.get(at);
    if (!idioms) {
      idioms = idiomsIn(analysis, at);
      known.set(at, idioms);
    }
    const covers = ({ from, to, names }: Found) =>
      (names || type !== 'direct') && from < cue.to && cue.from < to;
    if (!idioms.some(covers) && (type === 'direct' || !isPaperAsking(analysis, draft))) return draft;
    const detail = analysis.tokens.word.slice(cue.from, cue.to).join(' ');
    return saysNothing(draft, detail);
  });
}

/** The sentences in which a thing asks rather than a person ("The hearings ask whether …"). */
export function sentencesLeftOpen(analysis: Analysis, attributions: readonly Attribution[]): Set<number> {
  const found = new Set<number>();
  for (const one of attributions)
    if (isIdiom(one) && one.cue && /^(?:will |would |now )?ask/i.test(one.cue.text))
      found.add(analysis.layout.sentenceOf[tokenAt(analysis, one.cue.start)] ?? 0);
  return found;
}

/** A longer sentence is not prose. */
const LONGEST = 4000;

type Found = TokenRange & { names: boolean };

/** The words that each idiom requires: hardly any sentence has those of any. */
const REQUIRED = signalGroup(IDIOMS.map(({ pattern }) => pattern));

/** The idioms of a sentence, as token ranges. */
function idiomsIn({ text, tokens, layout, signals }: Analysis, at: number): Found[] {
  const may = signals.among(at, REQUIRED);
  if (may.length === 0) return [];
  const sentence = layout.sentences[at];
  if (!sentence) return [];
  const start = tokens.start[sentence.from] ?? 0;
  const end = tokens.end[sentence.to - 1] ?? start;
  if (end - start > LONGEST) return [];
  const words = inSmallLetters(text.slice(start, end));
  return may.flatMap((one) => {
    const { pattern, names = false } = IDIOMS[one] as Idiom;
    const match = pattern.exec(words);
    if (!match) return [];
    const from = start + match.index;
    const to = from + match[0].length;
    let a = sentence.from;
    while (a < sentence.to && (tokens.end[a] ?? 0) <= from) a++;
    let b = a;
    while (b < sentence.to && (tokens.start[b] ?? 0) < to) b++;
    return [{ from: a, to: b, names }];
  });
}

/** In lower case with straight apostrophes on one line, each character where it was. */
function inSmallLetters(sentence: string): string {
  // letters that take more room in lower case, or become another at the end of a word
  if (!/[İΣ]/.test(sentence)) return sentence.toLowerCase().replace(/’/g, "'").replace(/\n/g, ' ');
  return Array.from(sentence, (c) => {
    const low = c === '’' ? "'" : c === '\n' ? ' ' : c.toLowerCase();
    return low.length === c.length ? low : c;
  }).join('');
}

/** "A motion calling on ministers to act was defeated": what it asks for identifies the motion. */
function isPaperAsking({ tokens, tags, layout }: Analysis, { cue, speaker, content }: Draft): boolean {
  if (!cue || !speaker || tags[cue.from] !== Tag.gerund || tokens.lower[cue.from - 1] === ',') return false;
  const sentence = layout.sentences[layout.sentenceOf[cue.from] ?? 0];
  if (!sentence) return false;
  let isPaper = false;
  for (let k = Math.max(sentence.from, cue.from - REACH); k < cue.from; k++) {
    if (PAPER.test(tokens.lower[k] ?? '')) isPaper = true;
    // a main verb before the cue: "The petition was handed over, asking for …"
    else if (isPaper && (tags[k] === Tag.auxiliary || tags[k] === Tag.modal)) return false;
  }
  if (!isPaper) return false;
  for (let k = content.from; k < Math.min(sentence.to, content.from + REACH); k++)
    if (
      /^(?:was|were|is|are|has|had|will|failed|passed|won|lost|goes|went|received|collected)$/.test(
        tokens.lower[k] ?? '',
      )
    )
      return true;
  return false;
}
