import type { Analysis } from './analysis.ts';
import type { Draft } from './draft.ts';
import { foreignCues } from './lexicon/foreign-cues.ts';
import type { Quotation } from './quotation-marks.ts';
import type { TokenRange } from './sentences.ts';
import { Kind, onOneLine } from './tokens.ts';

const REACH = 14;
const VERBS = new Map(Object.entries(foreignCues).map(([code, cues]) => [code, new Set(cues.verbs)]));
const PHRASES = new Map(
  Object.entries(foreignCues).map(([code, cues]) => [code, cues.phrases.map((phrase) => phrase.split(' '))]),
);
/** "a-t-il", "dit-elle": the French inversion is a cue whatever its verb. */
const INVERSION = /-(?:t-)?(?:il|elle|on|ils|elles|je)$/;

type Found = { cue: TokenRange; speaker: TokenRange | null; rule: string };

/**
 * Direct quotations in a language whose marks and cue verbs are known, or (a language without cue verbs) by
 * the marks alone. Speakers are the name, description or pronoun beside the cue; where the language leaves
 * the subject out, the speaker before.
 */
export function quotationsIn(analysis: Analysis, language: string): Draft[] {
  const { quotations } = analysis;
  const known = VERBS.has(language);
  const drafts: Draft[] = [];
  let previous: Draft | null = null;
  let statement = 0;
  const add = (
    content: TokenRange,
    found: Found | null,
    joined: boolean,
    confidence: number,
    rule: string,
    detail: string,
  ) => {
    const speaker: TokenRange | null =
      found?.speaker ?? (found || joined ? (previous?.speaker ?? null) : null);
    const draft: Draft = {
      content,
      speaker,
      cue: found?.cue ?? (joined ? (previous?.cue ?? null) : null),
      type: 'direct',
      statement: joined && previous ? previous.statement : statement++,
      confidence,
      reasons: [{ rule, detail }],
    };
    if (found && !found.speaker && speaker)
      draft.reasons.push({ rule: 'understood subject', detail: 'the speaker before' });
    drafts.push(draft);
    previous = draft;
  };
  if (foreignCues[language]?.dashes)
    for (const one of dashSpeech(analysis, language))
      add(one.content, one, false, 0.8, one.rule, 'a line that opens with a dash');
  let last: Quotation | null = null;
  for (const quotation of quotations) {
    if (quotation.to - quotation.from < 3) continue;
    const found = known ? cueBeside(analysis, quotation, language) : null;
    const goesOn: boolean = quotation.continued && last?.continues === true;
    const whole = isSpeech(analysis, quotation);
    last = quotation;
    if (known && !found && !whole && !goesOn) continue;
    if (quotation.single && !found) continue;
    const before: Draft | null = previous as Draft | null;
    const joined = before !== null && (goesOn || (found !== null && before.cue?.from === found.cue.from));
    const confidence = !known ? 0.4 : found ? (found.speaker ? 0.9 : 0.75) : 0.55;
    const detail = found
      ? analysis.tokens.word.slice(found.cue.from, found.cue.to).join(' ')
      : 'words in quotation marks';
    add(
      { from: quotation.from, to: quotation.to },
      found,
      joined,
      confidence,
      found?.rule ?? (known ? 'quotation' : 'marks alone'),
      detail,
    );
  }
  return drafts.sort((a, b) => a.content.from - b.content.from);
}

/** Whole sentences: opens with a capital and closes with punctuation. */
function isSpeech({ tokens }: Analysis, quotation: Quotation): boolean {
  const first = tokens.word[quotation.from + 1] ?? '';
  const last = tokens.word[quotation.to - (quotation.closed ? 2 : 1)] ?? '';
  const after = tokens.word[quotation.to] ?? '';
  const opensUpper = first.toLowerCase() !== first || tokens.kind[quotation.from + 1] === Kind.symbol;
  return (
    opensUpper && quotation.to - quotation.from > 5 && (/^[.!?…,。！？]$/.test(last) || /^[,–—]$/.test(after))
  );
}

