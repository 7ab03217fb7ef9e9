import { createHash, timingSafeEqual } from 'node:crypto';
import type { CollectorData, CollectorMessage } from './collector-message.ts';

/** How a collector proves its identity: nothing is required if there is no secret. */
export type Identity = { readonly md5: string | null; readonly order: 'secret+sequence' | 'sequence+secret' };

export type SessionStep = {
  /** Sent back immediately. */
  readonly answers: readonly CollectorMessage[];
  /** Values to be stored; their answer is sent once they are. */
  readonly data?: CollectorData;
  readonly acknowledgement?: CollectorMessage;
  /** Why the line is closed. */
  readonly close?: 'identity-wrong' | 'identity-missing';
};

/** The digest that proves a collector knows the secret (`standards.md` 1.3). */
export function digestOf(secret: string, sequence: string, order: Identity['order']): string {
  const joined = order === 'secret+sequence' ? secret + sequence : sequence + secret;
  return createHash('md5').update(joined).digest('hex');
}

/**
 * The session with one collector: identity check, heartbeats, values. Pure: it receives messages and returns what to do.
 * @param sequence eight unpredictable digits; @param clock the local time of the collector's place, `yyyyMMddHHmmss`
 */
export function createCollectorSession(identity: Identity, needs: { readonly sequence: () => string; readonly clock: () => string }) {
  let sent: string | null = null;
  let isKnown = identity.md5 === null;
  const answer = (message: CollectorMessage, type: string, body: CollectorMessage['body']): CollectorMessage => ({
    building: message.building,
    gateway: message.gateway,
    type,
    body,
  });
  const identify = (message: CollectorMessage, operation: string, value: string | null): SessionStep => {
    const tell = (type: string, text: string) => answer(message, type, { kind: 'identity', operation: type, value: text });
    if (operation === 'request') {
      sent = needs.sequence();
      return { answers: [tell('sequence', sent)] };
    }
    if (operation !== 'md5') return { answers: [] };
    const isRight = identity.md5 === null || (sent !== null && equal(value, digestOf(identity.md5, sent, identity.order)));
    sent = null;
    if (isRight) isKnown = true;
    return isRight ? { answers: [tell('result', 'pass')] } : { answers: [tell('result', 'fail')], close: 'identity-wrong' };
  };
  return {
    isKnown: (): boolean => isKnown,
    hear(message: CollectorMessage): SessionStep {
      const { body } = message;
      if (body.kind === 'identity') return identify(message, body.operation, body.value);
      if (!isKnown) return { answers: [], close: 'identity-missing' };
      if (body.kind === 'heartbeat')
        return { answers: [answer(message, 'time', { kind: 'heartbeat', operation: 'time', value: needs.clock() })] };
      if (body.kind !== 'data' || body.data.operation === 'query') return { answers: [] };
      const { data } = body;
      if (data.operation === 'reply') return { answers: [], data };
      const operation = `${data.operation}_ack`;
      const { sequence, current } = data;
      return { answers: [], data, acknowledgement: answer(message, operation, { kind: 'acknowledgement', operation, sequence, current }) };
    },
  };
}

function equal(given: string | null, expected: string): boolean {
  const one = Buffer.from((given ?? '').trim().toLowerCase());
  const other = Buffer.from(expected);
  return one.length === other.length && timingSafeEqual(one, other);
}
