import { implement } from '@orpc/server';
import type { RequestContext } from '#kernel/request-context.ts';
import { mapInTurns } from '#kernel/in-turns.ts';
import { tell, type Words } from '#kernel/finding.ts';
import { plain, type PolicyService } from '#green-building/policy/policy.ts';
import { obligationsContract } from './contract.ts';
export { obligationsDownloads } from './downloads.ts';
import type { Obligations } from './building-obligations.ts';
import { atOnce, type ObligationsService } from './obligations.ts';

/** A value of the registry that no document lists: it is not a typing error, and has no consequences. */
const readFromField = 'fact-value-unlisted';

/** @param words those of all slices */
export function obligationsRoutes(obligations: ObligationsService, policy: PolicyService, words: Words) {
  const os = implement(obligationsContract).$context<RequestContext>();
  const told = ({ owed, open }: Obligations) => ({ owed: policy.withText(owed), open: policy.openWithText(open) });
  return os.router({
    ofBuilding: os.ofBuilding.handler(async ({ input, context: { scope, language } }) => {
      const { building, day, project, duties, verdict } = await obligations.ofBuilding(scope, input.building, input.date);
      return plain({
        building: building.code,
        name: building.name,
        region: building.region,
        date: day,
        facts: Object.entries(project.facts).map(([fact, value]) => ({ fact, value, field: project.from[fact] ?? fact })),
        ...told(duties),
        documents: verdict?.documents ?? [],
        notLoaded: verdict?.notLoaded ?? [],
        findings: (verdict?.findings ?? []).filter(({ code }) => code !== readFromField).map((finding) => tell(finding, words, language)),
      });
    }),
    ofPlace: os.ofPlace.handler(async ({ input, context: { scope } }) => {
      const { items, rows, ...rest } = await obligations.ofPlace(scope, input);
      const { items: named } = policy.library();
      return plain({
        ...rest,
        items: items.map((one) => ({ ...one, names: named.get(one.item)?.names ?? { zh: one.item, en: one.item } })),
        rows: await mapInTurns(rows, ({ owed, open, ...row }) => ({ ...row, ...told({ owed, open }) }), atOnce),
      });
    }),
  });
}
