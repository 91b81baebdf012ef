import type { Analysis } from '../analysis/analysis.ts';
import type { Draft } from '../analysis/draft.ts';
import { phraseEndingAt } from '../people/mentions.ts';
import { Tag } from '../sentences/tagger.ts';

const SEEN = /^(?:seen|obtained|reviewed|viewed|examined|inspected|read|analysed|analyzed)$/;
const PAPER =
  /^(?:e-?mails?|documents?|minutes|letters?|records?|papers?|files?|memos?|messages?|accounts|invoices?|contracts?|reports?|correspondence|footage|videos?|recordings?|photographs?|images|logs?|transcripts?|drafts?|statements?|filings?|receipts?|spreadsheets?|data|figures|ledgers?|diar(?:y|ies)|bills?)$/;

/** Gives what documents show to the documents: "emails seen by the Courier show …" are not the words of the Courier. */
export function papersSpeak(analysis: Analysis, drafts: readonly Draft[]): Draft[] {
  return drafts.map((draft) => {
    const { speaker } = draft;
    if (!speaker) return draft;
    const { tokens, tags, layout } = analysis;
    const { lower } = tokens;
    const by = tags[speaker.from - 1] === Tag.determiner ? speaker.from - 2 : speaker.from - 1;
    if (lower[by] !== 'by' || !SEEN.test(lower[by - 1] ?? '')) return draft;
    const least = layout.sentences[layout.sentenceOf[speaker.from] ?? 0]?.from ?? 0;
    const papers = by - 2 >= least ? phraseEndingAt(tokens, tags, by - 2, least) : null;
    const isPaper = papers && PAPER.test(lower[papers.to - 1] ?? '');
    return isPaper ? { ...draft, speaker: { from: papers.from, to: speaker.to } } : draft;
  });
}
