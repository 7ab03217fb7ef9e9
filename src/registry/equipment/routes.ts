import { implement } from '@orpc/server';
import { presentRun, sayIn } from '#platform/imports/present-result.ts';
import { tell, type Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { equipmentContract } from './contract.ts';
import type { Equipment } from './equipment.ts';

export { equipmentDownloads } from './downloads.ts';

/** The contract of equipment over its face. */
export function equipmentRoutes(equipment: Equipment, words: Words) {
  const on = implement(equipmentContract).$context<RequestContext>();
  return on.router({
    importEquipment: on.importEquipment.handler(async ({ input, context: { scope, language } }) =>
      presentRun(await equipment.importEquipment(scope, input, sayIn(words, language)), input.preview === true, words, language),
    ),
    list: on.list.handler(({ input, context }) => equipment.list(context.scope, input)),
    get: on.get.handler(({ input: { equipment: code, knownAt }, context }) => equipment.get(context.scope, code, { knownAt })),
    edit: on.edit.handler(async ({ input: { equipment: codes, ...asked }, context: { scope, language } }) => {
      const say = sayIn(words, language);
      const made = await equipment.edit(scope, { codes, ...asked });
      return { ...made, refused: made.refused.map((one) => ({ ...one, detail: say(one.fault, one.evidence) })) };
    }),
    add: on.add.handler(async ({ input, context: { scope, language } }) => {
      const made = await equipment.add(scope, input);
      return { ...made, findings: made.findings.map((finding) => tell(finding, words, language)) };
    }),
    history: on.history.handler(async ({ input, context }) => ({ changes: await equipment.history(context.scope, input.equipment) })),
  });
}
