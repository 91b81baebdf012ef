import type { Analysis } from '../analysis/analysis.ts';
import { type Draft, typeOf } from '../analysis/draft.ts';
import { isOnePerson } from '../knowledge/honorifics.ts';
import { isBodyNoun } from '../people/group-focus.ts';
import { canSpeak, phraseEndingAt, phraseStartingAt } from '../people/mentions.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import { Tag } from '../sentences/tagger.ts';
import { tokenTest } from '../words/tokens.ts';

/** Verbs that always report the words before them; "told" must also have a hearer. */
const isSaid = tokenTest(
  /^(said|says|told|tells|added|adds|explained|announced|confirmed|warned|claimed|argued|insisted|admitted|noted|stated|wrote|reported|declared|stressed|found|concluded|ruled|revealed|alleged|conceded|concedes|admits|acknowledged|recalled|recalls|remembers|complained|predicted|predicts|remarked|joked|jokes|lamented|laments|quipped|confided|suggested|suggests|cautioned|boasted|reckons|reckoned|insists|maintains|maintained|explains|warns|claims|argues|sighed|grumbled)$/,
);
const isHave = tokenTest(/^(has|have|had)$/);
const NEEDS_HEARER = /^(told|tells)$/;
const MOST_NAME = 16;
const MOST_TAIL = 14;
const LEAST_WORDS = 4;

/** Where the words closed by a reporting clause end, with that clause's speaker and cue. */
type SaidAtEnd = { end: number; speaker: TokenRange; cue: TokenRange };

/**
 * Adds what a reporting clause at the end of a sentence reports ("The bridge stays shut, the roads minister Paul Lind
 * told Radio Harbour on Monday.") where the sentence reports nothing yet.
 */
export function saidAtEnds(analysis: Analysis, drafts: readonly Draft[]): Draft[] {
  const { layout, skipped, tags, quotationOf } = analysis;
  const reports = new Set<number>();
  let statement = 0;
  const right = drafts.filter((draft) => !isSayerAlone(analysis, draft, drafts));
  for (const { content, cue, statement: number } of right) {
    for (const k of [content.from, content.to - 1, cue?.from ?? content.from])
      reports.add(layout.sentenceOf[k] ?? 0);
    statement = Math.max(statement, number + 1);
  }
  const added: Draft[] = [];
  for (let s = 0; s < layout.sentences.length; s++) {
    const sentence = layout.sentences[s];
    if (!sentence || reports.has(s) || skipped[sentence.from] || (quotationOf[sentence.from] ?? -1) >= 0)
      continue;
    const found = saidAtEnd(analysis, sentence);
    if (!found) continue;
    const content = { from: sentence.from, to: found.end };
    while (content.from < content.to && tags[content.from] === Tag.mark) content.from++;
    added.push({
      content,
      speaker: found.speaker,
      cue: found.cue,
      type: typeOf(analysis, content),
      statement: statement++,
      confidence: 0.6,
      reasons: [{ rule: 'said at the end', detail: 'a clause of saying closes the sentence' }],
    });
  }
  return [...speakersAtEnd(analysis, right), ...added];
}

/** "…, says his cousin, the potter Ines Dorn": the speaker, mistaken for what is said. */
function isSayerAlone(analysis: Analysis, draft: Draft, drafts: readonly Draft[]): boolean {
  const { cue, content, type } = draft;
  if (!cue || type !== 'indirect' || content.from !== cue.to) return false;
  const { layout, tokens } = analysis;
  const sentence = layout.sentences[layout.sentenceOf[cue.from] ?? 0];
  if (!sentence || tokens.lower[cue.from - 1] !== ',') return false;
  // the other of two drafts has the words
  if (drafts.some((one) => one !== draft && one.cue?.from === cue.from)) return false;
  const found = saidAtEnd(analysis, sentence);
  return found?.cue.from === cue.from && found.end <= cue.from;
}

/**
 * Joins two drafts of one cue without a speaker where the second is the speaker: "…, said | Norvane mayor Ada Kray".
 */
function speakersAtEnd({ tokens, tags }: Analysis, drafts: readonly Draft[]): Draft[] {
  const right: Draft[] = [];
  for (const draft of drafts) {
    const before = right.at(-1);
    const shares = before?.cue && draft.cue?.from === before.cue.from && !before.speaker && !draft.speaker;
    if (
      before?.cue &&
      shares &&
      draft.content.from === before.cue.to &&
      before.content.to <= before.cue.from
    ) {
      const phrase = phraseStartingAt(tokens, tags, draft.content.from, draft.content.to);
      if (phrase && phrase.to === draft.content.to && canSpeak(tokens, tags, phrase)) {
        right[right.length - 1] = { ...before, speaker: phrase };
        continue;
      }
    }
    right.push(draft);
  }
  return right;
}

/** The reporting clause that closes a stretch of a sentence, or null. */
function saidAtEnd(analysis: Analysis, { from, to }: TokenRange): SaidAtEnd | null {
  const { tokens, quotationOf } = analysis;
  for (let comma = to - 2; comma > from + LEAST_WORDS - 1 && to - comma <= MOST_NAME + MOST_TAIL; comma--) {
    if (tokens.lower[comma] !== ',' || (quotationOf[comma] ?? -1) >= 0) continue;
    const said = sayerAfter(analysis, comma + 1, to);
    if (said && isClause(analysis, { from, to: comma })) return { end: comma, ...said };
  }
  return null;
}

