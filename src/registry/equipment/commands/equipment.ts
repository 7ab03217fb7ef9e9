import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { equipmentFieldTerms, equipmentList } from '#registry/equipment/vocabulary.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { renewalCommand } from '#green-building/renewal/commands/equipment-renewal.ts';
import { inBuildingTerms } from '#registry/in-buildings/vocabulary.ts';
import { type DeclaredKind, declaredKindCommands } from '#cli/declared-kind.ts';

/** `equipment add|edit|show|list|history|renewal`. */
export function equipmentCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program.command('equipment').description(say('建筑的设备', 'equipment of buildings')).helpCommand(false);
  examples(group, context, 'equipment list --building B001', 'equipment show CH-01', 'equipment edit --help');
  declaredKindCommands(group, context, equipment);
  renewalCommand(group, context);
}

const equipment: DeclaredKind = {
  name: 'equipment',
  fields: { ...equipmentFieldTerms, ...inBuildingTerms },
  list: equipmentList,
  columns: ['code', 'building', 'kind', 'name', 'count', 'installed', 'state'],
  dated: true,
  filters: {
    kind: ['kind', '只看这类设备（锅炉、boiler …）', 'of this kind (boiler, chiller …)'],
    state: ['state', '在用的、已拆除的，或所在建筑已拆除的', 'in use, removed, or in a building that was demolished'],
  },
  inAll: (total) => [`共 ${total} 条设备`, `${total} in all`],
  add: {
    about: ['手工新增一台设备（可用 undo 撤销）', 'add equipment by hand (undo takes it back)'],
    examples: ['equipment add CH-02 --set building=B001 --set kind=chiller --set installed=2026'],
    ask: (client, asked) => client.equipment.add(asked),
  },
  edit: {
    about: ['手工修改一台或多台设备（可用 undo 撤销）', 'edit equipment by hand, by one or more codes (undo takes it back)'],
    examples: [
      'equipment edit CH-01 --set unsafe=是 --set worthRepair=否',
      'equipment edit PU-01 PU-02 --set building=B002 --from 2026-07-01',
      'equipment edit BO-01 --set removed=2026-05-10',
    ],
    ask: (client, codes, options) => client.equipment.edit({ equipment: codes, ...options }),
  },
  show: {
    about: ['一台设备的各项信息', 'details of equipment'],
    examples: ['equipment show CH-01', 'equipment show CH-01 --known-at 2026-01-01'],
    ask: (client, code, options) => client.equipment.get({ equipment: code, ...options }),
  },
  listed: {
    about: ['设备清单', 'a list of equipment'],
    examples: ['equipment list --building B001', 'equipment list --region 140302 --kind boiler --state in-use'],
    ask: (client, options) => client.equipment.list(options),
    rows: (listed: Awaited<ReturnType<Client['equipment']['list']>>) => listed.equipment,
  },
  history: {
    about: ['设备的修改记录', 'who changed which field of equipment, and when'],
    examples: ['equipment history CH-01'],
    ask: (client, code) => client.equipment.history({ equipment: code }),
  },
};
