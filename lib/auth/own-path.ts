/**
 * Where somebody is led once signed in: a path within Stet, as an address asked for it (`from`); the beginning for anything
 * else. Where somebody begins is their role's: app/page.tsx.
 */
export function ownPath(from: unknown): string {
  if (typeof from !== 'string' || !from.startsWith('/')) return '/';
  const base = 'http://desk.invalid';
  const url = URL.parse(from, base);
  // "/.//elsewhere" lies within, and its path is then the address of another host.
  return url?.origin === base && !url.pathname.startsWith('//') ? url.pathname + url.search : '/';
}
