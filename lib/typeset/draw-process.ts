/**
 * The process that draws pictures for links to what is published: Typst sets each, its outlines become a PNG by sharp.
 * Started only by `typeset.ts`; it needs no environment and no network.
 */
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import sharp from 'sharp';
import { endWhenOver } from '../reader/end-when-over.ts';
import { loadFonts } from './fonts.ts';
import { answer, charactersIn, given } from './process-talk.ts';
import { type Drawing, type HowDrawn, typesetLimits } from './setting.ts';

/** Few colours, and the greys between them and the paper: a palette is a third of the bytes, and looks the same. */
const AS_PNG = { palette: true, colours: 256, compressionLevel: 9, effort: 7 } as const;

async function drawAll({ pictures, fonts: more }: Drawing): Promise<{ how: HowDrawn[]; made: Buffer[] }> {
  const packages = realpathSync(path.join(process.cwd(), 'node_modules'));
  const { files: fontBlobs, ...families } = loadFonts(packages, more);
  const workspace = path.join(process.cwd(), 'lib/typeset/templates');
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs }] });
  const how: HowDrawn[] = [];
  const made: Buffer[] = [];
  for (const data of pictures) {
    const compiled = compiler.compile({
      mainFilePath: path.join(workspace, 'picture.typ'),
      inputs: { data: JSON.stringify(data), fonts: JSON.stringify(families) },
    });
    const fault = compiled.takeError();
    if (fault) throw new Error(JSON.stringify(compiler.fetchDiagnostics(fault)));
    if (!compiled.result) throw new Error('The typesetter made nothing.');
    const lacking = lackingIn(() => compiler.pdf(compiled.result as object, { pdfStandard: 'ua-1' }));
    if (lacking.length > 0) {
      how.push({ size: null, lacking });
      continue;
    }
    const png = await sharp(Buffer.from(compiler.plainSvg(compiled.result), 'utf8'))
      .flatten({ background: '#fbfaf6' })
      .png(AS_PNG)
      .toBuffer();
    made.push(png);
    how.push({ size: png.length, lacking });
  }
  return { how, made };
}

/** As a picture nobody says what no font has; asked for as an accessible PDF, Typst does. */
function lackingIn(setAsPdf: () => unknown): string[] {
  try {
    setAsPdf();
    return [];
  } catch (error) {
    const lacking = charactersIn(error instanceof Error ? error.message : '');
    if (lacking.length === 0) throw error;
    return lacking;
  }
}

endWhenOver({ memory: typesetLimits.memoryBytes, computing: Number(process.argv[2]) });
const { how, made } = await drawAll(await given<Drawing>());
answer(how, made);
