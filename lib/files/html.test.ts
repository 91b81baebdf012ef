import { describe, expect, it } from 'vitest';
import { readStoryFile } from './read-story-file.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (html: string) => readStoryFile('story.html', bytes(html));

function paragraphsOf(html: string): string[] {
  const story = read(html);
  if (!story.ok) throw new Error(story.error.message);
  return (story.paragraphs ?? []).map(({ text, kind, asideReason }) =>
    [asideReason ?? kind, text].filter(Boolean).join(': '),
  );
}

describe('a web page', () => {
  const page = `<!doctype html><html lang="en"><head><title>Tramway sold | Example</title><style>p{}</style></head><body>
    <header><a href="/">Example</a></header><nav><ul><li>World</li></ul></nav>
    <article>
      <h1>Tramway <em>sold</em></h1>
      <div class="article-byline">By Nellie Bly</div>
      <p>The council voted on&nbsp;Tuesday&mdash;“at last,”
         said the <a href="#">mayor</a>.</p>
      <figure><img src="a.jpg" alt="x"><figcaption>The depot <span>Nadar / AFP</span></figcaption></figure>
      <aside><p>Related: Ministry drops inquiry</p></aside>
      <h2>The vote</h2>
      <blockquote><p>“One crown is a price.”</p></blockquote>
      <ul><li>seven for</li><li><p>six against</p><p>in two rounds</p></li></ul>
      <ol start="4"><li>four</li><li>five</li></ol>
      <div class="newsletter-signup"><p>All the news</p></div>
      <p style="display: none">unseen</p><p hidden>unseen</p><p aria-hidden="true">unseen</p>
      <table><tr><th>For</th><td>7</td></tr><tr><th>Against</th><td>6</td></tr></table>
      <p>First line<br>second line</p>
      <script>document.write('<p>unseen</p>')</script><noscript><p>unseen</p></noscript>
      <form><p>unseen</p><button>Send</button></form>
    </article>
    <article><p>Short teaser of another story.</p></article>
    <footer><p>© Example</p></footer></body></html>`;

  it('is read as its story and nothing else', () => {
    expect(paragraphsOf(page)).toEqual([
      'headline: Tramway sold',
      'byline: By Nellie Bly',
      'The council voted on Tuesday—“at last,” said the mayor.',
      'caption: The depot Nadar / AFP',
      'related: Related: Ministry drops inquiry',
      'subhead: The vote',
      'block_quote: “One crown is a price.”',
      'list: • seven for',
      'list: • six against',
      'list: in two rounds',
      'list: 4. four',
      'list: 5. five',
      'promotion: All the news',
      'table: For | 7',
      'table: Against | 6',
      'First line',
      'second line',
    ]);
    expect(read(page)).toMatchObject({ headline: 'Tramway sold', format: 'html', notices: [] });
  });

  it('without an article element keeps its text, and leaves out menus and the site’s header', () => {
    const plain = `<body><header><p>Example Daily</p></header><ul><li><a href="/w">World</a></li></ul>
      <h1>Tramway sold</h1><p><a href="/c">The council</a> voted.</p><ul><li>seven <a href="/f">for</a></li></ul></body>`;
    expect(paragraphsOf(plain)).toEqual([
      'headline: Tramway sold',
      'The council voted.',
      'list: • seven for',
    ]);
  });

  it('takes the headline from the page where the story shows none', () => {
    expect(read('<body><h1>Tramway sold</h1><main><p>The council voted.</p></main>')).toMatchObject({
      headline: 'Tramway sold',
    });
    expect(read('<meta property="og:title" content="Tramway sold"><p>The council voted.</p>')).toMatchObject({
      headline: 'Tramway sold',
    });
  });

  it('keeps the lines of preformatted text for the layout to join', () => {
    expect(paragraphsOf('<pre>The council voted on\nTuesday.\n\nNobody came.</pre>')).toEqual([
      'The council voted on\nTuesday.\n\nNobody came.',
    ]);
  });

  it('reads characters that fall between two pieces of the page that are parsed', () => {
    const html = `<p>${'a'.repeat(16_380)}😀é&amp;b</p>`;
    expect(paragraphsOf(html)).toEqual([`${'a'.repeat(16_380)}😀é&b`]);
  });

  it('is decoded as it declares', () => {
    const cyrillic = new Uint8Array([
      ...bytes('<meta charset="windows-1251"><p>'),
      0xcf,
      0xf0,
      0xe8,
      0xe2,
      0xe5,
      0xf2,
      ...bytes('</p>'),
    ]);
    expect(readStoryFile('a.html', cyrillic)).toMatchObject({ ok: true, raw: 'Привет' });
  });

  it.each([
    ['without tags', 'The council voted.', 'wrong_type'],
    ['without text', '<html><body><script>1</script></body></html>', 'blank'],
    ['nested too deeply', `<p>x</p>${'<div>'.repeat(1_000)}`, 'unsafe'],
    ['of too many elements', '<p>x</p>'.repeat(130_000), 'unsafe'],
    [
      'of formatting that multiplies',
      Array.from({ length: 20_000 }, (_, at) => `<p><font size=${at}>x`).join(''),
      'unsafe',
    ],
    ['of more text than a story has', `<p>${'a b c '.repeat(200_000)}</p>`, 'too_large'],
  ])('is refused when it is %s', (_, html, code) => {
    expect(read(html)).toMatchObject({ ok: false, error: { code } });
  });
});
