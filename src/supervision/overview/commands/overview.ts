import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import { carrierTerms, useTerms } from '#kernel/vocabulary.ts';
import { buildingValueTerms } from '#registry/registry/vocabulary.ts';
import { basisTerms } from '#supervision/stock/vocabulary.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { number, percent, table } from '#cli/table.ts';
import { blocks, findingLines } from '#cli/wording.ts';
import { time, year } from '#cli/values.ts';
import { label, term } from '#cli/terms.ts';

type Question = Parameters<Client['overview']['city']>[0];
type City = Awaited<ReturnType<Client['overview']['city']>>;
type Tile = City['tiles'][number];
type Over = City['over'][number];

/** `overview`: the key figures of a place in a year, the buildings furthest over quota, the places below. */
export function overviewCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program
    .command('overview')
    .description(
      say('总览：关键指标、超约束值最多的建筑、下级地区', 'key figures of a place, the buildings furthest over quota, the places below'),
    )
    .requiredOption('--region <code>', say('地区代码', 'the region'))
    .requiredOption('--year <year>', label(say, 'year'), year)
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(command, context, 'overview --region 140300 --year 2025', 'overview --region 140300 --year 2025 --json');
  command.action((options: Question) =>
    context.within(async ({ client, output }) => {
      const [city, { tiles }] = await Promise.all([client.overview.city(options), client.overview.tiles(options)]);
      answer(output, { ...city, tiles: [...city.tiles, ...tiles] }, inWords);
    }),
  );
}

function inWords(city: City, say: Say): string {
  const findings = city.tiles.flatMap((tile) => tile.findings);
  return blocks(keyFigures(city.tiles, say), shares(city, say), furthest(city, say), placesBelow(city, say), findingLines(findings, say));
}

function keyFigures(tiles: readonly Tile[], say: Say): string {
  const lines = tiles.flatMap((tile) => [
    { title: tile.title, value: tile.value, unit: tile.unit, change: tile.change, means: tile.means },
    ...tile.beside.map((one) => ({ ...one, title: `  ${one.title}`, change: null, means: one.means ?? '' })),
  ]);
  type Row = (typeof lines)[number];
  return table(
    [
      { title: say('指标', 'key figure'), cell: (row: Row) => row.title },
      { title: say('数值', 'value'), cell: (row: Row) => (row.unit === '1' ? signed(row.value) : number(row.value, 1)), number: true },
      {
        title: say('单位', 'unit'),
        cell: (row: Row) => unitIn(row.unit, say),
      },
      { title: label(say, 'againstLastYear'), cell: (row: Row) => signed(row.change), number: true },
      { title: say('说明', 'meaning'), cell: (row: Row) => row.means },
    ],
    lines,
  );
}

/** Carriers and uses in standard coal, with their shares. */
function shares({ carriers, uses }: City, say: Say): string {
  const all = carriers.reduce((sum, { tce }) => sum + (tce ?? 0), 0);
  const energies = carriers.flatMap(({ carrier, tce, change }) =>
    tce === null ? [] : [{ name: term(say, carrierTerms, carrier), tce, share: all > 0 ? tce / all : null, change, perM2: null }],
  );
  const ofUses = uses.map(({ use, tce, share, change, intensity }) => {
    const name = use === 'unknown' ? label(say, 'noUse') : term(say, useTerms, use);
    return { name, tce, share, change, perM2: intensity.value };
  });
  if (energies.length === 0) return '';
  type Row = (typeof ofUses)[number];
  const columns = [
    { title: say('能源、用途', 'energy, use'), cell: (row: Row) => row.name },
    { title: 'tce', cell: (row: Row) => number(row.tce, 1), number: true },
    { title: label(say, 'share'), cell: (row: Row) => percent(row.share), number: true },
    { title: 'kgce/m²', cell: (row: Row) => number(row.perM2, 1), number: true },
    { title: label(say, 'againstLastYear'), cell: (row: Row) => signed(row.change), number: true },
  ];
  return table(columns, [...energies, ...ofUses]);
}

/** Formal ones first; then indicative ones, marked. */
function furthest({ over, overIndicative }: City, say: Say): string {
  const rows = [...over.map((one) => ({ ...one, basis: 'formal' })), ...overIndicative.map((one) => ({ ...one, basis: 'indicative' }))];
  if (rows.length === 0) return '';
  type Row = Over & { readonly basis: string };
  const columns = [
    { title: label(say, 'code'), cell: (row: Row) => row.code },
    { title: label(say, 'name'), cell: (row: Row) => row.name },
    { title: say('供暖方式', 'heating'), cell: (row: Row) => term(say, buildingValueTerms.heating, row.heating) },
    { title: say('超出', 'over by'), cell: (row: Row) => signed(row.times - 1), number: true },
    { title: say('依据', 'basis'), cell: (row: Row) => term(say, basisTerms, row.basis) },
  ];
  return `${say('超约束值最多的建筑', 'The furthest over quota')}\n${table(columns, rows)}`;
}

function placesBelow({ below }: City, say: Say): string {
  if (below.length === 0) return '';
  type Row = City['below'][number];
  const columns = [
    { title: label(say, 'code'), cell: (row: Row) => row.code },
    { title: say('地区', 'place'), cell: (row: Row) => row.name },
    { title: label(say, 'buildings'), cell: (row: Row) => row.buildings, number: true },
    { title: say('建筑面积 m²', 'floor area m²'), cell: (row: Row) => number(row.floorArea, 0), number: true },
    { title: 'kgce/m²', cell: (row: Row) => number(row.intensity.value, 1), number: true },
    { title: say('可判定', 'judged'), cell: (row: Row) => row.judged, number: true },
    { title: say('超出（正式）', 'over (formal)'), cell: (row: Row) => row.over, number: true },
  ];
  return `${say('下级地区', 'Places below')}\n${table(columns, below)}`;
}

function unitIn(unit: string | null, say: Say): string {
  if (unit === null) return say('个', 'items');
  if (unit === 'building') return say('栋', 'buildings');
  return unit === '1' ? '' : unitSign(unit);
}

function signed(change: number | null): string | null {
  return change === null ? null : `${change > 0 ? '+' : ''}${(change * 100).toFixed(1)}%`;
}
