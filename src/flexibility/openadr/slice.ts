import type { Access } from '#platform/access/access.ts';
import type { Flexibility } from '#flexibility/flexibility/flexibility.ts';
import type { Portfolio } from '#registry/portfolio/portfolio.ts';
import type { Notices } from '#platform/notice/notice.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import { brokenNotice, clientRoleTerms, deliveryStateTerms, openadrTerms } from './vocabulary.ts';
import { openadrWords } from './words.ts';

type Before = {
  readonly access: Access;
  readonly notice: Notices;
  readonly registry: Registry;
  readonly readings: Readings;
  readonly portfolio: Portfolio;
  readonly flexibility: Flexibility;
};

export const openadrSlice = slice({
  name: 'openadr',
  words: openadrWords,
  vocabulary: { openadr: openadrTerms, openadrClientRole: clientRoleTerms, openadrDeliveryState: deliveryStateTerms },
  async create({ config, stores: { postgres }, now, site, audit, ending, warn, words }, before: Before) {
    const [{ createOpenAdr }, { openadrRoutes }] = await Promise.all([import('./openadr.ts'), import('./routes.ts')]);
    before.notice.register(brokenNotice);
    const needs = { ...before, postgres, now, audit, mode: config.openadr, site: site.url, words, ending, warn };
    const service = createOpenAdr(needs);
    const isServed = config.openadr !== 'off';
    return {
      service,
      router: openadrRoutes(service, words),
      mounts: service.mounts,
      tasks: [
        { name: 'following servers of OpenADR', everyMs: 60_000, run: service.pollAll },
        ...(isServed
          ? [
              { name: 'sending notifications of OpenADR', everyMs: 5000, atOnce: true, run: service.round },
              { name: 'letting old notifications of OpenADR go', everyMs: 3_600_000, run: service.keepUp },
            ]
          : []),
      ],
    };
  },
});
