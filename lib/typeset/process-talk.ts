/** How the processes that set and draw are spoken with, and which characters Typst has no glyph for. */

/** What was asked, from standard input. */
export async function given<Asked>(): Promise<Asked> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
}

/** Ends the process with its answer: a head, after its length in four bytes, and the bytes of what was made. */
export function answer(said: unknown, made: readonly Uint8Array[]): void {
  const head = Buffer.from(JSON.stringify(said), 'utf8');
  const size = Buffer.alloc(4);
  size.writeUInt32BE(head.length);
  process.stdout.write(Buffer.concat([size, head, ...made]), () => process.exit(0));
}

/** Typst's words where a font has no glyph: the only thing that a template of ours can fail its standard by. */
const LACKING = /the text `\\*"(.*?)\\*"` could not be displayed/g;

/** "U+C11C", each once, in their order: the record keeps numbers and no words of a story. */
export function charactersIn(message: string): string[] {
  const found = [...message.matchAll(LACKING)].flatMap(([, text = '']) => [
    ...text.replace(/\\+u\{([0-9a-f]+)\}/gi, (_, hex) => String.fromCodePoint(Number.parseInt(hex, 16))),
  ]);
  const codes = found.map((one) => one.codePointAt(0) ?? 0);
  return [...new Set(codes)]
    .sort((a, b) => a - b)
    .map((code) => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`);
}
