/** Stet's own: a nonce and a policy for each page. */
export { proxy } from '../../proxy.ts';

export const config = { matcher: ['/signed-in'] };
