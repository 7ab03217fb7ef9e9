import { Problem } from '#kernel/problem.ts';

/**
 * The address of a webhook as a URL. It may be on this machine or network: administrators choose it.
 * @throws Problem `webhook-address` if it is not http or https, or contains a name and password
 */
export function webhookAddress(text: string): URL {
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '' || url.hostname === '')
    throw new Problem('bad-input', 'webhook-address', { address: text });
  return url;
}
