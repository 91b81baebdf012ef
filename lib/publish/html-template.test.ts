import fc from 'fast-check';
import { parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { escaped, html, isWebAddress, type Piece, trusted } from './html-template.ts';

type Node = {
  nodeName: string;
  value?: string;
  attrs?: { name: string; value: string }[];
  childNodes?: Node[];
};
const parsed = (markup: string): Node[] => (parseFragment(markup) as unknown as Node).childNodes ?? [];

/** What HTML can hold: everything else becomes U+FFFD. */
const held = (text: string) =>
  text
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r]/gu, '\ufffd')
    .replace(/\r\n?/g, '\n');

/** Lone surrogates and control characters included; fast-check's own `binary` unit takes seconds to build. */
const anyCodePoint = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code));

const anyText = fc.oneof(
  fc.string({ unit: anyCodePoint, maxLength: 60 }),
  fc
    .array(
      fc.constantFrom('<', '>', '"', "'", '&', '/', '=', '`', '--', '<script>', '&lt;', '\0', ' ', 'a'),
      { maxLength: 20 },
    )
    .map((all) => all.join('')),
);

describe('html', () => {
  it('escapes text and attributes', () => {
    const evil = `<img src=x onerror="alert('1')">&`;
    expect(html`<p title="${evil}">${evil}</p>`.text).toBe(
      '<p title="&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;">&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;</p>',
    );
  });

  it('reads back as one text node with the very text, whatever was typed', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const [p, ...more] = parsed(html`<p class="a">${text}</p>`.text);
        expect(more).toEqual([]);
        expect(p?.nodeName).toBe('p');
        expect(p?.childNodes?.map((node) => node.nodeName) ?? []).toEqual(held(text) === '' ? [] : ['#text']);
        expect(p?.childNodes?.[0]?.value ?? '').toBe(held(text));
      }),
    );
  });

  it('reads back as one attribute with the very value, whatever was typed', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const made of [
          html`<p title="${text}" lang="en">x</p>`,
          html`<p title='${text}' lang='en'>x</p>`,
        ]) {
          const [p, ...more] = parsed(made.text);
          expect(more).toEqual([]);
          expect(p?.attrs).toEqual([
            { name: 'title', value: held(text) },
            { name: 'lang', value: 'en' },
          ]);
        }
      }),
    );
  });

  it('nests and repeats without escaping twice', () => {
    const inner = html`<b>${'&'}</b>`;
    const pieces: Piece[] = [inner, null, false, undefined, 0, [' ', inner]];
    expect(html`<p>${pieces}</p>`.text).toBe('<p><b>&amp;</b>0 <b>&amp;</b></p>');
  });
});

describe('links', () => {
  it.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://example.org/1',
    'http://[broken',
  ])('%j goes nowhere', (address) => {
    expect(html`<a href="${address}">x</a>`.text).toBe('<a href="#">x</a>');
  });

  it.each([
    ['https://example.org/?a=1&b="2"', 'https://example.org/?a=1&amp;b=&quot;2&quot;'],
    ['/reports/one', '/reports/one'],
    ['#statement-1', '#statement-1'],
    ['relative:no', null],
  ])('%s', (address, href) => {
    expect(html`<a href="${address}">x</a>`.text).toBe(`<a href="${href ?? '#'}">x</a>`);
  });

  it('never lets a scheme through that is not of the web, by a browser’s reading', () => {
    const scheme = fc.constantFrom('javascript:', 'data:', 'vbscript:', 'JAVASCRIPT:', 'view-source:');
    const noise = fc
      .array(fc.constantFrom('\t', '\n', '\r', ' ', '\0', '\u0001'), { maxLength: 3 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(noise, scheme, fc.nat(12), noise, fc.string(), (lead, name, at, inside, rest) => {
        const address = lead + name.slice(0, at) + inside + name.slice(at) + rest;
        const [link] = parsed(html`<a href="${address}">x</a>`.text);
        const href = link?.attrs?.[0]?.value ?? '';
        expect(['http:', 'https:']).toContain(new URL(href, 'https://example.org/').protocol);
      }),
    );
  });

  it('knows a web address', () => {
    expect(isWebAddress('https://example.org')).toBe(true);
    expect(isWebAddress('mailto:a@example.org')).toBe(false);
  });
});

describe('what escaping cannot save is refused', () => {
  const x = 'x';
  it.each<[string, () => unknown]>([
    ['script', () => html`<script>${x}</script>`],
    ['event handler', () => html`<p onclick="${x}">y</p>`],
    ['inline style', () => html`<p style="${x}">y</p>`],
    ['srcdoc', () => html`<iframe srcdoc="${x}"></iframe>`],
    ['attribute name', () => html`<p ${x}>y</p>`],
    ['unquoted attribute', () => html`<p title=${x}>y</p>`],
    ['tag name', () => html`<${x}>y</p>`],
    ['end tag name', () => html`<p>y</${x}>`],
    ['comment', () => html`<!-- ${x} -->`],
    ['markup in an attribute', () => html`<p title="${trusted('<b>')}">y</p>`],
    ['untrusted style', () => html`<style>${x}</style>`],
    ['a scheme glued together', () => html`<a href="java${x}">y</a>`],
    ['a scheme in two pieces', () => html`<a href="${'java'}${'script:alert(1)'}">y</a>`],
    ['an open tag', () => html`<p title="a`],
  ])('%s', (_name, make) => {
    expect(make).toThrow(TypeError);
  });

  it('lets trusted CSS into a style element', () => {
    expect(html`<style>${trusted('a > b {}')}</style><p>${'<'}</p>`.text).toBe(
      '<style>a > b {}</style><p>&lt;</p>',
    );
  });
});

it('leaves tabs and line breaks as they are', () => {
  expect(escaped('a\tb\nc')).toBe('a\tb\nc');
});
