import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { gainTerms, retrofitEstimateTerms } from '#retrofit/retrofit-estimate/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { number, percent, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { pair, several, time, whole, year } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Answer = Awaited<ReturnType<Client['retrofitEstimate']['estimate']>>;

type Options = {
  readonly year: number;
  readonly package?: readonly string[];
  readonly measures?: string;
  readonly price?: Readonly<Record<string, string>>;
  readonly discount?: string;
  readonly years?: number;
  readonly knownAt?: string;
};

/** `retrofit estimate BUILDING --year Y`: what packages of measures would save, with an interval. */
export function retrofitEstimateCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('estimate <building>')
    .description(
      say('改造测算：措施能节约多少、区间和缺少的数据', 'retrofit estimate: savings of measures with an interval, and missing data'),
    );
  command
    .requiredOption('--year <year>', label(say, 'year'), year)
    .option('--package <code>', say('改造方案包，可重复（默认全部）', 'a package; may be given several times (default all)'), several)
    .option('--measures <codes>', say('逗号分隔的措施，自成一包', 'comma-separated measures, treated as one package'))
    .option('--price <carrier=yuan>', say('某种能源每单位的价格，可重复', 'price in yuan of one unit of a carrier (repeatable)'), pair)
    .option('--discount <share>', say('折现率，如 0.05', 'discount rate, such as 0.05'))
    .option('--years <n>', say('计算净现值的年数', 'number of years for the net present value'), whole(1, 100))
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(
    command,
    context,
    'retrofit estimate B001 --year 2025',
    'retrofit estimate B001 --year 2025 --measures wall-insulation,windows --price heat=45.5 --discount 0.05 --years 20',
  );
  command.action((building: string, { package: packages, measures, price, ...asked }: Options) =>
    context.within(async ({ client, output }) => {
      const given = {
        building,
        ...asked,
        ...(packages !== undefined && { packages: [...packages] }),
        ...(measures !== undefined && { measures: measures.split(',').map((one) => one.trim()) }),
        ...(price !== undefined && { prices: price }),
      };
      answer(output, await client.retrofitEstimate.estimate(given), inWords);
    }),
  );
}

function inWords({ before, packages, indicative, findings }: Answer, say: Say): string {
  type Package = Answer['packages'][number];
  const title = (code: keyof typeof retrofitEstimateTerms): string => term(say, retrofitEstimateTerms, code);
  return blocks(
    `${say('改造前综合能耗', 'Use before')}: ${number(before.total.value, 1)} kgce`,
    table(
      [
        { title: title('package'), cell: (one: Package) => one.package },
        { title: say('节能量 kgce', 'Saving kgce'), cell: (one) => number(one.total.value, 1), number: true },
        { title: title('low'), cell: (one) => number(one.total.low, 1), number: true },
        { title: title('high'), cell: (one) => number(one.total.high, 1), number: true },
        { title: title('gain'), cell: (one) => percent(one.gain.share), number: true },
        { title: say('是否达到要求', 'Verdict'), cell: (one) => term(say, gainTerms, one.gain.verdict) },
        { title: say('投资，元', 'Cost (yuan)'), cell: (one) => one.cost.value, number: true },
        { title: title('missing'), cell: (one) => one.missing.join(' ') },
      ],
      packages,
    ),
    indicative ? say('用到未经核实的措施，仅供参考。', 'Indicative: uses measures that have not been confirmed.') : '',
    findingLines(findings, say),
  );
}
