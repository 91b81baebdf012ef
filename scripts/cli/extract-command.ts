import { parseArgs } from 'node:util';
import { type Extraction, type ExtractOptions, extract } from '../../lib/text/engine.ts';
import { UsageError } from './errors.ts';
import { itemListing } from './item-listing.ts';
import { extractionLine } from './shapes.ts';
import { blockOptions, isStoryFile, readingListing, readLaidStory } from './story-file.ts';
import { answerLines, idOf, print, readText, type Terminal, textField } from './streams.ts';

function options(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean' }, jsonl: { type: 'boolean' }, language: { type: 'string' } },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** `stet extract` */
export async function extractCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = options(args);
  const [file, ...more] = positionals;
  if (more.length > 0) throw new UsageError('one FILE at a time; use --jsonl for many');
  if (values.json && values.jsonl) throw new UsageError('--json or --jsonl, not both');
  const read = (text: string, options: ExtractOptions = {}): Extraction =>
    extract(text, { ...options, ...(values.language && { language: values.language }) });
  if (values.jsonl && file === undefined) {
    const failed = await answerLines(terminal, (line) =>
      extractionLine(idOf(line), read(textField(line, 'text'))),
    );
    return failed > 0 ? 3 : 0;
  }
  if (file === undefined) throw new UsageError('no FILE given');
  const laid = isStoryFile(file) ? await readLaidStory(file) : null;
  const text = laid?.text ?? (await readText(terminal, file));
  const found = read(text, laid ? blockOptions(laid) : {});
  // Offsets are into the text that was read from the file, so that is output too.
  const whole = { id: file, ...(laid && { text, readings: laid.readings }), ...found };
  if (values.json) await print(terminal, `${JSON.stringify(whole, null, 2)}\n`);
  else if (values.jsonl) await print(terminal, `${JSON.stringify(extractionLine(file, found))}\n`);
  else await print(terminal, (laid ? readingListing(laid) : '') + itemListing(text, found));
  return 0;
}
