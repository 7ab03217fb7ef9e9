import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { quantityTerms } from '#kernel/quantity-terms.ts';
import { pointFieldTerms } from '#metering/point/vocabulary.ts';
import { option } from '#cli/option-terms.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { addCommand, editCommand, historyCommand, pageOptions, showCommand } from '#cli/kind-commands.ts';
import { facts, table } from '#cli/table.ts';
import { label, term, termOption, valueIn } from '#cli/terms.ts';
import { time } from '#cli/values.ts';

type Points = Client['point'];
type Listed = Awaited<ReturnType<Points['list']>>;
type Shown = Awaited<ReturnType<Points['get']>>;

const pointWords = { fields: pointFieldTerms, values: { quantity: quantityTerms } };

/** `point add|edit|show|list|history`. */
export function pointCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('point')
    .description(say('测点：温度、湿度、功率等瞬时值', 'points: values of an instant'))
    .helpCommand(false);
  examples(group, context, 'point list --building B001', 'point show T-301', 'point edit --help');
  addCommand(group, context, 'point', {
    about: say('手工新增一个测点（可用 undo 撤销）', 'a point made by hand (undo takes it back)'),
    examples: ['point add T-302 --set quantity=temperature --set building=B001 --set space=302'],
    add: (client, asked) => client.point.add(asked),
  });
  editCommand(group, context, 'points', {
    about: say('手工修改一个或多个测点（可用 undo 撤销）', 'an edit by hand of one or more points (undo takes it back)'),
    examples: ['point edit T-301 --set hold=30min --set high=60', 'point edit T-301 T-302 --set tag=zone-air'],
    terms: pointWords,
    edit: (client, points, options) => client.point.edit({ points, ...options }),
  });
  showCommand(group, context, 'point', {
    about: say('一个测点的各项信息', 'what is known of a point'),
    examples: ['point show T-301', 'point show T-301 --known-at 2026-01-01'],
    show: (client, point, options) => client.point.get({ point, ...options }),
    words: showInWords,
  });
  listCommand(group, context);
  historyCommand(group, context, 'point', {
    about: say('测点的修改记录', 'who changed which field of a point, and when'),
    examples: ['point history T-301'],
    terms: pointWords,
    history: (client, point) => client.point.history({ point }),
  });
}

function showInWords({ provenance: _provenance, dated: _dated, quantity, buildingName: _name, ...rest }: Shown, say: Say): string {
  return facts([
    ...Object.entries(rest).map(([field, value]) => [term(say, pointFieldTerms, field), valueIn(say, field, value)] as const),
    [term(say, pointFieldTerms, 'quantity'), term(say, quantityTerms, quantity)],
  ]);
}

function listCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group.command('list').description(say('测点清单', 'a list of points'));
  command
    .option('--building <code>', option(say, 'ofBuilding'))
    .addOption(
      termOption('--quantity <quantity>', say('只看这个量（温度、temperature …）', 'of this quantity (temperature …)'), quantityTerms),
    )
    .option('--space <room>', say('只看这个房间的', 'of this room'))
    .option('--equipment <code>', say('只看这台设备的', 'of this equipment'))
    .option('--tag <tag>', say('只看这个标签的', 'with this tag'))
    .option('--region <code>', option(say, 'ofRegion'))
    .option('--search <text>', say('名称、代码或房间中的文字', 'a part of name, code or room'))
    .option('--known-at <time>', label(say, 'asKnownThen'), time);
  pageOptions(command, say);
  examples(command, context, 'point list --building B001 --quantity temperature', 'point list --region 140302 --tag zone-air');
  command.action((options: Parameters<Points['list']>[0]) =>
    context.within(async ({ client, output }) => answer(output, await client.point.list(options), listInWords)),
  );
}

function listInWords({ points, total }: Listed, say: Say): string {
  type Row = Listed['points'][number];
  const columns = [
    { title: term(say, pointFieldTerms, 'code'), cell: (row: Row) => row.code },
    { title: term(say, pointFieldTerms, 'quantity'), cell: (row: Row) => term(say, quantityTerms, row.quantity) },
    { title: term(say, pointFieldTerms, 'building'), cell: (row: Row) => row.building },
    { title: term(say, pointFieldTerms, 'space'), cell: (row: Row) => row.space },
    { title: term(say, pointFieldTerms, 'name'), cell: (row: Row) => row.name },
    { title: term(say, pointFieldTerms, 'hold'), cell: (row: Row) => row.hold },
  ];
  return `${table(columns, points)}\n${say(`共 ${total} 个测点`, `${total} in all`)}`;
}
