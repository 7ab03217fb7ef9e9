import { basename } from 'node:path';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { carrierTerms } from '#kernel/vocabulary.ts';
import { pathwayTerms } from '#reporting/pathway/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, number, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { textOf } from '#cli/text-file.ts';
import { time, whole } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Paths = Awaited<ReturnType<Client['pathway']['walk']>>;
type Path = Paths['paths'][number];
type Options = Omit<Parameters<Client['pathway']['walk']>[0], 'plans'>;

/** `carbon pathway FILE…`: a single plan is shown by itself, several side by side. */
export function pathwayCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const calendarYear = whole(1900, 2400);
  const command = group
    .command('pathway')
    .description(
      say(
        '减排路径：存量、新建、拆除和措施，逐年碳排放',
        'a pathway: stock, new buildings, demolition and measures, with carbon year by year',
      ),
    )
    .argument('<file...>', say('路径方案，YAML 或 JSON；几个方案并列比较', 'plans as YAML or JSON; several are compared side by side'));
  command
    .option('--from <year>', say('从这一年起显示', 'the first year shown'), calendarYear)
    .option('--to <year>', say('显示到这一年', 'the last year shown'), calendarYear)
    .option(
      '--samples <n>',
      say('对方案中写成区间的数抽样这么多次', 'number of samples drawn from the ranges in the plan'),
      whole(0, 10_000),
    )
    .option('--seed <n>', say('抽样的种子（默认 1）', 'the seed of the samples (default 1)'), whole(0, Number.MAX_SAFE_INTEGER))
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(
    command,
    context,
    'carbon pathway 方案.yaml',
    'carbon pathway 低.yaml 高.yaml --from 2030 --to 2060 --json',
    'carbon pathway 方案.yaml --samples 1000 --seed 7',
  );
  command.action((files: readonly string[], options: Options) =>
    context.within(async ({ client, output }) => {
      const plans = await Promise.all(files.map(async (file) => ({ name: basename(file), text: await textOf(file) })));
      const { paths, knownAt } = await client.pathway.walk({ plans, ...options });
      const [only] = paths;
      if (paths.length === 1 && only !== undefined) answer(output, { ...only, knownAt }, pathInWords);
      else answer(output, { paths, knownAt }, (told, speak) => blocks(...told.paths.map((one) => pathInWords(one, speak))));
    }),
  );
}

function pathInWords({ name, region, years, peak, limits, quantiles, indicative, findings }: Path, say: Say): string {
  type Year = Path['years'][number];
  type Limit = Path['limits'][number];
  const heading = (code: keyof typeof pathwayTerms): string => term(say, pathwayTerms, code);
  const carriers = Object.keys(years[0]?.use ?? {}) as (keyof Year['use'])[];
  const drawn = new Map(quantiles?.map((one) => [one.year, one]));
  return blocks(
    facts([
      [heading('plan'), name],
      [label(say, 'place'), region],
      [heading('peak'), peak === null ? null : `${peak.year} (${number(peak.kg, 0)} kg)`],
      ...(indicative ? [[label(say, 'indicative'), say('是', 'yes')] as const] : []),
    ]),
    table(
      [
        { title: label(say, 'year'), cell: ({ year }: Year) => String(year) },
        { title: `${heading('area')} m2`, cell: ({ area }: Year) => number(area, 0), number: true },
        ...carriers.map((carrier) => ({
          title: term(say, carrierTerms, carrier),
          cell: ({ use }: Year) => number(use[carrier] ?? null, 0),
          number: true,
        })),
        { title: 'kgCO2', cell: ({ kg }: Year) => number(kg, 0), number: true },
        ...(years[0]?.byMeasure ?? []).map(({ id }, at) => ({
          title: id,
          cell: ({ byMeasure }: Year) => number(byMeasure[at]?.kg ?? null, 0),
          number: true,
        })),
        ...(quantiles === undefined
          ? []
          : (
              [
                ['low', 'p5'],
                ['middle', 'p50'],
                ['high', 'p95'],
              ] as const
            ).map(([code, part]) => ({
              title: heading(code),
              cell: ({ year }: Year) => number(drawn.get(year)?.[part] ?? null, 0),
              number: true,
            }))),
      ],
      years,
    ),
    limits.length === 0
      ? ''
      : table(
          [
            { title: heading('limit'), cell: (one: Limit) => one.name },
            { title: label(say, 'year'), cell: ({ year }: Limit) => String(year) },
            { title: `${heading('limit')} kg`, cell: ({ limit }: Limit) => number(limit, 0), number: true },
            { title: `${heading('gap')} kg`, cell: ({ gap }: Limit) => number(gap, 0), number: true },
          ],
          limits,
        ),
    findingLines(findings, say),
  );
}
