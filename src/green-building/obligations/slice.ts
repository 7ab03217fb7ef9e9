import type { Place } from '#platform/place/place.ts';
import type { PolicyService } from '#green-building/policy/policy.ts';
import type { RenewalService } from '#green-building/renewal/renewal.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';

type Before = { readonly place: Place; readonly registry: Registry; readonly policy: PolicyService; readonly renewal: RenewalService };

export const obligationsSlice = slice({
  name: 'obligations',
  async create({ audit, mark, words }, { place, registry, policy, renewal }: Before) {
    const [{ createObligations }, routes] = await Promise.all([import('./obligations.ts'), import('./routes.ts')]);
    const service = createObligations({ registry, policy, renewal });
    const downloads = routes.obligationsDownloads({
      obligations: service,
      policy,
      registry,
      places: async () => new Map((await place.places(null)).map(({ code, name }) => [code, name])),
      audit,
      mark,
    });
    return { service, router: routes.obligationsRoutes(service, policy, words), downloads };
  },
});
