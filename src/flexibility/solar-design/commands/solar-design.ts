import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { yuanText } from '#kernel/money-text.ts';
import { placementTerms, solarDesignTerms } from '#flexibility/solar-design/vocabulary.ts';
import { solarYieldTerms } from '#flexibility/solar/vocabulary.ts';
import { weatherSeriesTerms } from '#metering/weather/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, number, percent, table } from '#cli/table.ts';
import { solarTerm } from '#flexibility/solar/commands/solar-terms.ts';
import { label, term } from '#cli/terms.ts';
import { textOf } from '#cli/text-file.ts';
import { day, decimal, time } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Design = Awaited<ReturnType<Client['solarDesign']['design']>>;
type Options = Omit<Parameters<Client['solarDesign']['design']>[0], 'text'>;
type OwnUse = NonNullable<Design['ownUse']>;

/** `solar design`: how photovoltaics should be placed, own use, and savings. */
export function solarDesignCommand(solar: Command, context: CommandContext): void {
  const { say } = context;
  const command = solar
    .command('design [file]')
    .description(
      say(
        '设计光伏：最佳倾角和朝向、逐月发电、与实测用电逐时相比的自用和余电、按电价的节省；不保存',
        'photovoltaic design: best tilt and azimuth, monthly yield, own use against the measured load, saving under a tariff; nothing is saved',
      ),
    )
    .option('--building <code>', label(say, 'building'))
    .option('--kw <kW>', say('拟装功率（默认面积乘密度）', 'power to be installed (default: area times density)'), decimal)
    .option('--area <m2>', say('组件面积，平方米', 'area of modules, m²'), decimal)
    .option('--density <kW>', solarTerm(say, 'density'), decimal)
    .option('--azimuth <degrees>', say('限定朝向，180 为正南（默认任意）', 'required azimuth, 180 is south (default: any)'), decimal)
    .option('--station <code>', solarTerm(say, 'stationNearest'))
    .option('--tariff <id>', say('电价代码；不给就不算节省', 'the tariff; without one the saving is not calculated'))
    .option(
      '--from <day>',
      say('用电年度从这天起（默认最近十二个整月）', 'load year from this day on (default: the last twelve whole months)'),
      day,
    )
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(
    command,
    context,
    'solar design --building B001 --kw 100 --tariff t1',
    'solar design 阵列.json --building B001 --from 2025-01-01',
  );
  command.action((file: string | undefined, options: Options) => {
    if (file === undefined && options.building === undefined) return command.error(solarTerm(say, 'fileOrBuilding'));
    return context.within(async ({ client, output }) => {
      const given = file === undefined ? {} : { text: await textOf(file) };
      answer(output, await client.solarDesign.design({ ...given, ...options }), designInWords);
    });
  });
}

function designInWords(design: Design, say: Say): string {
  return blocks(
    facts([
      [solarTerm(say, 'station'), `${design.stationName} ${design.station} (${term(say, weatherSeriesTerms, design.series)})`],
      ['kW', design.kw],
      ['m²', design.area],
      ['kW/m²', design.density.value],
    ]),
    placements(design, say),
    design.ownUse !== null && ownUse(design.ownUse, say),
    design.saving !== null && saving(design.saving, say),
    design.indicative && solarTerm(say, 'indicative'),
    findingLines(design.findings, say),
  );
}

function placements({ arrays }: Design, say: Say): string {
  const rows = arrays.flatMap(({ code, kw, placements: of }) => of.map((one) => ({ code, kw, ...one })));
  type Row = (typeof rows)[number];
  const of = (code: keyof typeof solarYieldTerms): string => term(say, solarYieldTerms, code);
  return blocks(
    table(
      [
        { title: of('array'), cell: (row: Row) => row.code },
        { title: 'kW', cell: (row: Row) => row.kw, number: true },
        { title: term(say, solarDesignTerms, 'placement'), cell: (row: Row) => term(say, placementTerms, row.placement) },
        { title: say('倾角°', 'tilt°'), cell: (row: Row) => row.tilt, number: true },
        { title: say('方位角°', 'azimuth°'), cell: (row: Row) => row.azimuth, number: true },
        { title: `${of('year')} kWh`, cell: (row: Row) => number(row.year, 0), number: true },
        { title: `${of('specific')} kWh/kW`, cell: (row: Row) => number(row.specific, 0), number: true },
        { title: label(say, 'coverage'), cell: (row: Row) => percent(row.coverage), number: true },
      ],
      rows,
    ),
    table(
      [
        { title: of('array'), cell: (row: Row) => row.code },
        { title: term(say, solarDesignTerms, 'placement'), cell: (row: Row) => term(say, placementTerms, row.placement) },
        ...Array.from({ length: 12 }, (_, at) => ({
          title: String(at + 1),
          cell: ({ months }: Row) => number(months[at] ?? null, 0),
          number: true,
        })),
      ],
      rows,
    ),
  );
}

function ownUse(told: OwnUse, say: Say): string {
  type Row = Omit<OwnUse['months'][number], 'month'> & { readonly month: string };
  const kwh = (code: 'ownKwh' | 'exportKwh' | 'importKwh') => ({
    title: `${term(say, solarDesignTerms, code)} kWh`,
    cell: (row: Row) => number(row[code], 0),
    number: true,
  });
  return table(
    [
      { title: label(say, 'month'), cell: (row: Row) => row.month },
      kwh('ownKwh'),
      kwh('exportKwh'),
      kwh('importKwh'),
      { title: term(say, solarDesignTerms, 'ownShare'), cell: (row: Row) => percent(row.ownShare), number: true },
      { title: term(say, solarDesignTerms, 'coveredShare'), cell: (row: Row) => percent(row.coveredShare), number: true },
      { title: solarTerm(say, 'hoursCompared'), cell: ({ hours }: Row) => `${hours.compared}/${hours.of}`, number: true },
    ],
    [...told.months, { ...told, month: label(say, 'total') }],
  );
}

const saving = ({ tariff, own, export: sold, total }: NonNullable<Design['saving']>, say: Say): string => {
  const yuan = (money: string): string => yuanText(money, say('zh', 'en') === 'zh' ? 'zh' : 'en');
  return facts([
    [say('电价', 'tariff'), tariff],
    [term(say, solarDesignTerms, 'ownKwh'), yuan(own)],
    [term(say, solarDesignTerms, 'exportKwh'), sold === null ? null : yuan(sold)],
    [term(say, solarDesignTerms, 'saving'), yuan(total)],
  ]);
};
