import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { equipmentFieldTerms, equipmentKindTerms } from '#registry/equipment/vocabulary.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { renewalCommand } from '#green-building/renewal/commands/equipment-renewal.ts';
import { type KindCommands, kindInBuildingsCommands } from '#registry/in-buildings/commands/kind-in-buildings.ts';

/** `equipment add|edit|show|list|history|renewal`. */
export function equipmentCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program.command('equipment').description(say('建筑的设备', 'equipment of buildings')).helpCommand(false);
  examples(group, context, 'equipment list --building B001', 'equipment show CH-01', 'equipment edit --help');
  kindInBuildingsCommands(group, context, equipment);
  renewalCommand(group, context);
}

const equipment: KindCommands = {
  name: 'equipment',
  fields: equipmentFieldTerms,
  kinds: equipmentKindTerms,
  columns: ['code', 'building', 'kind', 'name', 'count', 'installed'],
  purposes: {
    add: {
      about: ['手工新增一台设备（可用 undo 撤销）', 'equipment made by hand (undo takes it back)'],
      examples: ['equipment add CH-02 --set building=B001 --set kind=chiller --set installed=2026'],
    },
    edit: {
      about: ['手工修改一台或多台设备（可用 undo 撤销）', 'an edit by hand of equipment of one or more codes (undo takes it back)'],
      examples: [
        'equipment edit CH-01 --set unsafe=是 --set worthRepair=否',
        'equipment edit PU-01 PU-02 --set building=B002 --from 2026-07-01',
        'equipment edit BO-01 --set removed=2026-05-10',
      ],
    },
    show: {
      about: ['一台设备的各项信息', 'what is known of equipment'],
      examples: ['equipment show CH-01', 'equipment show CH-01 --known-at 2026-01-01'],
    },
    list: {
      about: ['设备清单', 'a list of equipment'],
      examples: ['equipment list --building B001', 'equipment list --region 140302 --kind boiler --state in-use'],
    },
    history: {
      about: ['设备的修改记录', 'who changed which field of equipment, and when'],
      examples: ['equipment history CH-01'],
    },
  },
  ofKind: ['只看这类设备（锅炉、boiler …）', 'of this kind (boiler, chiller …)'],
  inAll: (total) => [`共 ${total} 条设备`, `${total} in all`],
  ask: {
    add: (client, asked) => client.equipment.add(asked),
    edit: (client, codes, options) => client.equipment.edit({ equipment: codes, ...options }),
    show: (client, code, options) => client.equipment.get({ equipment: code, ...options }),
    list: (client, options) => client.equipment.list(options as Parameters<Client['equipment']['list']>[0]),
    rows: (listed: Awaited<ReturnType<Client['equipment']['list']>>) => listed.equipment,
    history: (client, code) => client.equipment.history({ equipment: code }),
  },
};
