import { readdirSync } from 'node:fs';
import os from 'node:os';
import { describe, expect, test } from 'vitest';
import { type Drawn, drawPage, pictureLimits } from './page-picture.ts';

const pretend = (way: string) => ({
  program: process.execPath,
  args: [`${import.meta.dirname}/../../testing/pretend-browser.mjs`, way],
});
const quick = { ...pictureLimits, quietMilliseconds: 50 };

const STYLE = 'https://port.example/style.css?v=1';
const TRACKER = 'https://counts.example/pixel.gif';
const PAGE: Drawn = {
  link: `https://port.example/news?part=${encodeURIComponent(`${STYLE}#top`)}&part=${encodeURIComponent(TRACKER)}#there`,
  declared: 'text/html; charset=windows-1252',
  bytes: Buffer.from('<p>caf\xe9</p>', 'latin1'),
};
const PARTS: Drawn[] = [{ link: STYLE, declared: 'text/css', bytes: Buffer.from('p{color:red}') }];

type Told = {
  argv: string[];
  env: Record<string, string>;
  asked: { url: string; resourceType: string }[];
  commands: { method: string; params: Record<string, unknown> }[];
};
async function told(): Promise<Told> {
  const picture = await drawPage(pretend('speaks'), PAGE, PARTS, quick);
  return JSON.parse(Buffer.from(picture ?? []).toString('utf8'));
}

describe('a picture of a captured page', () => {
  test('every request is answered with what was captured, or refused; the page leads nowhere', async () => {
    const { asked, commands } = await told();
    const answers = commands.filter(({ method }) =>
      ['Fetch.fulfillRequest', 'Fetch.failRequest'].includes(method),
    );
    const bodyOf = ({ body }: Record<string, unknown>) =>
      Buffer.from(String(body), 'base64').toString('latin1');
    expect(
      answers.map(({ params }) => [asked[Number(params.requestId) - 1]?.url, params.errorReason]),
    ).toEqual([
      [PAGE.link.replace('#there', ''), undefined],
      [`${STYLE}#top`, undefined],
      [TRACKER, 'BlockedByClient'],
      ['https://elsewhere.example/led-on', 'Aborted'],
      [PAGE.link.replace('#there', ''), 'Aborted'],
    ]);
    const [page, style] = answers.map(({ params }) => params);
    expect(bodyOf(page ?? {})).toBe('<p>caf\xe9</p>');
    expect(bodyOf(style ?? {})).toBe('p{color:red}');
    expect(page?.responseHeaders).toEqual(
      expect.arrayContaining([
        { name: 'Content-Type', value: 'text/html; charset=windows-1252' },
        { name: 'Content-Security-Policy', value: expect.stringContaining("script-src 'none'") },
      ]),
    );
  });

  test('scripts are off and requests held before the page is opened; a page without end is cut', async () => {
    const { commands } = await told();
    const order = commands.map(({ method }) => method);
    const opened = order.indexOf('Page.navigate');
    for (const before of ['Emulation.setScriptExecutionDisabled', 'Fetch.enable'])
      expect([0, ...Array(opened).keys()].slice(1)).toContain(order.indexOf(before));
    expect(commands.find(({ method }) => method === 'Page.captureScreenshot')?.params).toMatchObject({
      format: 'png',
      clip: { x: 0, y: 0, width: 1280, height: 12_000 },
    });
  });

  test('the browser has no way out and nothing of the server’s environment', async () => {
    process.env.SECRET_OF_A_TEST = 'not to be handed on';
    const { argv, env } = await told();
    expect(
      Object.keys(env)
        .filter((name) => !name.startsWith('__'))
        .sort(),
    ).toEqual(['HOME', 'NODE_ENV', 'PATH', 'TMPDIR']);
    expect(argv).toEqual(
      expect.arrayContaining(['--host-resolver-rules=MAP * ~NOTFOUND', '--remote-debugging-pipe']),
    );
  });

  test.each(['ends', 'says nothing', 'talks nonsense', 'opens nothing'])(
    'a browser that %s draws none, and is ended; nothing is left of it',
    async (way) => {
      const before = picturesIn();
      expect(await drawPage(pretend(way), PAGE, PARTS, { ...quick, milliseconds: 500 })).toBeNull();
      expect(picturesIn()).toEqual(before);
    },
  );

  test('a program that is not there draws none; nor is a picture kept that is too large', async () => {
    expect(await drawPage({ program: '/nowhere/chromium' }, PAGE, PARTS, quick)).toBeNull();
    expect(await drawPage(pretend('speaks'), PAGE, PARTS, { ...quick, bytes: 100 })).toBeNull();
  });
});

const picturesIn = () => readdirSync(os.tmpdir()).filter((name) => name.startsWith('stet-picture-'));
