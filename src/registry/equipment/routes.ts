import { implement } from '@orpc/server';
import { importing } from '#platform/imports/public/present-result.ts';
import type { Words } from '#kernel/finding.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import { kindFile, type KindFileNeeds } from '#platform/ledger/kind-file.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { adding, editing, historyOf } from '#platform/ledger/kind-routes.ts';
import { equipmentContract } from './contract.ts';
import type { Equipment } from './equipment.ts';

/** All visible equipment, as a file. */
export const equipmentDownloads = (equipment: Equipment, needs: KindFileNeeds): DownloadRoute[] => [
  kindFile({ name: 'equipment', all: 'All equipment that is seen', header: equipment.header, rows: equipment.rows }, needs),
];

/** The contract of equipment, implemented by its service. */
export function equipmentRoutes(equipment: Equipment, words: Words) {
  const on = implement(equipmentContract).$context<RequestContext>();
  return on.router({
    importEquipment: on.importEquipment.handler(importing(words, equipment.importEquipment)),
    list: on.list.handler(({ input, context }) => equipment.list(context.scope, input)),
    get: on.get.handler(({ input: { equipment: code, knownAt }, context }) => equipment.get(context.scope, code, { knownAt })),
    edit: on.edit.handler(editing('equipment', words, equipment.edit)),
    add: on.add.handler(adding(words, equipment.add)),
    history: on.history.handler(historyOf('equipment', equipment.history)),
  });
}
