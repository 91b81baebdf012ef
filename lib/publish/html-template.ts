/**
 * HTML as a tagged template that does its own escaping. Whatever is interpolated is text, wherever it is put: it can
 * neither close a tag or an attribute nor make a link that runs a script. Where a value could not be made safe by
 * escaping (in a script, an event handler, an attribute's name) it throws: the fault is in the template.
 *
 * Our own: hono/html and the like escape every place in the same way, so that a link can still run a script and a value
 * can break out of an unquoted attribute; rendering with React would put its attributes and its version into the bytes
 * of an edition, which must stay as they were published.
 */

/** Markup made by `html`, or vouched for by `trusted`. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

export type Piece = Html | string | number | null | undefined | false | readonly Piece[];

/** Vouches for markup or CSS of our own. Never for anything that somebody typed. */
export function trusted(text: string): Html {
  return new Html(text);
}

type Place = { in: 'text' } | { in: 'style' } | { in: 'attribute'; name: string; before: string };

const places = new WeakMap<TemplateStringsArray, Place[]>();

export function html(strings: TemplateStringsArray, ...values: Piece[]): Html {
  let where = places.get(strings);
  if (!where) {
    where = placesOf(strings);
    places.set(strings, where);
  }
  let text = strings[0] ?? '';
  for (const [i, value] of values.entries()) {
    const place = where[i] ?? { in: 'text' };
    text += fill(place, value) + (strings[i + 1] ?? '');
  }
  return new Html(text);
}

function fill(place: Place, value: Piece): string {
  switch (place.in) {
    case 'text':
      return inText(value);
    case 'style':
      if (value instanceof Html) return value.text;
      throw new TypeError('Only trusted CSS may stand in a style element.');
    case 'attribute':
      return inAttribute(place, value);
  }
}

function inText(value: Piece): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'string' || typeof value === 'number') return escaped(String(value));
  return value.map(inText).join('');
}

const ADDRESSES: ReadonlySet<string> = new Set([
  'href',
  'src',
  'action',
  'formaction',
  'cite',
  'poster',
  'data',
  'ping',
  'xlink:href',
]);

function inAttribute({ name, before }: { name: string; before: string }, value: Piece): string {
  if (value === null || value === undefined || value === false) return '';
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw new TypeError(`Only text may stand in the attribute ${name}.`);
  }
  const text = String(value);
  if (!ADDRESSES.has(name)) return escaped(text);
  // After a fixed "#" or "/" the scheme is settled; otherwise the value brings its own and must be checked.
  if (before === '') return escaped(isWebAddress(text) ? text : '#');
  if (/^(#|\/|https?:\/\/)/.test(before)) return escaped(text);
  throw new TypeError(`The address in ${name} must begin with “#”, “/”, its scheme, or be given whole.`);
}

/** Read as a browser reads it: white space and control characters inside a scheme do not hide it. */
export function isWebAddress(address: string): boolean {
  const url = URL.parse(address, 'https://relative.invalid/');
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:');
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Escaped for text and for quoted attributes; characters that HTML cannot hold become U+FFFD. */
export function escaped(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '\ufffd')
      .replace(/[&<>"'`]/g, (character) => ENTITIES[character] ?? '')
  );
}

/** Reads the fixed parts once and says what kind of place each gap between them is. */
function placesOf(strings: readonly string[]): Place[] {
  let open: 'text' | 'tag' | 'style' | 'script' | 'comment' | '"' | "'" = 'text';
  let element = '';
  let name = '';
  let before = '';
  const found: Place[] = [];
  for (const [i, part] of strings.entries()) {
    let at = 0;
    while (at < part.length) {
      const rest = part.slice(at);
      if (open === 'text') {
        const tag = /^<(!--)?(\/?[a-zA-Z][\w-]*)?/.exec(rest);
        at += tag ? tag[0].length : 1;
        if (tag?.[1]) open = 'comment';
        else if (tag?.[2]) [open, element] = ['tag', tag[2].toLowerCase()];
      } else if (open === 'comment') {
        if (rest.startsWith('-->')) open = 'text';
        at += open === 'text' ? 3 : 1;
      } else if (open === 'style' || open === 'script') {
        if (rest.toLowerCase().startsWith(`</${open}`)) open = 'text';
        else at += 1;
      } else if (open === 'tag') {
        const attribute = /^([^\s"'<>/=]+)\s*=\s*(["'])/.exec(rest);
        if (attribute?.[1] && attribute[2]) {
          [name, open, before] = [attribute[1].toLowerCase(), attribute[2] as '"' | "'", ''];
          at += attribute[0].length;
        } else {
          if (part[at] === '>') open = element === 'style' || element === 'script' ? element : 'text';
          at += 1;
        }
      } else {
        if (part[at] === open) open = 'tag';
        else before += part[at];
        at += 1;
      }
    }
    if (i === strings.length - 1) break;
    if (open === 'text' && /<\/?$/.test(part)) throw new TypeError('No value may name a tag.');
    found.push(placeOf(open, name, before));
    // What was interpolated counts as the beginning of the value for anything that follows in it.
    if (open === '"' || open === "'") before += '\ufffd';
  }
  if (open !== 'text') throw new TypeError('The template ends inside a tag.');
  return found;
}

function placeOf(open: string, name: string, before: string): Place {
  if (open === 'text' || open === 'style') return { in: open };
  if (open !== '"' && open !== "'") throw new TypeError(`No value may stand in a ${open} like this.`);
  if (/^on|^style$|^srcdoc$|^srcset$/.test(name)) throw new TypeError(`No value may stand in ${name}.`);
  return { in: 'attribute', name, before };
}
