import type { Command } from 'commander';
import { Option } from 'commander';
import { basisTerms, inventoryByTerms, inventoryTerms, certificateTerms, seriesTerms } from '#reporting/carbon/vocabulary.ts';
import type { Client } from '#client.ts';
import { carrierTerms, statusTerms, useTerms } from '#kernel/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { pathwayCommand } from '#reporting/pathway/commands/pathway.ts';
import { facts, number, percent, table } from '#cli/table.ts';
import { carrierOption, label, term } from '#cli/terms.ts';
import { time, whole, year } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Inventory = Awaited<ReturnType<Client['carbon']['inventory']>>;
type Factors = Awaited<ReturnType<Client['carbon']['factors']>>;
type Certificates = Awaited<ReturnType<Client['carbon']['certificates']['list']>>;
type InventoryOptions = Parameters<Client['carbon']['inventory']>[0];

/** `carbon inventory|pathway|factors|certificates`. */
export function carbonCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('carbon')
    .description(say('建筑碳排放：清单、减排路径、因子和证书', 'carbon of buildings: inventory, pathways, factors, certificates'))
    .helpCommand(false);
  examples(
    group,
    context,
    'carbon inventory --region 140300 --year 2025',
    'carbon factors --region 140300 --year 2023',
    'carbon pathway 2060.yaml',
    'carbon certificates',
  );
  inventoryCommand(group, context);
  pathwayCommand(group, context);
  factorsCommand(group, context);
  certificatesCommand(group, context);
}

function inventoryCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('inventory')
    .description(say('碳排放清单：实测与估算分列', 'a carbon inventory: measured and estimated separately'));
  command
    .option('--region <code>', option(say, 'regionCode'))
    .option('--building <code>', label(say, 'building'))
    .requiredOption('--year <year>', label(say, 'year'), year)
    .addOption(new Option('--basis <basis>', term(say, inventoryTerms, 'basis')).choices(Object.keys(basisTerms)))
    .addOption(
      new Option('--by <key>', say('按建筑、建筑类型或下级地区分列', 'rows by building, use or district')).choices(
        Object.keys(inventoryByTerms),
      ),
    )
    .option('--estimate', say('按同类建筑估算没有实测的部分', 'estimate what is not measured from similar buildings'))
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(
    command,
    context,
    'carbon inventory --region 140300 --year 2025 --by use --estimate',
    'carbon inventory --building B001 --year 2025 --basis market --json',
    'carbon inventory --region 140300 --year 2024 --known-at 2025-11-30',
  );
  command.action((options: InventoryOptions) =>
    context.within(async ({ client, output }) => answer(output, await client.carbon.inventory(options), inventoryInWords)),
  );
}

const yearIn = (of: number | null | undefined): string | null => (typeof of === 'number' ? String(of) : null);

function inventoryInWords(told: Inventory, say: Say): string {
  type Row = Inventory['rows'][number];
  const { total, estimated, unknown } = told;
  const heading = (code: keyof typeof inventoryTerms): string => term(say, inventoryTerms, code);
  const keyed = told.rows.some(({ key }) => key !== null);
  const columns = [
    ...(keyed ? [{ title: label(say, 'name'), cell: ({ key, name }: Row) => name ?? key }] : []),
    { title: label(say, 'energy'), cell: ({ carrier }: Row) => term(say, carrierTerms, carrier) },
    { title: label(say, 'use'), cell: ({ use }: Row) => number(use.value, 1), number: true },
    { title: label(say, 'unit'), cell: ({ use }: Row) => use.unit },
    { title: label(say, 'coverage'), cell: ({ use }: Row) => percent(use.coverage), number: true },
    ...(told.basis === 'market'
      ? [{ title: heading('certificatesKwh'), cell: (row: Row) => number(row.certificatesKwh ?? null, 0), number: true }]
      : []),
    { title: heading('factor'), cell: ({ factor }: Row) => (factor === null ? null : `${factor.value} ${factor.unit}`) },
    { title: label(say, 'year'), cell: ({ factor }: Row) => yearIn(factor?.year) },
    { title: label(say, 'verification'), cell: ({ factor }: Row) => (factor === null ? null : term(say, statusTerms, factor.status)) },
    { title: 'kgCO2', cell: ({ kg }: Row) => number(kg, 0), number: true },
  ];
  return blocks(
    facts([
      [`${heading('kg')} kg`, number(total.kg, 0)],
      [heading('direct'), number(total.directKg, 0)],
      [heading('electricity'), number(total.electricityKg, 0)],
      [heading('heat'), number(total.heatKg, 0)],
      [label(say, 'areaM2'), number(told.floorArea, 0)],
      [`${heading('kgPerM2')} kg/m2`, number(told.kgPerM2, 2)],
      [`${heading('generated')} kWh`, number(told.generatedKwh, 0)],
      [heading('unknownPart'), say(`${unknown.buildings} 栋`, `${unknown.buildings} buildings`)],
      ...(told.indicative ? [[label(say, 'indicative'), say('是', 'yes')] as const] : []),
    ]),
    told.rows.length === 0 ? '' : table(columns, told.rows),
    estimated === undefined ? '' : estimateInWords(estimated, say),
    findingLines(told.findings, say),
  );
}

