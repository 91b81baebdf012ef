/** One real action of the screen, held back and sent again by others. */
import type { APIRequestContext, Request } from '@playwright/test';
import { type Colleague, expect } from '../fixtures.ts';
import { openSession } from '../newsroom.ts';

/** The cookie of somebody who is signed in. */
export const cookieOf = async (memberId: string) => {
  const { name, value } = await openSession(memberId);
  return `${name}=${value}`;
};

/** Does something on the page and holds back the action that it sends. */
export async function holdAction({ page }: Pick<Colleague, 'page'>, doIt: () => Promise<void>) {
  let letGo = async () => {};
  const sent = new Promise<Request>((resolve) => {
    void page.route('**/*', async (route) => {
      const asked = route.request();
      const body = asked.postData() ?? '';
      // The preview of a revision sends the text just as saving does, but without what had been seen before. (A form's
      // fields are named at the end of a line; the arguments of a sign-off are not a form.)
      const isPreview = /revisionId"\r?\n/.test(body) && !body.includes('seen"');
      const isLookup = isPreview || body.startsWith('[{"query":');
      if (!asked.headers()['next-action'] || isLookup) return route.fallback();
      letGo = () => route.continue();
      resolve(asked);
    });
  });
  await doIt();
  return { sent: await sent, letGo: () => letGo() };
}

/** Sends the same bytes as somebody else; returns what came back. */
export async function replay(
  request: APIRequestContext,
  sent: Request,
  { cookie, origin }: { cookie: string; origin?: string },
): Promise<string> {
  const { 'content-length': _length, host: _host, ...headers } = sent.headers();
  const body = sent.postDataBuffer();
  expect(body, 'the body of the action').not.toBeNull();
  const answer = await request.fetch(sent.url(), {
    method: 'POST',
    maxRedirects: 0,
    data: body ?? Buffer.alloc(0),
    headers: { ...headers, cookie, ...(origin && { origin }) },
  });
  return answer.text();
}
