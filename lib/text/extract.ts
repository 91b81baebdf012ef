import { type Analysis, mentionOf } from './analysis/analysis.ts';
import type { Draft } from './analysis/draft.ts';
import { colonsRight } from './attribution/before-colon.ts';
import { madeWhole } from './attribution/broken-statements.ts';
import { forceOf } from './attribution/force.ts';
import { hearersRight } from './attribution/hearings.ts';
import { idiomsMarked, isIdiom } from './attribution/idioms.ts';
import { nobodyMarked } from './attribution/nobody-speaks.ts';
import { papersSpeak } from './attribution/papers.ts';
import { passedOnRight } from './attribution/passed-on.ts';
import { passivesRight } from './attribution/passives.ts';
import { askedIn, isPress, isReply, questionsRight } from './attribution/questions.ts';
import { saidAtEnds } from './attribution/said-at-end.ts';
import { saidThat } from './attribution/said-that.ts';
import { givenToSpeakerWithin } from './attribution/speaker-between.ts';
import { stancesBeside } from './attribution/stance-verbs.ts';
import { endsRight } from './attribution/statement-ends.ts';
import { accusationsRight } from './items/accusations.ts';
import { itemsOf } from './items/items.ts';
import type { Model } from './model/model.ts';
import { attributionsByModel } from './model/reader.ts';
import { shippedModel } from './model/shipped.ts';
import { quotationsIn } from './other-languages/quotes.ts';
import { Resolver } from './people/resolve.ts';
import { speakersWhole } from './people/speaker-whole.ts';
import type { TokenRange } from './sentences/sentences.ts';
import {
  type Circumstances,
  circumstancesOf,
  FARTHEST_DATE,
  FARTHEST_OCCASION,
  nearestMention,
} from './story/date-and-occasion.ts';
import { analyseStory, isByForm, type ToldInParts, withParts } from './story/told-in-parts.ts';
import { guessLanguage, languageSupport, primary } from './words/languages.ts';
import type { Attribution, Extraction, ExtractOptions } from './words/types.ts';

/**
 * Reads a story: who is reported to have said what, and the items to check.
 *
 * `text` is the story as plain text; every offset in the result is a UTF-16 code unit index into it, end
 * exclusive. `options.language` overrides the guess; `options.skip` are stretches never read (handles,
 * credits); where it is left out, lines that are plainly no text of the story are found and passed over. Deterministic, linear in
 * the length of the text. Throws on no text, and where the weights that lie beside it are not whole (weights/read.ts).
 */
export function extract(text: string, options: ExtractOptions = {}): Extraction {
  return extractWith(text, options, null);
}

/** As `extract`, but with a given model instead of the shipped one (for fitting and measuring). */
export function extractWith(text: string, options: ExtractOptions, given: Model | null): Extraction {
  const { analysis, parts } = analyseStory(text, options);
  const language = options.language ? primary(options.language) : guessLanguage(analysis.tokens);
  const support = languageSupport(language);
  const names = resolverWhenAsked(analysis, parts);
  const { drafts, nameOf } =
    support === 'full'
      ? { drafts: english(analysis, parts, given ?? shippedModel()), nameOf: byResolver(names) }
      : quotationsIn(analysis, language);
  const attributions = attributionsOf(analysis, drafts, nameOf, support === 'full');
  return {
    language,
    support,
    attributions,
    items: itemsOf(analysis, attributions, names, support === 'full'),
  };
}

/** The resolver of a story, made when it is first asked for: a text in which nobody speaks needs none. */
function resolverWhenAsked(analysis: Analysis, parts: ToldInParts): () => Resolver {
  let resolver: Resolver | null = null;
  return () => {
    if (resolver) return resolver;
    const quoted = quotedTokens(analysis, parts);
    resolver = new Resolver(
      analysis.tokens,
      analysis.tags,
      analysis.layout,
      (token) => quoted[token] === 1,
      (token) => analysis.aside[token] === 1,
      analysis.sectionOf,
    );
    return resolver;
  };
}

/** 1 for tokens that are somebody's words: in quotation marks, or set apart without them. */
function quotedTokens({ tokens, quotationOf }: Analysis, { setApart }: ToldInParts): Uint8Array {
  const quoted = new Uint8Array(tokens.count);
  for (let k = 0; k < tokens.count; k++) if ((quotationOf[k] as number) >= 0) quoted[k] = 1;
  for (const { contents } of setApart) for (const { from, to } of contents) quoted.fill(1, from, to);
  return quoted;
}

