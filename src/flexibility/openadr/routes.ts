import { implement } from '@orpc/server';
import { tell, type Words, tellPlain } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { openadrContract } from './contract.ts';
import type { OpenAdr } from './openadr.ts';

const said = (at: Date): string => at.toISOString();

/** The contract of OpenADR, implemented by its service. */
export function openadrRoutes(openadr: OpenAdr, words: Words) {
  const on = implement(openadrContract).$context<RequestContext>();
  return on.router({
    addClient: on.addClient.handler(({ input, context: { scope } }) => openadr.addClient(scope, input)),
    removeClient: on.removeClient.handler(({ input, context: { scope } }) => openadr.removeClient(scope, input.name)),
    connect: on.connect.handler(({ input, context: { scope } }) => openadr.connect(scope, input)),
    disconnect: on.disconnect.handler(({ input, context: { scope } }) => openadr.disconnect(scope, input.name)),
    poll: on.poll.handler(async ({ input, context: { language } }) => {
      const { findings, ...told } = await openadr.poll(input.name);
      return { ...told, findings: findings.map((one) => tellPlain(one, words, language)) };
    }),
    overview: on.overview.handler(async ({ context: { language } }) => {
      const { clients, connections, events, deliveries, ...rest } = await openadr.overview();
      return {
        ...rest,
        clients: clients.map(({ id, secretHash: _hash, made, lastToken, ...one }) => ({
          ...one,
          clientId: id,
          made: said(made),
          lastToken: lastToken === null ? null : said(lastToken),
        })),
        connections: connections.map(({ clientId: _client, made, polled, trouble, findings, ...one }) => ({
          ...one,
          changedAt: said(made),
          findings: (findings ?? []).map((each) => tellPlain(each, words, language)),
          polled: polled === null ? null : said(polled),
          trouble: trouble === null ? null : tell({ ...trouble, severity: 'warning' }, words, language).detail,
        })),
        events: events.map((one) => ({ ...one, ends: one.ends === null ? null : said(one.ends), made: said(one.made) })),
        deliveries: deliveries.map(({ subscription: _subscription, client: _client, address, made, trouble, ...one }) => ({
          ...one,
          host: URL.parse(address)?.host ?? '',
          made: said(made),
          trouble: trouble === null ? null : tell({ ...trouble, severity: 'warning' }, words, language).detail,
        })),
      };
    }),
  });
}
