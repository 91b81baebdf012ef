import { type Analysis, analyse, mentionOf } from './analysis.ts';
import { attributionsByRule, type Draft } from './attribution-rules.ts';
import { dateIn, occasionIn } from './circumstance.ts';
import { quotationsIn } from './foreign-quotes.ts';
import { itemsOf } from './items.ts';
import { guessLanguage, primary, supportOf } from './languages.ts';
import type { Model } from './model/model.ts';
import { attributionsByModel } from './model/reader.ts';
import { shippedModel } from './model/shipped.ts';
import { Resolver } from './resolve.ts';
import type { Attribution, Extraction, ExtractOptions } from './types.ts';

/**
 * Reads a story: who is reported to have said what, and the items to check.
 *
 * `text` is the story as plain text; every offset in the result is a UTF-16 code unit index into it, end
 * exclusive. `options.language` overrides the guess; `options.skip` are stretches never read (handles,
 * credits). Deterministic, linear in the length of the text, never throws.
 */
export function extract(text: string, options: ExtractOptions = {}): Extraction {
  return extractWith(text, options, null);
}

/** The same with a given model instead of the one that is shipped (for fitting and measuring). */
export function extractWith(text: string, options: ExtractOptions, given: Model | null): Extraction {
  const analysis = analyse(text, options.skip);
  const language = options.language ? primary(options.language) : guessLanguage(analysis.tokens);
  const support = supportOf(language);
  const drafts = support === 'full' ? english(analysis, given ?? shippedModel()) : quotationsIn(analysis, language);
  const resolver = new Resolver(analysis.tokens, analysis.tags, analysis.layout);
  const attributions = attributionsOf(analysis, drafts, resolver, support === 'full');
  return {
    language,
    support,
    attributions,
    items: itemsOf(analysis, attributions, resolver, support === 'full'),
  };
}

function english(analysis: Analysis, model: Model | null): Draft[] {
  return model ? attributionsByModel(analysis, model) : attributionsByRule(analysis);
}

function attributionsOf(
  analysis: Analysis,
  drafts: readonly Draft[],
  resolver: Resolver,
  full: boolean,
): Attribution[] {
  const { layout, tokens, text } = analysis;
  let previous: string | null = null;
  const byStatement = new Map<number, Attribution>();
  return drafts.map((draft) => {
    const content = mentionOf(analysis, draft.content.from, draft.content.to);
    let speaker: Attribution['speaker'] = null;
    if (draft.speaker) {
      const name: string = resolver.name(draft.speaker, previous);
      speaker = { ...mentionOf(analysis, draft.speaker.from, draft.speaker.to), name };
      previous = name;
    } else {
      speaker = byStatement.get(draft.statement)?.speaker ?? null;
    }
    const cue = draft.cue ? mentionOf(analysis, draft.cue.from, draft.cue.to) : null;
    const sentence = layout.sentences[layout.sentenceOf[draft.cue?.from ?? draft.content.from] ?? 0];
    const within =
      sentence && cue && full
        ? { start: tokens.start[sentence.from] ?? 0, end: tokens.end[sentence.to - 1] ?? 0 }
        : null;
    const outside = [content];
    const attribution: Attribution = {
      start: content.start,
      end: content.end,
      type: draft.type,
      statement: draft.statement,
      speaker,
      cue,
      occasion: within && cue ? occasionIn(text, within, cue.end, outside) : null,
      date: within && cue ? dateIn(text, within, cue.end, outside) : null,
      confidence: draft.confidence,
      reasons: draft.reasons,
    };
    if (!byStatement.has(draft.statement)) byStatement.set(draft.statement, attribution);
    return attribution;
  });
}
