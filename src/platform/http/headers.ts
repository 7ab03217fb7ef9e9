/**
 * The console's policy: nothing external, no inline code; styles created by the page carry the nonce of its response.
 * @param tiles the origin of map tiles that the city has set
 */
export function consolePolicy(nonce: string, tiles: string | null = null): string {
  const also = tiles === null ? '' : ` ${tiles}`;
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data: blob:${also}`,
    `font-src 'self'`,
    `connect-src 'self'${also}`,
    `worker-src 'self'`,
    `manifest-src 'self'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ');
}

/** The service worker that keeps a page available offline: it fetches from here alone. */
export const workerPolicy = `default-src 'none'; connect-src 'self'`;

/** For every response that is not a page: it can do nothing in a browser. */
const dataPolicy = `default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;

/** Sets the headers common to all responses; headers already set stay. */
export function secureHeaders(headers: Headers, https: boolean): void {
  const always: Record<string, string> = {
    'content-security-policy': dataPolicy,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
    ...(https ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
  for (const [name, value] of Object.entries(always)) if (!headers.has(name)) headers.set(name, value);
}
