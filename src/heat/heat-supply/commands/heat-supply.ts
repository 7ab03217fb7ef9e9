import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { heatMethodTerms, householdFieldTerms, householdStatusTerms, settlementPointFieldTerms } from '#heat/heat-supply/vocabulary.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { editCommand, historyCommand, pageOptions, showCommand } from '#cli/kind-commands.ts';
import { option } from '#cli/option-terms.ts';
import { facts, table } from '#cli/table.ts';
import { label, term, termOption, valueIn } from '#cli/terms.ts';

type Supply = Client['heatSupply'];
type Points = Awaited<ReturnType<Supply['points']['list']>>;
type Households = Awaited<ReturnType<Supply['households']['list']>>;

const settlementPointWords = { fields: settlementPointFieldTerms, values: { method: heatMethodTerms } };

const householdWords = { fields: householdFieldTerms, values: { status: householdStatusTerms } };

/** `settlement-point edit|show|list|history` and `household edit|show|list|history`. */
export function heatSupplyCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const points = program.command('settlement-point').description(label(say, 'settlementPoints')).helpCommand(false);
  examples(points, context, 'settlement-point list --company C1', 'settlement-point show P1');
  pointCommands(points, context);
  const households = program.command('household').description(label(say, 'households')).helpCommand(false);
  examples(households, context, 'household list --point P1', 'household edit H-0101 --set status=停热 --from 2026-01-15');
  householdCommands(households, context);
}

function pointCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  editCommand(group, context, 'points', {
    about: option(say, 'editByHand'),
    examples: ['settlement-point edit P1 --set method=share-area --set meter=HM-1 --from 2026-11-01'],
    dated: true,
    terms: settlementPointWords,
    edit: (client, points, options) => client.heatSupply.points.edit({ points, ...options }),
  });
  showCommand(group, context, 'point', {
    about: say('一个热量结算点', 'a settlement point'),
    examples: ['settlement-point show P1'],
    show: (client, point, options) => client.heatSupply.points.get({ point, ...options }),
    words: (told, words) => shownInWords(told, words, settlementPointFieldTerms, { method: term(words, heatMethodTerms, told.method) }),
  });
  const list = listOptions(group.command('list').description(say('热量结算点清单', 'a list of settlement points')), context);
  list.addOption(termOption('--method <method>', term(say, settlementPointFieldTerms, 'method'), heatMethodTerms));
  list.option('--substation <code>', term(say, settlementPointFieldTerms, 'substation'));
  examples(list, context, 'settlement-point list --region 140302 --method share-area');
  list.action((options: Parameters<Supply['points']['list']>[0]) =>
    context.within(async ({ client, output }) => answer(output, await client.heatSupply.points.list(options), pointsInWords)),
  );
  historyCommand(group, context, 'point', {
    about: say('热量结算点的修改记录', 'who changed which field of a settlement point'),
    examples: ['settlement-point history P1'],
    terms: settlementPointWords,
    history: (client, point) => client.heatSupply.points.history({ point }),
  });
}

function householdCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  editCommand(group, context, 'households', {
    about: option(say, 'editByHand'),
    examples: ['household edit H-0101 --set account=A-77 --set name=示例用户 --from 2026-01-15'],
    dated: true,
    terms: householdWords,
    edit: (client, households, options) => client.heatSupply.households.edit({ households, ...options }),
  });
  showCommand(group, context, 'household', {
    about: say('一个热用户：用热人、面积、状态及其变化', 'a household: occupants, areas, states by day'),
    examples: ['household show H-0101', 'household show H-0101 --known-at 2026-01-01'],
    show: (client, household, options) => client.heatSupply.households.get({ household, ...options }),
    words: (told, words) => shownInWords(told, words, householdFieldTerms, { status: term(words, householdStatusTerms, told.status) }),
  });
  const list = listOptions(group.command('list').description(say('热用户清单', 'a list of households')), context);
  list.option('--point <code>', term(say, householdFieldTerms, 'point'));
  list.addOption(termOption('--status <status>', term(say, householdFieldTerms, 'status'), householdStatusTerms));
  examples(list, context, 'household list --building B001', 'household list --point P1 --status stopped');
  list.action((options: Parameters<Supply['households']['list']>[0]) =>
    context.within(async ({ client, output }) => answer(output, await client.heatSupply.households.list(options), householdsInWords)),
  );
  historyCommand(group, context, 'household', {
    about: say('热用户的修改记录', 'who changed which field of a household'),
    examples: ['household history H-0101'],
    terms: householdWords,
    history: (client, household) => client.heatSupply.households.history({ household }),
  });
}

function listOptions(command: Command, { say }: CommandContext): Command {
  command
    .option('--building <code>', option(say, 'ofBuilding'))
    .option('--company <code>', term(say, settlementPointFieldTerms, 'company'))
    .option('--region <code>', option(say, 'ofRegion'))
    .option('--search <text>', option(say, 'partOfName'));
  return pageOptions(command, say);
}

type Shown = {
  readonly dated: Readonly<Record<string, readonly { readonly from: string | null; readonly value: unknown }[]>>;
  readonly provenance: unknown;
};

/** Its facts today, followed by the dated values of each. */
function shownInWords(
  { dated, provenance: _provenance, ...now }: Shown,
  say: Say,
  terms: Parameters<typeof term>[1],
  values: Readonly<Record<string, string>>,
): string {
  const today = Object.entries(now)
    .filter(([field]) => field !== 'buildingName')
    .map(([field, value]) => [term(say, terms, field), values[field] ?? valueIn(say, field, value)] as const);
  const rows = Object.entries(dated).flatMap(([field, line]) => line.map(({ from, value }) => ({ field, from, value })));
  if (rows.length === 0) return facts(today);
  const columns = [
    { title: label(say, 'field'), cell: (row: (typeof rows)[number]) => term(say, terms, row.field) },
    { title: term(say, householdFieldTerms, 'from'), cell: (row: (typeof rows)[number]) => row.from },
    { title: label(say, 'value'), cell: (row: (typeof rows)[number]) => valueIn(say, row.field, row.value) },
  ];
  return `${facts(today)}\n\n${table(columns, rows)}`;
}

function pointsInWords({ points, total }: Points, say: Say): string {
  type Row = Points['points'][number];
  const columns = [
    ...(['code', 'building', 'company', 'tariff'] as const).map((field) => ({
      title: term(say, settlementPointFieldTerms, field),
      cell: (row: Row) => row[field],
    })),
    { title: term(say, settlementPointFieldTerms, 'method'), cell: (row: Row) => term(say, heatMethodTerms, row.method) },
    { title: term(say, settlementPointFieldTerms, 'meter'), cell: (row: Row) => row.meter },
  ];
  return `${table(columns, points)}\n${say(`共 ${total} 个`, `${total} in all`)}`;
}

function householdsInWords({ households, total }: Households, say: Say): string {
  type Row = Households['households'][number];
  const columns = [
    ...(['code', 'point', 'room', 'class', 'area', 'meter', 'account'] as const).map((field) => ({
      title: term(say, householdFieldTerms, field),
      cell: (row: Row) => row[field],
    })),
    { title: term(say, householdFieldTerms, 'status'), cell: (row: Row) => term(say, householdStatusTerms, row.status) },
  ];
  return `${table(columns, households)}\n${say(`共 ${total} 户`, `${total} in all`)}`;
}
