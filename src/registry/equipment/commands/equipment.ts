import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { equipmentFieldTerms, equipmentKindTerms, equipmentStateTerms } from '#registry/equipment/vocabulary.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { addCommand, editCommand, historyCommand, pageOptions, showCommand } from '#cli/kind-commands.ts';
import { renewalCommand } from '#green-building/renewal/commands/equipment-renewal.ts';
import { facts, table } from '#cli/table.ts';
import { label, term, termOption, valueIn } from '#cli/terms.ts';
import { time } from '#cli/values.ts';

type Equipment = Client['equipment'];
type Listed = Awaited<ReturnType<Equipment['list']>>;
type Shown = Awaited<ReturnType<Equipment['get']>>;

const equipmentWords = { fields: equipmentFieldTerms, values: { kind: equipmentKindTerms } };

/** `equipment add|edit|show|list|history|renewal`. */
export function equipmentCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program.command('equipment').description(say('建筑的设备', 'equipment of buildings')).helpCommand(false);
  examples(group, context, 'equipment list --building B001', 'equipment show CH-01', 'equipment edit --help');
  addCommand(group, context, 'equipment', {
    about: say('手工新增一台设备（可用 undo 撤销）', 'equipment made by hand (undo takes it back)'),
    examples: ['equipment add CH-02 --set building=B001 --set kind=chiller --set installed=2026'],
    add: (client, asked) => client.equipment.add(asked),
  });
  editCommand(group, context, 'equipment', {
    about: say('手工修改一台或多台设备（可用 undo 撤销）', 'an edit by hand of equipment of one or more codes (undo takes it back)'),
    examples: [
      'equipment edit CH-01 --set unsafe=是 --set worthRepair=否',
      'equipment edit PU-01 PU-02 --set building=B002 --from 2026-07-01',
      'equipment edit BO-01 --set removed=2026-05-10',
    ],
    dated: true,
    terms: equipmentWords,
    edit: (client, equipment, options) => client.equipment.edit({ equipment, ...options }),
  });
  showCommand(group, context, 'equipment', {
    about: say('一台设备的各项信息', 'what is known of equipment'),
    examples: ['equipment show CH-01', 'equipment show CH-01 --known-at 2026-01-01'],
    show: (client, equipment, options) => client.equipment.get({ equipment, ...options }),
    words: showInWords,
  });
  listCommand(group, context);
  historyCommand(group, context, 'equipment', {
    about: say('设备的修改记录', 'who changed which field of equipment, and when'),
    examples: ['equipment history CH-01'],
    terms: equipmentWords,
    history: (client, equipment) => client.equipment.history({ equipment }),
  });
  renewalCommand(group, context);
}

function showInWords({ provenance: _provenance, dated: _dated, kind, state, buildingName, ...rest }: Shown, say: Say): string {
  return facts([
    ...Object.entries(rest).map(([field, value]) => [term(say, equipmentFieldTerms, field), valueIn(say, field, value)] as const),
    [say('建筑名称', 'Name of the building'), buildingName],
    [term(say, equipmentFieldTerms, 'kind'), term(say, equipmentKindTerms, kind)],
    [say('状态', 'State'), term(say, equipmentStateTerms, state)],
  ]);
}

function listCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group.command('list').description(say('设备清单', 'a list of equipment'));
  listOptions(
    command.addOption(
      termOption('--kind <kind>', say('只看这类设备（锅炉、boiler …）', 'of this kind (boiler, chiller …)'), equipmentKindTerms),
    ),
    say,
  );
  examples(command, context, 'equipment list --building B001', 'equipment list --region 140302 --kind boiler --state in-use');
  command.action((options: Parameters<Equipment['list']>[0]) =>
    context.within(async ({ client, output }) => answer(output, await client.equipment.list(options), listInWords)),
  );
}

/** The options of a list of what is in buildings. */
export function listOptions(command: Command, say: Say): void {
  command
    .option('--building <code>', say('只看这栋建筑的', 'of this building'))
    .addOption(termOption('--state <state>', say('在用的，或已拆除的', 'in use, or removed'), equipmentStateTerms))
    .option('--region <code>', say('只看这个地区的建筑', 'of buildings in this region'))
    .option('--organisation <code>', say('只看这个单位的建筑', 'of buildings of this organisation'))
    .option('--search <text>', say('名称或编号中的文字', 'a part of name or code'))
    .option('--known-at <time>', label(say, 'asKnownThen'), time);
  pageOptions(command, say);
}

function listInWords({ equipment, total }: Listed, say: Say): string {
  type Row = Listed['equipment'][number];
  const columns = [
    { title: term(say, equipmentFieldTerms, 'code'), cell: (row: Row) => row.code },
    { title: term(say, equipmentFieldTerms, 'building'), cell: (row: Row) => row.building },
    { title: term(say, equipmentFieldTerms, 'kind'), cell: (row: Row) => term(say, equipmentKindTerms, row.kind) },
    { title: term(say, equipmentFieldTerms, 'name'), cell: (row: Row) => row.name },
    { title: term(say, equipmentFieldTerms, 'count'), cell: (row: Row) => row.count, number: true },
    { title: term(say, equipmentFieldTerms, 'installed'), cell: (row: Row) => row.installed },
    { title: say('状态', 'State'), cell: (row: Row) => term(say, equipmentStateTerms, row.state) },
  ];
  return `${table(columns, equipment)}\n${say(`共 ${total} 条设备`, `${total} in all`)}`;
}