/** The cue after a quotation in the same sentence, else the one before it. */
function cueBeside(analysis: Analysis, quotation: Quotation, language: string): Found | null {
  const { tokens, quotationOf, layout } = analysis;
  const { lower, word } = tokens;
  const verbs = VERBS.get(language);
  if (!verbs) return null;
  const paragraph = paragraphOf(layout.paragraphs, quotation.from);
  const inner = word[quotation.to - 2] ?? '';
  const next = word[quotation.to] ?? '';
  const sentenceEnded = inner === '.' && !/^[,–—-]/.test(next);
  for (let k = quotation.to; !sentenceEnded && k < paragraph.to && k < quotation.to + REACH; k++) {
    const low = lower[k] ?? '';
    if ((quotationOf[k] ?? -1) >= 0 || /^[.!?;:…]$/.test(low)) break;
    const phrase = phraseAt(lower, k, language);
    if (phrase > 0)
      return {
        cue: { from: k, to: k + phrase },
        speaker: nounAfter(analysis, k + phrase, language),
        rule: 'source named after the quotation',
      };
    if (verbs.has(low) || (language === 'fr' && INVERSION.test(low)))
      return byVerb(analysis, k, quotation, language);
  }
  for (let k = quotation.from - 1; k >= paragraph.from && k > quotation.from - REACH - 6; k--) {
    const low = lower[k] ?? '';
    if ((quotationOf[k] ?? -1) >= 0 || /^[.!?;…]$/.test(low)) break;
    if (verbs.has(low) || (language === 'fr' && INVERSION.test(low)))
      return byVerb(analysis, k, quotation, language);
    const phrase = phraseAt(lower, k, language);
    if (phrase > 0 && low !== 'pour' && low !== 'wie') {
      return {
        cue: { from: k, to: k + phrase },
        speaker: nounAfter(analysis, k + phrase, language),
        rule: 'source named before the quotation',
      };
    }
  }
  return null;
}

function paragraphOf(paragraphs: readonly TokenRange[], token: number): TokenRange {
  let low = 0;
  let high = paragraphs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((paragraphs[middle]?.from ?? 0) <= token) low = middle;
    else high = middle - 1;
  }
  return paragraphs[low] ?? { from: 0, to: 0 };
}

/** Length of the source phrase ("laut", "за словами") that stands at a token, or 0. */
function phraseAt(lower: readonly string[], k: number, language: string): number {
  for (const phrase of PHRASES.get(language) ?? [])
    if (phrase.every((part, i) => lower[k + i] === part)) return phrase.length;
  return 0;
}

function byVerb(analysis: Analysis, verb: number, quotation: Quotation, language: string): Found {
  const { lower } = analysis.tokens;
  const verbs = VERBS.get(language);
  let from = verb;
  let to = verb + 1;
  // "a-t-il ajouté", "hat gesagt": one cue
  while (
    verbs?.has(lower[to] ?? '') ||
    (INVERSION.test(lower[verb] ?? '') && /[éi]$/.test(lower[to] ?? '') && to === verb + 1)
  )
    to++;
  if (/^(?:a|ont|hat|haben|ha|han)$/.test(lower[from - 1] ?? '')) from--;
  const cue = { from, to };
  if (language === 'fr' && INVERSION.test(lower[verb] ?? ''))
    return { cue, speaker: null, rule: 'inverted cue' };
  const after = verb >= quotation.to;
  const speaker = after
    ? (nounAfter(analysis, to, language) ?? nounBefore(analysis, from, quotation.to, language))
    : (nounBefore(analysis, from, 0, language) ?? nounAfter(analysis, to, language));
  return { cue, speaker, rule: after ? 'cue verb after the quotation' : 'cue verb before the quotation' };
}

function isUpper({ tokens }: Analysis, k: number): boolean {
  const surface = tokens.word[k] ?? '';
  return tokens.kind[k] === Kind.word && surface.charAt(0).toLowerCase() !== surface.charAt(0);
}

function isStop({ tokens, quotationOf }: Analysis, k: number): boolean {
  return (
    k < 0 || k >= tokens.count || (quotationOf[k] ?? -1) >= 0 || /^[.!?;:…—–]$/.test(tokens.lower[k] ?? '')
  );
}

