import { randomBytes } from 'node:crypto';
import type { Mount } from '#kernel/mount.ts';
import { Problem } from '#kernel/problem.ts';
import type { Flexibility } from '#flexibility/flexibility/flexibility.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { claimantOf, tooManyTokens } from './auth.ts';
import { addClient, clientOf, clients, removeClient } from './client-store.ts';
import { connectionVerbs } from './connections.ts';
import { callOff, publish } from './publish.ts';
import { connections } from './connection-store.ts';
import { deliver } from './deliveries.ts';
import { dropOldDeliveries, latestDeliveries } from './delivery-store.ts';
import { openAdrPath, type ClientRole } from './facts.ts';
import type { FollowContext, OpenAdrContext, OpenAdrNeeds } from './needs.ts';
import { eventsShown, vensShown } from './overview-store.ts';
import { createTokens, freshSecret, hashOf, testClients } from './tokens.ts';
import { createWriteTrail } from './trail.ts';
import { enterReports } from './usage.ts';
import { createVtn } from './vtn.ts';

/** Fits a day's intervals of thousands of resources; anything larger is sent in several reports. */
const mostBody = { bytes: 4 * 1024 * 1024, values: 200_000 };

const keptDays = 60;
const shown = 100;

export type OpenAdr = ReturnType<typeof createOpenAdr>;

/**
 * The server of OpenADR 3.1.0 (VTN), and its clients.
 * @example (await openadr.addClient(scope, { name: '一号楼', as: 'ven' })).clientSecret // shown only once
 */
export function createOpenAdr(
  needs: OpenAdrNeeds & FollowContext & { readonly flexibility: Pick<Flexibility, 'onCalled' | 'onCancelled'> },
) {
  const { postgres, now, audit, mode } = needs;
  const enter = oneAfterAnother(async () => void (await enterReports(context)));
  const work = oneAfterAnother(async () => {
    await enter();
    await deliver(context);
  });
  const warn = (error: unknown): void => needs.warn('OpenADR could not do what is due', error);
  const wake = (): void => void work().catch(warn);
  const context: OpenAdrContext = {
    ...needs,
    tokens: createTokens(needs),
    known: (ids) => knownClients(needs, ids),
    wrote: createWriteTrail(needs),
    wake,
    enter: () => enter().catch(warn),
  };
  needs.flexibility.onCalled(async (on, event) => {
    await publish(context, on, event);
    wake();
  });
  needs.flexibility.onCancelled(async (on, event) => {
    await callOff(context, on, event);
    wake();
  });
  const secret = { at: '/auth/token', door: 'openadr-token', claimant: claimantOf, tooMany: tooManyTokens };
  const mount: Mount = { prefix: openAdrPath, most: mostBody, secret, answer: createVtn(context) };
  return {
    mounts: [mount],
    ...connectionVerbs(needs),
    /** Creates a client; its secret is shown only once. Throws Problem `openadr-client-name-taken`. */
    async addClient(scope: Scope, { name, as: role }: { readonly name: string; readonly as: ClientRole }) {
      const [clientId, clientSecret] = [`${role}-${randomBytes(12).toString('base64url')}`, freshSecret()];
      const made = await addClient(postgres, scope, { id: clientId, name, role, secretHash: hashOf(clientSecret) }, now());
      if (!made) throw new Problem('conflict', 'openadr-client-name-taken', { name });
      await audit(scope, { action: 'openadr-client-add', subject: `openadr-client:${name}`, region: null, detail: { role } });
      return { name, role, clientId, clientSecret };
    },
    /** Throws Problem `no-such-openadr-client`. */
    async removeClient(scope: Scope, name: string) {
      const gone = await removeClient(postgres, wholeProgram, name);
      if (gone === undefined) throw new Problem('not-found', 'no-such-openadr-client', { name });
      await audit(scope, { action: 'openadr-client-remove', subject: `openadr-client:${name}`, region: null });
      return { name };
    },
    /** An overview: clients, vens, the latest events and deliveries. */
    async overview() {
      const [known, followed, vens, events, deliveries] = await Promise.all([
        clients(postgres, wholeProgram),
        connections(postgres, wholeProgram),
        vensShown(postgres, wholeProgram),
        eventsShown(postgres, wholeProgram, shown),
        latestDeliveries(postgres, wholeProgram, shown),
      ]);
      return { mode, url: `${needs.site()}${openAdrPath}`, clients: known, connections: followed, vens, events, deliveries };
    },
    /** Sends due deliveries to webhooks, and imports meter data from reports. Runs repeatedly while the program serves. */
    round: work,
    keepUp: (): Promise<void> => dropOldDeliveries(postgres, wholeProgram, now() - keptDays * 86_400_000),
  };
}

async function knownClients({ postgres, mode }: OpenAdrNeeds, ids: readonly string[]) {
  const found = new Map<string, { role: ClientRole; signs: string }>();
  for (const id of ids) {
    const kept = id.includes('\0') ? undefined : await clientOf(postgres, wholeProgram, id);
    const test = mode === 'test' ? testClients.find((one) => one.id === id) : undefined;
    if (kept !== undefined) found.set(id, { role: kept.role, signs: kept.secretHash });
    else if (test !== undefined) found.set(id, { role: test.role, signs: hashOf(test.secret) });
  }
  return found;
}

/** Serializes work: a request while it is running causes one more run afterwards, not several. */
function oneAfterAnother(work: () => Promise<void>): () => Promise<void> {
  let [running, next]: [Promise<void> | null, Promise<void> | null] = [null, null];
  const begin = (): Promise<void> => {
    running = work().finally(() => {
      running = null;
    });
    return running;
  };
  return () => {
    if (running === null) return begin();
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = null;
        return begin();
      });
    return next;
  };
}
