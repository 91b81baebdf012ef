/**
 * The process that sets one PDF: what it is to say comes on standard input, the file goes to standard output. Started
 * only by `typeset.ts`; it needs no environment and no network.
 */
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { endWhenOver } from '../reader/end-when-over.ts';
import { loadFonts } from './fonts.ts';
import { type HowSet, type Setting, typesetLimits } from './setting.ts';

/** Accessible by its structure: what a screen reader needs is asked for, and refused where it is missing. */
const STANDARD = 'ua-1';
/** Typst's words where a font has no glyph: the only thing that a template of ours can fail its standard by. */
const LACKING = /the text `\\*"(.*?)\\*"` could not be displayed/g;

async function input(): Promise<Setting> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
}

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

/** "U+C11C", each once, in their order: the record keeps numbers and no words of a story. */
function charactersIn(message: string): string[] {
  const found = [...message.matchAll(LACKING)].flatMap(([, text = '']) => [
    ...text.replace(/\\+u\{([0-9a-f]+)\}/gi, (_, hex) => String.fromCodePoint(Number.parseInt(hex, 16))),
  ]);
  const codes = found.map((one) => one.codePointAt(0) ?? 0);
  return [...new Set(codes)]
    .sort((a, b) => a - b)
    .map((code) => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`);
}

endWhenOver({ memory: typesetLimits.memoryBytes, computing: typesetLimits.computingMilliseconds });
const { set, pdf } = setPdf(await input());
const head = Buffer.from(JSON.stringify(set), 'utf8');
const size = Buffer.alloc(4);
size.writeUInt32BE(head.length);
process.stdout.write(Buffer.concat([size, head, pdf]), () => process.exit(0));
