import { Option, type Command } from 'commander';
import type { Client } from '#client.ts';
import { useTerms } from '#kernel/vocabulary.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import type { Say } from '#cli/output.ts';
import { number, table } from '#cli/table.ts';
import { judgedOptions } from './stock.ts';
import { label, term } from '#cli/terms.ts';
import { year } from '#cli/values.ts';
import { findingLines, verdictIn } from '#cli/wording.ts';

/** The query of a list of buildings with their year. */
export type BuildingYearQuestion = Parameters<Client['stock']['buildings']>[0];

/** Sort columns: facts of the buildings, then values of the year. */
const sortedBy = [
  'code',
  'name',
  'region',
  'use',
  'organisation',
  'floorArea',
  'yearBuilt',
  'meters',
  'value',
  'intensity',
  'coverage',
  'change',
  'verdict',
  'excess',
] as const satisfies readonly NonNullable<BuildingYearQuestion['sort']>[];

/** `building list --year Y …`: each building with its use of that year. */
export function yearOptions(command: Command, say: Say): void {
  judgedOptions(command, say);
  command
    .option('--year <year>', say('列出该年的用量、强度和定额判定', 'with use, intensity and verdict of this year'), year)
    .addOption(new Option('--sort <column>', say('排序的列（默认编号）', 'sorted by this column (the code)')).choices(sortedBy))
    .option('--descending', say('降序', 'descending'));
}

/** A page of the list, and the totals of the whole. */
export async function buildingYears(client: Client, asked: BuildingYearQuestion) {
  const { sort: _sort, descending: _descending, limit: _limit, offset: _offset, ...meant } = asked;
  const totals = await client.stock.totals(meant);
  const { buildings, findings } = await client.stock.buildings({ ...asked, list: totals.list });
  const { list: _list, ...told } = totals;
  return { ...told, buildings, findings };
}

type Answer = Awaited<ReturnType<typeof buildingYears>>;

/** The list and its totals for people. */
export function buildingYearsInWords({ buildings, unit, total, floorArea, value, formal, indicative, findings }: Answer, say: Say): string {
  type Row = Answer['buildings'][number];
  const columns = [
    { title: label(say, 'code'), cell: (row: Row) => row.code },
    { title: label(say, 'name'), cell: (row: Row) => row.name },
    { title: label(say, 'use'), cell: (row: Row) => term(say, useTerms, row.use) },
    { title: label(say, 'areaM2'), cell: (row: Row) => number(row.floorArea, 1), number: true },
    { title: unitSign(unit), cell: (row: Row) => number(row.energy?.intensity ?? null, 2), number: true },
    { title: label(say, 'verdict'), cell: (row: Row) => (row.energy === null ? null : verdictIn(row.energy, say)) },
  ];
  const used = unitSign(unit.replace(/\/m2$/u, ''));
  return [
    table(columns, buildings),
    say(
      `共 ${number(total)} 栋，建筑面积 ${number(floorArea, 0)} m²，用量 ${number(value, 0)} ${used}`,
      `${number(total)} buildings, floor area ${number(floorArea, 0)} m², use ${number(value, 0)} ${used}`,
    ),
    say(
      `超约束值：正式 ${number(formal.over)} 栋，参考 ${number(indicative.over)} 栋`,
      `Over quota: formal ${number(formal.over)}, indicative ${number(indicative.over)}`,
    ),
    findingLines(findings, say),
  ]
    .filter((part) => typeof part === 'string' && part !== '')
    .join('\n');
}
