import type { Command } from 'commander';
import type { Client } from '#client.ts';
import type { Term } from '#kernel/vocabulary.ts';
import {
  heatMethodTerms,
  householdFieldTerms,
  householdList,
  householdStatusTerms,
  settlementPointFieldTerms,
  settlementPointList,
} from '#heat/heat-supply/vocabulary.ts';
import type { Say } from '#cli/output.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { type DeclaredKind, declaredKindCommands } from '#cli/declared-kind.ts';
import { showCommand } from '#cli/kind-commands.ts';
import { facts, table } from '#cli/table.ts';
import { label, term, valueIn } from '#cli/terms.ts';

type Supply = Client['heatSupply'];

/** `settlement-point edit|show|list|history` and `household edit|show|list|history`. */
export function heatSupplyCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const points = program.command('settlement-point').description(label(say, 'settlementPoints')).helpCommand(false);
  examples(points, context, 'settlement-point list --company C1', 'settlement-point show P1');
  declaredKindCommands(points, context, settlementPoint);
  const households = program.command('household').description(label(say, 'households')).helpCommand(false);
  examples(households, context, 'household list --point P1', 'household edit H-0101 --set status=停热 --from 2026-01-15');
  declaredKindCommands(households, context, household);
}

/** A filter that is named as its field. */
const named = (argument: string, { zh, en }: Term) => [argument, zh, en] as const;

const settlementPoint: DeclaredKind = {
  name: 'point',
  many: 'points',
  fields: settlementPointFieldTerms,
  list: settlementPointList,
  columns: ['code', 'building', 'company', 'tariff', 'method', 'meter'],
  dated: true,
  filters: {
    company: named('code', settlementPointFieldTerms.company),
    substation: named('code', settlementPointFieldTerms.substation),
    method: named('method', settlementPointFieldTerms.method),
  },
  inAll: (total) => [`共 ${total} 个`, `${total} in all`],
  edit: {
    examples: ['settlement-point edit P1 --set method=share-area --set meter=HM-1 --from 2026-11-01'],
    ask: (client, points, options) => client.heatSupply.points.edit({ points, ...options }),
  },
  show: (group, context) =>
    showCommand(group, context, 'point', {
      about: context.say('一个热量结算点', 'a settlement point'),
      examples: ['settlement-point show P1'],
      show: (client, point, options) => client.heatSupply.points.get({ point, ...options }),
      words: (told, say) => shownInWords(told, say, settlementPointFieldTerms, { method: term(say, heatMethodTerms, told.method) }),
    }),
  listed: {
    about: ['热量结算点清单', 'a list of settlement points'],
    examples: ['settlement-point list --region 140302 --method share-area'],
    nowOnly: true,
    ask: (client, options) => client.heatSupply.points.list(options),
    rows: (listed: Awaited<ReturnType<Supply['points']['list']>>) => listed.points,
  },
  history: {
    about: ['热量结算点的修改记录', 'who changed which field of a settlement point'],
    examples: ['settlement-point history P1'],
    ask: (client, point) => client.heatSupply.points.history({ point }),
  },
};

const household: DeclaredKind = {
  name: 'household',
  many: 'households',
  fields: householdFieldTerms,
  list: householdList,
  columns: ['code', 'point', 'room', 'class', 'area', 'meter', 'account', 'status'],
  dated: true,
  filters: {
    company: named('code', settlementPointFieldTerms.company),
    point: named('code', householdFieldTerms.point),
    status: named('status', householdFieldTerms.status),
  },
  inAll: (total) => [`共 ${total} 户`, `${total} in all`],
  edit: {
    examples: ['household edit H-0101 --set account=A-77 --set name=示例用户 --from 2026-01-15'],
    ask: (client, households, options) => client.heatSupply.households.edit({ households, ...options }),
  },
  show: (group, context) =>
    showCommand(group, context, 'household', {
      about: context.say('一个热用户：用热人、面积、状态及其变化', 'a household: occupants, areas, states by day'),
      examples: ['household show H-0101', 'household show H-0101 --known-at 2026-01-01'],
      show: (client, code, options) => client.heatSupply.households.get({ household: code, ...options }),
      words: (told, say) => shownInWords(told, say, householdFieldTerms, { status: term(say, householdStatusTerms, told.status) }),
    }),
  listed: {
    about: ['热用户清单', 'a list of households'],
    examples: ['household list --building B001', 'household list --point P1 --status stopped'],
    nowOnly: true,
    ask: (client, options) => client.heatSupply.households.list(options),
    rows: (listed: Awaited<ReturnType<Supply['households']['list']>>) => listed.households,
  },
  history: {
    about: ['热用户的修改记录', 'who changed which field of a household'],
    examples: ['household history H-0101'],
    ask: (client, code) => client.heatSupply.households.history({ household: code }),
  },
};

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
