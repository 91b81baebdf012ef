import { NOTICE_KINDS } from '@/lib/domain/notices.ts';
import { endMails } from '@/lib/mail/unsubscribe-records.ts';
import { readUnsubscribeToken } from '@/lib/mail/unsubscribe-token.ts';

type Context = { params: Promise<{ token: string }> };

/** A page with a button: what looks at links before a person does (scanners, prefetchers) ends nothing. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const said = readUnsubscribeToken((await params).token);
  if (!said) return page(404, 'This link is not one of Stet’s. Check that it is complete.');
  const kinds = said.kinds.map((kind) => `<li>${NOTICE_KINDS[kind].label}</li>`).join('');
  return page(
    200,
    'Stet will send you no more mails of these kinds:',
    `<ul>${kinds}</ul><form method="post"><button>No more mails</button></form><p>Your inbox in Stet stays as it is.</p>`,
  );
}

/** The button of the page, and one click in a mail program (RFC 8058): no session, no cookie, no question. */
export async function POST(_request: Request, { params }: Context): Promise<Response> {
  const said = readUnsubscribeToken((await params).token);
  if (!said) return page(404, 'This link is not one of Stet’s. Check that it is complete.');
  await endMails(said);
  return page(
    200,
    'You get no more mails of these kinds.',
    '<p>Your inbox in Stet stays as it is. In your account you can have the mails again.</p>',
  );
}

function page(status: number, words: string, rest = ''): Response {
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Mails from Stet</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:3rem auto;padding:0 1rem}h1{font-size:1.25rem}button{font:inherit;padding:.5rem 1rem}</style>
</head><body><main><h1>${words}</h1>${rest}</main></body></html>`;
  return new Response(html, {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'Content-Security-Policy':
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    },
  });
}