function sayerAfter({ tokens, tags, quotationOf }: Analysis, from: number, to: number) {
  const { lower } = tokens;
  for (let verb = from; verb < to && verb - from <= MOST_NAME; verb++) {
    const tag = tags[verb];
    if ((quotationOf[verb] ?? -1) >= 0 || tag === Tag.subordinator || tag === Tag.wh) return null;
    if (!isSaid(tokens, verb)) {
      const has = isHave(tokens, verb) && isSaid(tokens, verb + 1);
      const breaks =
        tag === Tag.past || tag === Tag.auxiliary || tag === Tag.modal || tag === Tag.conjunction;
      if (breaks && !has) return null;
      continue;
    }
    const cue = { from: verb, to: verb + 1 };
    if (verb === from) {
      const end = relativeFrom(tags, lower, verb + 2, to);
      const speaker = sayerBehind({ tokens, tags }, afterListener({ tokens, tags }, verb + 1, end), end);
      const fits = speaker && canSpeak(tokens, tags, speaker) && !NEEDS_HEARER.test(lower[verb] ?? '');
      // "…, says he’s open to it": a clause, not a speaker
      const isClause = speaker !== null && tags[speaker.from] === Tag.pronoun && speaker.to < to - 1;
      return fits && !isClause && isTail(tags, lower, speaker.to, end) ? { speaker, cue } : null;
    }
    let end = verb;
    while (end > from && (tags[end - 1] === Tag.adverb || tags[end - 1] === Tag.auxiliary)) end--;
    const found = phraseEndingAt(tokens, tags, end - 1, from);
    // "the public spending watchdog": an "-ing" inside the phrase
    const speaker = found && isWhole(tags, from, found.from) ? { from, to: found.to } : null;
    if (!speaker) return null;
    const named =
      canSpeak(tokens, tags, speaker) ||
      isOnePerson(lower[speaker.to - 1] ?? '') ||
      isBodyNoun(lower[speaker.to - 1] ?? '');
    const heard = !NEEDS_HEARER.test(lower[verb] ?? '') || verb + 1 < to - 1;
    return named && heard && isTail(tags, lower, verb + 1, to) ? { speaker, cue } : null;
  }
  return null;
}

type Read = Pick<Analysis, 'tokens' | 'tags'>;

/** The speaker after the verb: by name, where a name is beside it ("his cousin, the potter Ines Dorn"). */
function sayerBehind({ tokens, tags }: Read, from: number, to: number): TokenRange | null {
  const first = phraseStartingAt(tokens, tags, from, to);
  if (!first) return upToName({ tokens, tags }, from, to);
  if (tags[first.to - 1] === Tag.name || tokens.lower[first.to] !== ',') return first;
  return upToName({ tokens, tags }, first.to + 1, to) ?? first;
}

/** "The retired teacher Tom Aske", "a tired Lena Marsh": up to the name, including participles before it. */
function upToName({ tags }: Read, from: number, to: number): TokenRange | null {
  let k = from;
  const isBefore = (tag: number | undefined) =>
    tag === Tag.determiner ||
    tag === Tag.adjective ||
    tag === Tag.noun ||
    tag === Tag.past ||
    tag === Tag.gerund;
  while (k < to && k < from + 7 && isBefore(tags[k])) k++;
  if (tags[k] !== Tag.name || (k > from && tags[from] !== Tag.determiner)) return null;
  while (k < to && tags[k] === Tag.name) k++;
  return { from, to: k };
}

/** "Conceded to the Post | a weary Bo Lind": where the speaker begins. */
function afterListener({ tokens: { lower }, tags }: Read, from: number, to: number): number {
  if (lower[from] !== 'to') return from;
  for (let k = from + 2; k < to && k < from + 8; k++)
    if (tags[k] === Tag.determiner && tags[k - 1] !== Tag.preposition) return k;
  return from;
}

/** Where ", who led the union" begins: a description of the speaker is not part of the clause. */
function relativeFrom(tags: Uint8Array, lower: readonly string[], from: number, to: number): number {
  for (let k = from; k < to - 1; k++)
    if (lower[k] === ',' && (/^(who|whose|whom|which)$/.test(lower[k + 1] ?? '') || tags[k + 1] === Tag.wh))
      return k;
  return to;
}

function isWhole(tags: Uint8Array, from: number, to: number): boolean {
  for (let k = from; k < to; k++)
    if (
      tags[k] !== Tag.determiner &&
      tags[k] !== Tag.adjective &&
      tags[k] !== Tag.gerund &&
      tags[k] !== Tag.noun
    )
      return false;
  return to === from || (tags[from] === Tag.determiner && to - from < 5);
}

/** Whether only a hearer, a time or a place follows: no clause, no other verb. */
function isTail(tags: Uint8Array, lower: readonly string[], from: number, to: number): boolean {
  if (to - from > MOST_TAIL) return false;
  for (let k = from; k < to; k++) {
    const tag = tags[k];
    if (tag === Tag.subordinator || tag === Tag.wh || tag === Tag.modal || tag === Tag.auxiliary)
      return false;
    if (tag === Tag.past || tag === Tag.present || lower[k] === ':') return false;
  }
  return true;
}

/** Whether a stretch is a statement: it has a finite verb and enough words. */
function isClause({ tags }: Analysis, { from, to }: TokenRange): boolean {
  if (to - from < LEAST_WORDS) return false;
  for (let k = from + 1; k < to; k++) {
    const tag = tags[k];
    if (tag === Tag.past || tag === Tag.present || tag === Tag.auxiliary || tag === Tag.modal) return true;
  }
  return false;
}
