/**
 * A reader of the XML in Word files, with nothing in it that a hostile file could use: no document types, hence no
 * entities but XML's own five and no addresses to fetch; a bounded depth; no recursion; time linear in the length.
 */

export type XmlEvent =
  | { type: 'open'; name: string; attributes: ReadonlyMap<string, string> }
  | { type: 'close'; name: string }
  | { type: 'text'; text: string };

export class BadXml extends Error {}

const deepest = 512;
const mostAttributes = 256;
const longestTag = 65_536;

const named: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Names come without their prefix ("w:p" as "p"): both of Word's two sets of namespaces use the same names. */
const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/** @throws BadXml where the text is not well-formed, or has what Word files do not have. */
export function* readXml(xml: string): Generator<XmlEvent> {
  const open: string[] = [];
  let at = 0;
  while (at < xml.length) {
    const tag = xml.indexOf('<', at);
    const text = xml.slice(at, tag === -1 ? xml.length : tag);
    if (text !== '' && open.length > 0) yield { type: 'text', text: decodeEntities(text) };
    if (tag === -1) break;
    if (xml.startsWith('<!--', tag)) {
      at = after(xml, '-->', tag + 4);
    } else if (xml.startsWith('<![CDATA[', tag)) {
      at = after(xml, ']]>', tag + 9);
      if (open.length > 0) yield { type: 'text', text: xml.slice(tag + 9, at - 3) };
    } else if (xml.startsWith('<?', tag)) {
      at = after(xml, '?>', tag + 2);
    } else if (xml.startsWith('<!', tag)) {
      throw new BadXml('document types are not read');
    } else {
      at = tagEnd(xml, tag + 1);
      const body = xml.slice(tag + 1, at - 1);
      if (body.startsWith('/')) {
        const name = localName(body.slice(1).trim());
        if (open.pop() !== name) throw new BadXml('tags do not match');
        yield { type: 'close', name };
        continue;
      }
      const isEmpty = body.endsWith('/');
      const element = readTag(isEmpty ? body.slice(0, -1) : body);
      yield element;
      if (isEmpty) yield { type: 'close', name: element.name };
      else if (open.push(element.name) > deepest) throw new BadXml('nested too deeply');
    }
  }
  if (open.length > 0) throw new BadXml('cut off');
}

function after(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from);
  if (found === -1) throw new BadXml('cut off');
  return found + mark.length;
}

/** The place after the '>' that ends a tag; one inside an attribute's quotation marks does not. */
function tagEnd(xml: string, from: number): number {
  let quote = '';
  for (let at = from; at < xml.length && at - from < longestTag; at += 1) {
    const unit = xml[at] ?? '';
    if (quote !== '') {
      if (unit === quote) quote = '';
    } else if (unit === '"' || unit === "'") quote = unit;
    else if (unit === '>') return at + 1;
  }
  throw new BadXml('a tag does not end');
}

function readTag(body: string): { type: 'open'; name: string; attributes: ReadonlyMap<string, string> } {
  const name = /^[^\s"'=<>&/]+/.exec(body)?.[0];
  if (name === undefined) throw new BadXml('a tag has no name');
  const attributes = new Map<string, string>();
  const attribute = /\s+([^\s"'=<>&]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
  const end = body.trimEnd().length;
  let at = name.length;
  while (at < end) {
    attribute.lastIndex = at;
    const found = attribute.exec(body);
    if (found === null || attributes.size >= mostAttributes) throw new BadXml('a tag is malformed');
    attributes.set(localName(found[1] ?? ''), decodeEntities(found[2] ?? found[3] ?? ''));
    at = attribute.lastIndex;
  }
  return { type: 'open', name: localName(name), attributes };
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{1,20}));/gi, (_, hex, decimal, name) => {
    if (name !== undefined) {
      const letter = named.get(name);
      if (letter === undefined) throw new BadXml('an unknown entity');
      return letter;
    }
    const code = hex !== undefined ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      ? String.fromCodePoint(code)
      : '\uFFFD';
  });
}