/** The name, described person or pronoun that follows token `i`, within a few words. */
function nounAfter(analysis: Analysis, i: number, language: string): TokenRange | null {
  const cues = foreignCues[language];
  const { lower } = analysis.tokens;
  if (!cues) return null;
  let role = -1;
  for (let k = i; k < i + 10 && !isStop(analysis, k); k++) {
    const low = lower[k] ?? '';
    if (cues.pronouns.has(low) && k <= i + 1) return { from: k, to: k + 1 };
    if (cues.roles.has(low) && role < 0) role = k;
    if (!isUpper(analysis, k) || (cues.roles.has(low) && isUpper(analysis, k + 1))) continue;
    let to = k + 1;
    while (
      to < k + 10 &&
      (isUpper(analysis, to) || (cues.particles.has(lower[to] ?? '') && isUpper(analysis, to + 1)))
    )
      to++;
    if (
      language === 'de' &&
      !cues.roles.has(low) &&
      /^(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)/.test(low)
    )
      continue;
    return { from: role >= 0 && role < k && lower.slice(role, k).indexOf(',') < 0 ? role : k, to };
  }
  return role >= 0 ? { from: role, to: role + 1 } : null;
}

/** The same before token `i`, no further back than `least`. */
function nounBefore(analysis: Analysis, i: number, least: number, language: string): TokenRange | null {
  const cues = foreignCues[language];
  const { lower } = analysis.tokens;
  if (!cues) return null;
  for (let k = i - 1; k >= least && k > i - 12 && !isStop(analysis, k); k--) {
    const low = lower[k] ?? '';
    if (cues.pronouns.has(low) && !cues.particles.has(low)) return { from: k, to: k + 1 };
    if (cues.roles.has(low)) return { from: k, to: k + 1 };
    if (!isUpper(analysis, k)) continue;
    if (cues.particles.has(low)) return { from: k, to: i };
    let from = k;
    while (
      from > least &&
      !isStop(analysis, from - 1) &&
      ((isUpper(analysis, from - 1) && !cues.particles.has(lower[from - 1] ?? '')) ||
        cues.roles.has(lower[from - 1] ?? '') ||
        (cues.particles.has(lower[from - 1] ?? '') && isUpper(analysis, from - 2)))
    ) {
      from--;
    }
    return { from, to: k + 1 };
  }
  return null;
}

/** Speech set off by dashes: "— Text, — said X." at the start of a line. */
function dashSpeech(analysis: Analysis, language: string): (Found & { content: TokenRange })[] {
  const { tokens, layout } = analysis;
  const { lower } = tokens;
  const verbs = VERBS.get(language);
  const found: (Found & { content: TokenRange })[] = [];
  for (const { from, to } of layout.paragraphs) {
    if (!/^[—–]$/.test(lower[from] ?? '') && !(lower[from] === '-' && to - from > 3)) continue;
    for (let k = from + 2; k < to && k < from + 120; k++) {
      if (!/^[—–-]$/.test(lower[k] ?? '')) continue;
      let verb = -1;
      for (let v = k + 1; v < to && v < k + 4; v++) {
        if (verbs?.has(lower[v] ?? '')) {
          verb = v;
          break;
        }
      }
      if (verb < 0) continue;
      let end = k;
      while (end > from + 1 && /^[,—–-]$/.test(lower[end - 1] ?? '')) end--;
      found.push({
        content: { from: from + 1, to: end },
        cue: { from: verb, to: verb + 1 },
        speaker: nounAfter(analysis, verb + 1, language) ?? nounBefore(analysis, verb, k + 1, language),
        rule: 'speech after a dash',
      });
      break;
    }
  }
  return found;
}

/** The name in a phrase without its role, its last part as the key for shorter mentions. */
export function foreignName(
  analysis: Analysis,
  { from, to }: TokenRange,
  language: string,
): { name: string; pronoun: boolean } {
  const cues = foreignCues[language];
  const { tokens, text } = analysis;
  if (
    to - from === 1 &&
    (cues?.pronouns.has(tokens.lower[from] ?? '') || INVERSION.test(tokens.lower[from] ?? ''))
  ) {
    return { name: tokens.word[from] ?? '', pronoun: true };
  }
  let first = from;
  while (
    first < to - 1 &&
    (cues?.roles.has(tokens.lower[first] ?? '') || cues?.particles.has(tokens.word[first] ?? ''))
  )
    first++;
  return { name: onOneLine(text.slice(tokens.start[first], tokens.end[to - 1])), pronoun: false };
}
