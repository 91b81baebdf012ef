/**
 * The process that sets one PDF: what it is to say comes on standard input, the file goes to standard output. Started
 * only by `typeset.ts`; it needs no environment and no network.
 */
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { endWhenOver } from '../reader/end-when-over.ts';
import { loadFonts } from './fonts.ts';
import { answer, charactersIn, given } from './process-talk.ts';
import { type HowSet, memoryFor, type Setting } from './setting.ts';

/** Accessible by its structure: what a screen reader needs is asked for, and refused where it is missing. */
const STANDARD = 'ua-1';

function setPdf({ template, data, files, at, fonts: more }: Setting): { set: HowSet; pdf: Buffer } {
  const packages = realpathSync(path.join(process.cwd(), 'node_modules'));
  const { files: fontBlobs, ...families } = loadFonts(packages, more);
  const compiler = NodeCompiler.create({
    workspace: path.join(process.cwd(), 'lib/typeset/templates'),
    fontArgs: [{ fontBlobs }],
  });
  const entry = path.join(process.cwd(), 'lib/typeset/templates', template);
  for (const [name, text] of Object.entries(files))
    compiler.mapShadow(path.join(path.dirname(entry), name), Buffer.from(text, 'utf8'));
  const inputs = { data: JSON.stringify(data), fonts: JSON.stringify(families) };
  const document = (lacking: readonly string[]) => {
    const made = compiler.compile({
      mainFilePath: entry,
      inputs: { ...inputs, lacking: lacking.join(' ') },
    });
    const fault = made.takeError();
    if (fault) throw new Error(JSON.stringify(compiler.fetchDiagnostics(fault)));
    if (!made.result) throw new Error('The typesetter made nothing.');
    return made.result;
  };
  const creationTimestamp = Math.floor(at / 1000);
  try {
    const pdf = compiler.pdf(document([]), { pdfStandard: STANDARD, creationTimestamp });
    return { set: { standard: STANDARD, lacking: [] }, pdf };
  } catch (error) {
    const lacking = charactersIn(error instanceof Error ? error.message : '');
    if (lacking.length === 0) throw error;
    // Still tagged, with an empty box for each of them, and the file itself says which they are.
    const pdf = compiler.pdf(document(lacking), { creationTimestamp });
    return { set: { standard: null, lacking }, pdf };
  }
}

endWhenOver({
  memory: memoryFor(process.availableMemory()),
  computing: Number(process.argv[2]),
});
const { set, pdf } = setPdf(await given<Setting>());
answer(set, [pdf]);
