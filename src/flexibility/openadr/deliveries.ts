import type { Evidence } from '#kernel/finding.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { sendCallback } from './callback-sender.ts';
import { claimDue, settle, type DueDelivery } from './delivery-store.ts';
import type { OpenAdrContext } from './needs.ts';
import { markBroken } from './object-store.ts';
import { brokenNotice } from './vocabulary.ts';

const [second, minute, hour] = [1000, 60_000, 3_600_000];

/**
 * Pauses after each failed attempt: a webhook that has not answered for some eight hours is considered broken (Definition, backing off).
 */
const pauses = [10 * second, minute, 5 * minute, 15 * minute, hour, 2 * hour, 4 * hour] as const;

/** How many run concurrently, and how many are claimed together. */
const [atOnce, together] = [64, 256];
/** Longer than a delivery takes: deliveries claimed by a process that ended become due again after this. */
const heldMs = 120_000;

/** Sends due deliveries until none are left. @returns how many were attempted */
export async function deliver(context: OpenAdrContext): Promise<number> {
  const { postgres, now, ending } = context;
  let tried = 0;
  while (!ending.aborted) {
    const due = await claimDue(postgres, wholeProgram, now(), now() + heldMs, together);
    if (due.length === 0) break;
    tried += due.length;
    await deliverSome(context, due);
  }
  return tried;
}

type Outcome = { readonly delivery: DueDelivery; readonly final: boolean; readonly trouble: { code: string; evidence: Evidence } | null };

async function deliverSome(context: OpenAdrContext, due: readonly DueDelivery[]): Promise<void> {
  const { postgres, now } = context;
  const known = await context.known([...new Set(due.map(({ client }) => client))]);
  const outcomes: Outcome[] = [];
  const left = [...due];
  const work = async (): Promise<void> => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) {
      const outcome = await tryOne(context, one, known.get(one.client)?.signs);
      if (outcome !== null) outcomes.push(outcome);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, due.length) }, work));
  await settle(
    postgres,
    wholeProgram,
    outcomes.map(({ delivery, final, trouble }) => {
      const pause = trouble === null || final ? undefined : pauses[delivery.tries - 1];
      const state = trouble === null ? 'delivered' : pause === undefined ? 'failed' : 'waiting';
      return { id: delivery.id, state, due: pause === undefined ? null : now() + pause, trouble };
    }),
  );
  const lost = outcomes.filter(({ delivery, final, trouble }) => trouble !== null && (final || pauses[delivery.tries - 1] === undefined));
  for (const { delivery } of lost) await breakOff(context, delivery);
}

/** The outcome of one attempt; null if the program ends during it. */
async function tryOne({ mode, now, ending }: OpenAdrContext, delivery: DueDelivery, signs: string | undefined): Promise<Outcome | null> {
  const { address, body, id, operations } = delivery;
  if (signs === undefined) return { delivery, final: true, trouble: { code: 'openadr-client-gone', evidence: {} } };
  const bearerToken = operations.find(({ callbackUrl }) => callbackUrl === address)?.bearerToken ?? null;
  const tried = await sendCallback({ address, bearerToken, signs, id, body, at: now() }, mode === 'test', ending);
  if (tried.outcome === 'failed') return { delivery, final: tried.final, trouble: tried.reason };
  return tried.outcome === 'delivered' ? { delivery, final: false, trouble: null } : null;
}

/** Stops sending to this webhook until its subscription is replaced, and notifies administrators, who know the client. */
async function breakOff({ postgres, notice }: OpenAdrContext, { subscription, address, client, id }: DueDelivery): Promise<void> {
  await markBroken(postgres, wholeProgram, subscription, address);
  await notice.post({
    kind: brokenNotice.kind,
    code: 'notice-openadr-webhook-broken',
    evidence: { client, host: URL.parse(address)?.host ?? address },
    key: `openadr-webhook:${subscription}:${address}:${id}`,
    link: '/openadr',
    to: 'administrators',
  });
}
