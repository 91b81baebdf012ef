import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { captureNow } from '../../testing/capture-now.ts';
import { createMember, createSource, type MadeMember } from '../../testing/factories.ts';
import type { Capture } from '../capture/capture.ts';
import { captureWebPage } from '../capture/safe-fetch.ts';
import { wacz } from '../capture/wacz.ts';
import { db } from '../db.ts';
import { AppError } from '../domain/errors.ts';
import { png } from '../evidence/files.fixture.ts';
import { sourcePage } from './queries.ts';
import { capturePageSchema } from './schema.ts';

const directory = mkdtempSync(path.join(os.tmpdir(), 'stet-evidence-'));
process.env.STET_EVIDENCE_DIR = directory;
afterAll(() => rmSync(directory, { recursive: true, force: true }));

let editor: MadeMember;
let viewer: MadeMember;
beforeAll(async () => {
  editor = await createMember('EDITOR');
  viewer = await createMember('VIEWER');
});

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => new Error('was allowed'),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(AppError);
  return error as AppError;
}

describe('capturing a page', () => {
  const HTML = `<!doctype html><html><head><title>Bridge opens</title></head><body><article><h1>Bridge opens in March</h1>
    <p>The bridge will open on the first Monday in March, the harbour master said.</p></article></body></html>`;
  const gives =
    (html: string, type: 'html' | 'text' = 'html') =>
    async (link: string) =>
      ({
        ok: true,
        page: { link, finalLink: `${link}?moved`, type, mediaType: 'text/html', bytes: Buffer.from(html) },
      }) as const satisfies Capture;

  test('makes a source of it: title, words, bytes, where and when', async () => {
    const before = new Date();
    const input = capturePageSchema.parse({ url: 'https://news.example/bridge', type: 'OTHER_MEDIA' });
    const { sourceId } = await captureNow(editor.actor, input, gives(HTML));
    const page = await sourcePage(viewer.actor, sourceId);
    expect(page).toMatchObject({
      title: 'Bridge opens in March',
      link: 'https://news.example/bridge',
      type: 'OTHER_MEDIA',
      isPrimary: null,
      isFirsthand: null,
    });
    expect(new Date(page.capturedAt ?? 0).getTime()).toBeGreaterThanOrEqual(before.getTime());
    expect(page.opened?.text?.text).toContain('the harbour master said');
    expect(page.opened?.files).toMatchObject([
      { came: 'web', finalUrl: 'https://news.example/bridge?moved', mediaType: 'text/html', shown: 'saved' },
    ]);
  });

  test('a page that changed is a second capture; the first stays', async () => {
    const sourceId = await createSource(editor.actor, { link: 'https://news.example/bridge' });
    await captureNow(editor.actor, { sourceId }, gives(HTML));
    const { said } = await captureNow(editor.actor, { sourceId }, gives(HTML.replace('March', 'April')));
    expect(said).toContain('has a text already');
    expect((await captureNow(editor.actor, { sourceId }, gives(HTML))).said).toContain('is here already');
    expect((await sourcePage(viewer.actor, sourceId)).opened?.files).toHaveLength(2);
  });

  test('with what it is drawn with it is a second file, which those who open the source download', async () => {
    const at = new Date();
    const link = 'https://news.example/whole';
    const own = { link, mediaType: 'text/html', declared: 'text/html', bytes: Buffer.from(HTML) };
    const left = [{ link: 'https://news.example/a.png', problem: 'refused_by_site' }];
    const bytes = await wacz({ page: own, title: 'Bridge', parts: [], leftOut: left, at });
    const whole = async (asked: string) => {
      const { page } = await gives(HTML)(asked);
      return { ok: true, page: { ...page, archive: { bytes, parts: 0, leftOut: 1 } } } as const;
    };
    const { sourceId, said } = await captureNow(editor.actor, capturePageSchema.parse({ url: link }), whole);
    expect(said).toBe(
      '1 of the 1 styles, pictures and fonts that the page names could not be kept; the web archive says which.',
    );
    const { opened } = await sourcePage(viewer.actor, sourceId);
    expect(opened?.files.map(({ mediaType, shown, came }) => [mediaType, shown, came])).toEqual(
      expect.arrayContaining([
        ['text/html', 'saved', 'web'],
        ['application/wacz', 'saved', 'web'],
      ]),
    );
    expect(opened?.text?.text).toContain('the harbour master said');
    const kept = await db.evidenceFile.findFirstOrThrow({
      where: { sourceId, mediaType: 'application/wacz' },
    });
    expect(kept).toMatchObject({ size: BigInt(bytes.length), fileName: expect.stringMatching(/\.wacz$/) });
    const events = await db.auditEvent.findMany({ where: { action: 'source.addFile', subjectId: sourceId } });
    expect(events.some(({ payload }) => payload.includes(kept.sha256))).toBe(true);
    // The same page once more brings neither again.
    await captureNow(editor.actor, { sourceId }, whole);
    expect(await db.evidenceFile.count({ where: { sourceId } })).toBe(2);
  });

  test('a picture of it is one more file; where none could be drawn, that is told', async () => {
    const drawn = (picture: Uint8Array | null) => async (link: string) => {
      const { page } = await gives(HTML)(link);
      return { ok: true, page: { ...page, picture } } as const;
    };
    const input = capturePageSchema.parse({ url: 'https://news.example/drawn' });
    const { sourceId, said } = await captureNow(editor.actor, input, drawn(png(1280, 900)));
    expect(said).toBeNull();
    const { opened } = await sourcePage(viewer.actor, sourceId);
    expect(opened?.files.map(({ mediaType, came, finalUrl }) => [mediaType, came, finalUrl])).toEqual(
      expect.arrayContaining([
        ['text/html', 'web', 'https://news.example/drawn?moved'],
        ['image/png', 'web', 'https://news.example/drawn?moved'],
      ]),
    );
    expect(opened?.text?.text).toContain('the harbour master said');
    // The same page once more brings no second picture of it.
    await captureNow(editor.actor, { sourceId }, drawn(png(1280, 901)));
    expect(await db.evidenceFile.count({ where: { sourceId } })).toBe(2);

    const other = capturePageSchema.parse({ url: 'https://news.example/not-drawn' });
    const without = await captureNow(editor.actor, other, drawn(null));
    expect(without.said).toBe('No picture of the page could be drawn.');
    expect(await db.evidenceFile.count({ where: { sourceId: without.sourceId } })).toBe(1);
  });

  test('a piece of a page is a page, too, and never shown as one', async () => {
    const input = capturePageSchema.parse({ url: 'https://news.example/part' });
    const { sourceId } = await captureNow(editor.actor, input, gives('<div>Opens in <b>March</b></div>'));
    expect((await db.evidenceFile.findFirstOrThrow({ where: { sourceId } })).mediaType).toBe('text/html');
  });

  test('whoever may not opens nothing; a source without a link has no page', async () => {
    let opened = 0;
    const fetchPage = async (link: string) => {
      opened += 1;
      return gives(HTML)(link);
    };
    const input = capturePageSchema.parse({ url: 'https://news.example/bridge' });
    expect((await refusal(captureNow(viewer.actor, input, fetchPage))).code).toBe('forbidden');
    const sourceId = await createSource(editor.actor);
    expect((await refusal(captureNow(editor.actor, { sourceId }, fetchPage))).fields).toHaveProperty('url');
    expect(opened).toBe(0);
  });

  test('a thousand links that lead inside, or nowhere: each is refused in words', {
    timeout: 120_000,
  }, async () => {
    const inside = [
      '127.0.0.1',
      '0.0.0.0',
      '10.1.2.3',
      '169.254.169.254',
      '192.168.1.1',
      '172.16.0.9',
      '100.64.0.1',
    ];
    const forms = (host: string) => [
      `http://${host}/`,
      `https://${host}:443/x`,
      `http://[::ffff:${host}]/`,
      `http://user:word@${host}/`,
      `http://${host}:8080/`,
      `http://${host
        .split('.')
        .map((part) => `0${Number(part).toString(8)}`)
        .join('.')}/`,
      `http://${host.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)}/`,
      `http://[64:ff9b::${host}]/`,
    ];
    const schemes = ['file', 'ftp', 'gopher', 'javascript', 'data', 'blob', 'ws', 'jar'];
    const links = [
      ...inside.flatMap(forms),
      ...['localhost', 'db.internal', 'printer.local', 'router', '[::1]', '[fe80::1]', '[fc00::1]'].map(
        (host) => `http://${host}/`,
      ),
      ...schemes.map((scheme) => `${scheme}://127.0.0.1/etc/passwd`),
    ];
    let refused = 0;
    for (let round = 0; round < 1000; round += 1) {
      const link = links[round % links.length] ?? '';
      const url =
        round < links.length ? link : `${link}${'a/%2e%2e/'.repeat(round % 9)}?${round}#@news.example`;
      const parsed = capturePageSchema.safeParse({ url });
      if (!parsed.success) {
        refused += 1;
        continue;
      }
      const error = await refusal(captureNow(editor.actor, parsed.data, (to) => captureWebPage(to)));
      expect(error.code).toBe('validation');
      expect(error.message.length).toBeGreaterThan(20);
      refused += 1;
    }
    expect(refused).toBe(1000);
  });
});