function english(analysis: Analysis, parts: ToldInParts, model: Model): Draft[] {
  const byModel = speakersWhole(analysis, attributionsByModel(analysis, model));
  const said = passedOnRight(analysis, givenToSpeakerWithin(analysis, byModel));
  const answers = questionsRight(analysis, colonsRight(analysis, said));
  const told = idiomsMarked(analysis, hearersRight(analysis, passivesRight(analysis, answers)));
  const ended = saidThat(analysis, saidAtEnds(analysis, endsRight(analysis, told)));
  const accused = accusationsRight(analysis, papersSpeak(analysis, ended));
  const drafts = madeWhole(analysis, nobodyMarked(analysis, accused));
  const all = [...drafts, ...stancesBeside(analysis, drafts)].sort((a, b) => a.content.from - b.content.from);
  return withParts(parts, analysis, all);
}

/** The fullest name for a speaker's phrase, given the previous speaker and the token where that one was mentioned. */
type NameOf = (phrase: TokenRange, previous: string | null, since?: number) => string;

function byResolver(resolver: () => Resolver): NameOf {
  return (phrase, previous, since) => resolver().name(phrase, previous, since);
}

function attributionsOf(
  analysis: Analysis,
  drafts: readonly Draft[],
  nameOf: NameOf,
  full: boolean,
): Attribution[] {
  const { layout } = analysis;
  let previous: string | null = null;
  let since: number | undefined;
  /** Those of the sentence that was asked about last: its attributions follow each other. */
  let latest: { index: number; found: Circumstances } | null = null;
  const circumstances = (index: number): Circumstances => {
    if (latest?.index !== index) latest = { index, found: circumstancesOf(analysis, index) };
    return latest.found;
  };
  let section = 0;
  /** The first attribution of each statement. */
  const byStatement = new Map<number, Attribution>();
  /** Who spoke before the question put in the previous draft. */
  let beforeQuestion: { name: string | null; since: number | undefined } | null = null;
  return drafts.map((draft) => {
    const content = mentionOf(analysis, draft.content.from, draft.content.to);
    const its = analysis.sectionOf[draft.content.from] ?? 0;
    if (its !== section) {
      section = its;
      previous = null;
      since = undefined;
      beforeQuestion = null;
    }
    const first = byStatement.get(draft.statement);
    let speaker: Attribution['speaker'] = null;
    if (draft.speaker) {
      if (beforeQuestion && isReply(analysis, draft.cue)) {
        previous = beforeQuestion.name;
        since = beforeQuestion.since;
      }
      const whom = draft.standsFor ?? draft.speaker;
      const found: string = nameOf(whom, previous, since);
      const name = isByForm(draft) ? labelOr(found, analysis, whom) : found;
      speaker = { ...mentionOf(analysis, draft.speaker.from, draft.speaker.to), name };
      const question = full ? askedIn(analysis, draft) : null;
      beforeQuestion = question && { name: previous, since };
      if (question?.asked) {
        previous = nameOf(question.asked, previous, since);
        since = question.asked.from;
        beforeQuestion = { name: previous, since };
      } else if (!isIdiom(draft) && (!question || !isPress(speaker.name))) {
        previous = name;
        since = draft.speaker.from;
      }
    } else {
      speaker = first?.speaker ?? null;
    }
    const cue = draft.cue ? mentionOf(analysis, draft.cue.from, draft.cue.to) : null;
    const meant = full ? forceOf(analysis, draft) : null;
    const index = layout.sentenceOf[draft.cue?.from ?? draft.content.from] ?? 0;
    const around = cue && full ? circumstances(index) : null;
    const occasion =
      around && cue ? nearestMention(around.occasions, cue.end, content, FARTHEST_OCCASION) : null;
    const dateBeside = (near: number) =>
      around ? nearestMention(around.dates, near, content, FARTHEST_DATE) : null;
    const attribution: Attribution = {
      start: content.start,
      end: content.end,
      type: draft.type,
      statement: first?.statement ?? byStatement.size,
      speaker,
      cue,
      meant: meant && {
        force: meant.force,
        polarity: meant.polarity,
        cue: mentionOf(analysis, meant.cue.from, meant.cue.to),
      },
      occasion,
      date: (cue && dateBeside(cue.end)) ?? (occasion && dateBeside(occasion.end)),
      confidence: draft.confidence,
      reasons: draft.reasons,
    };
    if (!first) byStatement.set(draft.statement, attribution);
    return attribution;
  });
}

/** A label as written ("MS. HOLM") where the story gives no fuller name than its last word. */
function labelOr(name: string, analysis: Analysis, { from, to }: TokenRange): string {
  const { text } = mentionOf(analysis, from, to);
  const isTitled =
    /^(?:\p{Lu}[\p{L}.]* )+\p{L}+$/u.test(text) && text.toLowerCase().endsWith(name.toLowerCase());
  return isTitled && !name.includes(' ') ? text : name;
}
