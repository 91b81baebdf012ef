/**
 * For search engines: published reports are theirs to list. What is for those who sign in says in each page that it is
 * not to be listed, which only who may fetch it can read; so nothing but the machine's own answers is closed.
 */
const RULES = `User-agent: *
Disallow: /api/
Allow: /
`;

export function GET(): Response {
  return new Response(RULES, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=86400' },
  });
}
