/**
 * The XML in Word files, OpenDocument and TTML, read by saxes, which enforces the standard to the letter. Whatever a
 * hostile file could exploit is refused as well: document types, hence no entities but XML's own five and no addresses
 * to fetch, and unlimited depth. No recursion; time linear in the length.
 */
import { SaxesParser } from 'saxes';

export type XmlEvent =
  | { type: 'open'; name: string; attributes: ReadonlyMap<string, string> }
  | { type: 'close'; name: string }
  | { type: 'text'; text: string };

export class BadXml extends Error {}

/** Word's own deepest files, with tables inside tables, stay under a hundred. */
const deepest = 512;

/**
 * In UTF-16 code units. Read and passed on piece by piece, so that a reader that stops early has not read everything.
 */
const pieceLength = 65_536;

/** Names come without their prefix ("w:p" as "p"): both of Word's two sets of namespaces use the same names. */
const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/** @throws BadXml where the text is not well-formed, or has what such files do not have. */
export function* readXml(xml: string): Generator<XmlEvent> {
  // A part that such a file may leave out.
  if (xml === '') return;
  let events: XmlEvent[] = [];
  const parser = parserInto((event) => events.push(event));
  for (let at = 0; at < xml.length; at += pieceLength) {
    parser.write(xml.slice(at, at + pieceLength));
    yield* events;
    events = [];
  }
  parser.close();
  yield* events;
}

function parserInto(tell: (event: XmlEvent) => void): SaxesParser {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  const text = (words: string) => {
    if (words !== '' && depth > 0) tell({ type: 'text', text: words });
  };
  parser.on('error', (error) => {
    throw new BadXml(error.message);
  });
  parser.on('doctype', () => {
    throw new BadXml('document types are not read');
  });
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > deepest) throw new BadXml('nested too deeply');
    const named = Object.entries(attributes).map(([key, value]) => [localName(key), value] as const);
    tell({ type: 'open', name: localName(name), attributes: new Map(named) });
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    tell({ type: 'close', name: localName(name) });
  });
  return parser;
}
