import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { equipmentFieldTerms, equipmentKindTerms, equipmentStateTerms } from '#registry/equipment/vocabulary.ts';
import { addCommand } from '#cli/add.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { historyInWords } from '#cli/history.ts';
import { answerEdit } from '#cli/edit-answer.ts';
import { renewalCommand } from '#green-building/renewal/commands/equipment-renewal.ts';
import { type Previewed, previewOptions } from '#cli/previewed.ts';
import { facts, table } from '#cli/table.ts';
import { label, term, termOption, valueIn } from '#cli/terms.ts';
import { day, pair, time, whole } from '#cli/values.ts';

type Equipment = Client['equipment'];
type Listed = Awaited<ReturnType<Equipment['list']>>;
type Shown = Awaited<ReturnType<Equipment['get']>>;

/** `equipment add|edit|show|list|history|renewal`. */
export function equipmentCommands(program: Command, context: CommandContext): void {
  const group = program.command('equipment').description(context.say('建筑的设备', 'equipment of buildings')).helpCommand(false);
  examples(group, context, 'equipment list --building B001', 'equipment show CH-01', 'equipment edit --help');
  addCommand(group, context, {
    name: 'equipment',
    about: context.say('手工新增一台设备（可用 undo 撤销）', 'equipment made by hand (undo takes it back)'),
    add: (client, asked) => client.equipment.add(asked),
    example: 'equipment add CH-02 --set building=B001 --set kind=chiller --set installed=2026',
  });
  editCommand(group, context);
  showCommand(group, context);
  listCommand(group, context);
  historyOfEquipment(group, context);
  renewalCommand(group, context);
}

function editCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('edit <equipment...>')
    .description(say('手工修改一台或多台设备（可用 undo 撤销）', 'an edit by hand of equipment of one or more codes (undo takes it back)'));
  command
    .requiredOption('--set <field=value>', say('字段的新值（可多次）；空值清除', 'a field’s new value (repeatable); empty clears it'), pair)
    .option('--from <day>', say('从这一天起', 'from this day on'), day);
  previewOptions(command, say);
  examples(
    command,
    context,
    'equipment edit CH-01 --set unsafe=是 --set worthRepair=否',
    'equipment edit PU-01 PU-02 --set building=B002 --from 2026-07-01',
    'equipment edit BO-01 --set removed=2026-05-10',
  );
  command.action((equipment: string[], options: Previewed & { set: Record<string, string>; from?: string }) =>
    context.within(async ({ client, output }) =>
      answerEdit(output, await client.equipment.edit({ equipment, ...options }), equipmentFieldTerms),
    ),
  );
}

function showCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group.command('show <equipment>').description(say('一台设备的各项信息', 'what is known of equipment'));
  command.option('--known-at <time>', label(say, 'asKnownThen'), time);
  examples(command, context, 'equipment show CH-01', 'equipment show CH-01 --known-at 2026-01-01');
  command.action((equipment: string, options: { knownAt?: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.equipment.get({ equipment, ...options }), showInWords)),
  );
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

/** The options of a list of what stands in buildings. */
export function listOptions(command: Command, say: Say): void {
  command
    .option('--building <code>', say('只看这栋建筑的', 'of this building'))
    .addOption(termOption('--state <state>', say('在用的，或已拆除的', 'in use, or removed'), equipmentStateTerms))
    .option('--region <code>', say('只看这个地区的建筑', 'of buildings in this region'))
    .option('--organisation <code>', say('只看这个单位的建筑', 'of buildings of this organisation'))
    .option('--search <text>', say('名称或编号中的文字', 'a part of name or code'))
    .option('--known-at <time>', label(say, 'asKnownThen'), time)
    .option('--limit <count>', say('最多多少条（默认 50）', 'at most so many (default 50)'), whole(1, 1000))
    .option('--offset <count>', say('跳过多少条', 'skip so many'), whole(0, 10_000_000));
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

function historyOfEquipment(group: Command, context: CommandContext): void {
  const command = group
    .command('history <equipment>')
    .description(context.say('设备的修改记录', 'who changed which field of equipment, and when'));
  examples(command, context, 'equipment history CH-01');
  command.action((equipment: string) =>
    context.within(async ({ client, output }) => answer(output, await client.equipment.history({ equipment }), historyInWords)),
  );
}
