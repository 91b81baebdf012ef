import { parseArgs } from 'node:util';
import { compareAsSaid, proposedVerdict } from '../../lib/domain/quote-check.ts';
import { saidBy } from '../../lib/domain/said-by.ts';
import { speakerLabelText } from '../../lib/domain/speaker-label.ts';
import { readTranscript } from '../../lib/files/transcript.ts';
import { compare } from '../../lib/text/compare/compare.ts';
import { indexSource, type SourceIndex } from '../../lib/text/compare/index-source.ts';
import { speakersAt, speakersOf } from '../../lib/text/transcript/turn-at.ts';
import { comparisonListing } from './comparison-listing.ts';
import { UsageError } from './errors.ts';
import { comparisonLine } from './shapes.ts';
import { answerLines, complain, idOf, print, readText, type Terminal, textField } from './streams.ts';

function options(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        quote: { type: 'string' },
        'quote-file': { type: 'string' },
        source: { type: 'string' },
        speaker: { type: 'string' },
        json: { type: 'boolean' },
        jsonl: { type: 'boolean' },
        check: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Lines often share their source: the most recent ones stay indexed. */
class RecentSources {
  private readonly indexes = new Map<string, SourceIndex>();

  of(source: string): SourceIndex {
    const index = this.indexes.get(source) ?? indexSource(source);
    this.indexes.delete(source);
    this.indexes.set(source, index);
    if (this.indexes.size > 4) this.indexes.delete(this.indexes.keys().next().value ?? '');
    return index;
  }
}

/** `stet compare` */
export async function compareCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const values = options(args);
  if (values.jsonl) {
    if (values.quote !== undefined || values.source !== undefined || values.speaker !== undefined)
      throw new UsageError('--jsonl reads quotes and sources from its lines');
    const sources = new RecentSources();
    let unfaithful = 0;
    const failed = await answerLines(terminal, (line) => {
      const found = compare(textField(line, 'quote'), sources.of(textField(line, 'source')));
      if (found.class === 'altered' || found.class === 'not_found') unfaithful++;
      return comparisonLine(idOf(line), found);
    });
    return failed > 0 ? 3 : values.check && unfaithful > 0 ? 1 : 0;
  }
  if ((values.quote === undefined) === (values['quote-file'] === undefined))
    throw new UsageError('give --quote TEXT or --quote-file FILE');
  if (values.source === undefined) throw new UsageError('no --source FILE given');
  if (values.source === '-' && values['quote-file'] === '-')
    throw new UsageError('only one of them can be standard input');
  const quote = values.quote ?? (await readText(terminal, values['quote-file'] as string));
  const text = await readText(terminal, values.source);
  const transcript = readTranscript(text);
  for (const notice of transcript?.notices ?? []) complain(terminal, `${values.source}: ${notice}`);
  const index = transcript
    ? indexSource(transcript.text, transcript.cues, transcript.turns)
    : indexSource(text);
  const speaker = values.speaker?.trim() || null;
  const found = compareAsSaid(quote, index, speaker, 5);
  const labels = speakersAt(index.turns, index.text, found.passages);
  const said = speaker === null ? null : saidBy(speaker, labels, speakersOf(index.turns));
  const proposed = proposedVerdict(found.class, said);
  const place = found.place;
  const line = place && transcript?.lines.find(({ start, end }) => start <= place.start && place.start < end);
  const where = { speakers: labels.map(speakerLabelText), said, line: line ?? null };
  if (values.json) await print(terminal, `${JSON.stringify({ ...found, ...where, proposed }, null, 2)}\n`);
  else await print(terminal, comparisonListing(found, where));
  const isUnfaithful =
    found.class === 'altered' || found.class === 'not_found' || proposed === 'MISATTRIBUTED';
  return values.check && isUnfaithful ? 1 : 0;
}
