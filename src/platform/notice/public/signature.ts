import { createHmac, randomBytes } from 'node:crypto';

const prefix = 'whsec_';

/** A fresh webhook secret, 256 bits, in the receiver's format: `whsec_` and base64. */
export const freshWebhookSecret = (): string => `${prefix}${randomBytes(32).toString('base64')}`;

/**
 * The headers that prove who sent a message and when (Standard Webhooks 1.0.0): HMAC-SHA256 over `id.timestamp.body`. The receiver
 * calculates the same, compares in constant time, and rejects a timestamp more than five minutes off and an id that it has already
 * received.
 * @param at ms UTC
 * @example signedHeaders('whsec_…', 'b7…', Date.now(), '{}') // { 'webhook-id', 'webhook-timestamp', 'webhook-signature': 'v1,…' }
 */
export function signedHeaders(secret: string, id: string, at: number, body: string): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000));
  const key = Buffer.from(secret.slice(prefix.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}

/**
 * The header of messages to targets named by rules: HMAC-SHA256 over `SECONDS.BODY`, keyed with the secret's bytes.
 * @example ruleSignature('s', '1', 1_700_000_000_000, '{}') // { 'yaodong-signature': 't=1700000000,v1=…' }
 */
export function ruleSignature(secret: string, _id: string, at: number, body: string): Record<string, string> {
  const seconds = Math.floor(at / 1000);
  const signature = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return { 'yaodong-signature': `t=${seconds},v1=${signature}` };
}