function estimateInWords(estimated: NonNullable<Inventory['estimated']>, say: Say): string {
  type Group = (typeof estimated.groups)[number];
  const heading = (code: keyof typeof inventoryTerms): string => term(say, inventoryTerms, code);
  const interval = estimated.low === null || estimated.high === null ? null : `${number(estimated.low, 0)} – ${number(estimated.high, 0)}`;
  return blocks(
    facts([
      [`${heading('estimatedPart')} kg`, number(estimated.kg, 0)],
      [heading('interval'), interval],
      [`${heading('withEstimate')} kg`, number(estimated.totalKg, 0)],
    ]),
    estimated.groups.length === 0
      ? ''
      : table(
          [
            { title: label(say, 'use'), cell: ({ use }: Group) => term(say, useTerms, use) },
            { title: label(say, 'energy'), cell: ({ carrier }: Group) => term(say, carrierTerms, carrier) },
            { title: label(say, 'buildings'), cell: ({ buildings }: Group) => buildings, number: true },
            { title: label(say, 'areaM2'), cell: ({ floorArea }: Group) => number(floorArea, 0), number: true },
            { title: label(say, 'unit'), cell: ({ unit }: Group) => `${unit}/m2` },
            { title: label(say, 'median'), cell: ({ intensity }: Group) => number(intensity, 3), number: true },
            { title: heading('peers'), cell: ({ peers }: Group) => peers, number: true },
            { title: label(say, 'place'), cell: ({ from }: Group) => from },
          ],
          estimated.groups,
        ),
  );
}

function factorsCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group.command('factors').description(say('排放因子及其依据', 'emission factors and their sources'));
  command
    .option('--region <code>', option(say, 'regionCode'))
    .option('--year <year>', label(say, 'year'), year)
    .addOption(carrierOption(label(say, 'energy')))
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(command, context, 'carbon factors --region 140300 --year 2023', 'carbon factors --carrier electricity --known-at 2025-01-01');
  command.action((options: Parameters<Client['carbon']['factors']>[0]) =>
    context.within(async ({ client, output }) => answer(output, await client.carbon.factors(options), factorsInWords)),
  );
}

function factorsInWords({ factors }: Factors, say: Say): string {
  type Factor = Factors['factors'][number];
  return table(
    [
      { title: label(say, 'energy'), cell: ({ carrier }: Factor) => term(say, carrierTerms, carrier) },
      { title: label(say, 'place'), cell: ({ place }: Factor) => place },
      { title: label(say, 'year'), cell: ({ year: of }: Factor) => yearIn(of) },
      { title: term(say, inventoryTerms, 'series'), cell: ({ series }: Factor) => term(say, seriesTerms, series) },
      { title: term(say, inventoryTerms, 'factor'), cell: ({ value }: Factor) => String(value), number: true },
      { title: label(say, 'unit'), cell: ({ unit }: Factor) => unit },
      { title: label(say, 'verification'), cell: ({ status }: Factor) => term(say, statusTerms, status) },
      { title: label(say, 'document'), cell: ({ document }: Factor) => document },
    ],
    factors,
  );
}

function certificatesCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group.command('certificates').description(say('绿电证书清单', 'green power certificates'));
  command
    .option('--year <year>', label(say, 'year'), year)
    .option('--limit <n>', option(say, 'atMost100'), whole(1, 1000))
    .option('--offset <n>', option(say, 'skip'), whole(0, 2 ** 31 - 1))
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(command, context, 'carbon certificates --year 2025');
  command.action((options: Parameters<Client['carbon']['certificates']['list']>[0]) =>
    context.within(async ({ client, output }) => answer(output, await client.carbon.certificates.list(options), certificatesInWords)),
  );
}

function certificatesInWords({ certificates }: Certificates, say: Say): string {
  type One = Certificates['certificates'][number];
  const heading = (code: keyof typeof certificateTerms): string => term(say, certificateTerms, code);
  return table(
    [
      { title: heading('number'), cell: ({ number: of }: One) => of },
      { title: heading('building'), cell: ({ building }: One) => building },
      { title: heading('organisation'), cell: ({ organisation }: One) => organisation },
      { title: `${heading('kwh')} kWh`, cell: ({ kwh }: One) => number(kwh, 0), number: true },
      { title: heading('periodFrom'), cell: ({ from }: One) => from },
      { title: heading('periodTo'), cell: ({ to }: One) => to },
      { title: heading('document'), cell: ({ document }: One) => document },
    ],
    certificates,
  );
}
