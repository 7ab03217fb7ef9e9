import { option } from '#cli/option-terms.ts';
import { previewOptions, seenLine } from '#cli/previewed.ts';
import { label } from '#cli/terms.ts';
import { Option, type Command } from 'commander';
import type { Client } from '#client.ts';
import { answer, type Say } from '#cli/output.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { number, table } from '#cli/table.ts';
import { blocks, findingLines, rejectedLines } from '#cli/wording.ts';
import { day } from '#cli/values.ts';

type ImportOptions = Omit<Parameters<Client['specialPlans']['import']>[0], 'file'>;
type ImportAnswer = Awaited<ReturnType<Client['specialPlans']['import']>>;
type Plans = Awaited<ReturnType<Client['specialPlans']['list']>>;

/** `plan import FILE`, `plan list`, `plan show CODE`: a city's indices by area. */
export function specialPlanCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program.command('special-plan').description(say('专项规划：按片区的指标', 'special plans: indices by area'));
  examples(group, context, 'special-plan list');
  const bring = group
    .command('import <file>')
    .description(say('导入专项规划的片区（GeoJSON，WGS 84）', 'import the areas of a special plan (GeoJSON, WGS 84)'))
    .requiredOption('--code <code>', say('规划代号；同一代号取代先前的', 'code of the plan; replaces an earlier plan with the same code'))
    .requiredOption('--region <code>', option(say, 'regionCode'))
    .requiredOption('--title <title>', label(say, 'title'))
    .requiredOption('--issuer <name>', say('批准或印发机关', 'who approved it'))
    .requiredOption('--issued <day>', say('自哪天起', 'issued on'), day)
    .option('--number <number>', label(say, 'documentNumber'))
    .option('--period-ends <day>', label(say, 'dueTo'), day)
    .addOption(
      new Option('--strength <strength>', label(say, 'howBinding'))
        .choices(['must', 'in-principle', 'promote', 'encourage'])
        .default('must'),
    );
  previewOptions(bring, say);
  examples(
    bring,
    context,
    'special-plan import 片区.geojson --code YQ-ZX --region 140300 --title 绿色建筑专项规划 --issuer 市住建局 --issued 2026-02-01',
  );
  bring.action((path: string, options: ImportOptions) =>
    context.within(async ({ client, output, upload }) => {
      const told = await client.specialPlans.import({ ...options, file: await upload(path) });
      answer(output, told, broughtInWords);
    }),
  );
  const list = group.command('list').description(say('已导入的专项规划', 'imported special plans'));
  list.option('--region <code>', option(say, 'regionCode'));
  examples(list, context, 'special-plan list', 'special-plan list --region 140300');
  list.action((options: { region?: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.specialPlans.list(options), plansInWords)),
  );
  const show = group.command('show <code>').description(say('一个专项规划的片区和指标', 'the areas of a plan and their indices'));
  examples(show, context, 'special-plan show YQ-ZX');
  show.action((code: string) =>
    context.within(async ({ client, output }) => answer(output, await client.specialPlans.get({ code }), planInWords)),
  );
}

function broughtInWords(told: ImportAnswer, say: Say): string {
  const areas = (told.created ?? 0) + (told.updated ?? 0);
  return blocks(
    say(
      `片区 ${number(areas)} 个，退回 ${number(told.rejectedCount ?? 0)} 处`,
      `${number(areas)} areas, ${number(told.rejectedCount ?? 0)} rejected`,
    ),
    rejectedLines(told.rejected, told.rejectedCount ?? 0, say),
    findingLines(told.findings ?? [], say),
    seenLine(told.hash, say),
  );
}

function plansInWords({ plans }: Plans, say: Say): string {
  type Row = Plans['plans'][number];
  return table(
    [
      { title: label(say, 'designation'), cell: (row: Row) => row.code },
      { title: label(say, 'title'), cell: (row: Row) => row.title },
      { title: label(say, 'documentNumber'), cell: (row: Row) => row.number },
      { title: label(say, 'place'), cell: (row: Row) => row.region },
      { title: say('自', 'issued'), cell: (row: Row) => row.issued },
      { title: say('期限', 'period ends'), cell: (row: Row) => row.periodEnds },
    ],
    plans,
  );
}

function planInWords({ plan, areas }: Awaited<ReturnType<Client['specialPlans']['get']>>, say: Say): string {
  type Row = (typeof areas)[number];
  const items = [...new Set(areas.flatMap(({ indices }) => indices.map(({ item }) => item)))];
  const valueOf = ({ indices }: Row, item: string): string | null => {
    const held = indices.find((one) => one.item === item);
    return held === undefined ? null : String(held.value);
  };
  return blocks(
    `${plan.code} ${plan.title}`,
    table(
      [
        { title: label(say, 'district'), cell: (row: Row) => row.name },
        ...items.map((item) => ({ title: item, cell: (row: Row) => valueOf(row, item) })),
      ],
      areas,
    ),
  );
}
