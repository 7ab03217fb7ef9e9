import { Problem } from '#kernel/problem.ts';

/**
 * The address of a webhook as a URL. It may be of this machine or network: it is the administrator's own.
 * @throws Problem `webhook-address` where it is no http or https, or carries a name and password
 */
export function webhookAddress(text: string): URL {
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '' || url.hostname === '')
    throw new Problem('bad-input', 'webhook-address', { address: text });
  return url;
}
