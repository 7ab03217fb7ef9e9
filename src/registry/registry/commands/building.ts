import { option } from '#cli/option-terms.ts';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { useTerms } from '#kernel/vocabulary.ts';
import { buildingFieldTerms, lifeEventTerms } from '#registry/registry/vocabulary.ts';
import { buildingEnergyCommands } from '#supervision/benchmarking/commands/building-energy.ts';
import { buildingSummaryCommand } from '#supervision/overview/commands/building-summary.ts';
import { buildingWords } from './building-history.ts';
import { buildingViewCommands } from './building-views.ts';
import { buildingYears, buildingYearsInWords, yearOptions, type BuildingYearQuestion } from '#supervision/stock/commands/building-years.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { answerEdit } from '#cli/edit-answer.ts';
import { type Previewed, previewOptions } from '#cli/previewed.ts';
import { number, table } from '#cli/table.ts';
import { day, pair, whole } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';
import { codeOf, term, valueIn, label, entityIn, fieldIn } from '#cli/terms.ts';

type Registry = Client['registry'];
type Listed = Awaited<ReturnType<Registry['buildings']>>;
type Building = Awaited<ReturnType<Registry['building']>>;

/** `building edit|show|summary|list|timeline|years|flow|standing|hours|meters|temperature`. */
export function buildingCommands(program: Command, context: CommandContext): void {
  const group = program.command('building').description(context.say('建筑', 'buildings')).helpCommand(false);
  examples(group, context, 'building show B001', 'building edit --help');
  editCommand(group, context);
  showCommand(group, context);
  buildingSummaryCommand(group, context);
  listCommand(group, context);
  timelineCommand(group, context);
  buildingEnergyCommands(group, context);
  buildingViewCommands(group, context);
}

type EditOptions = Previewed & { readonly set: Record<string, string>; readonly from?: string };

function editCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group.command('edit <building...>').description(option(say, 'editByHand'));
  command.requiredOption('--set <field=value>', option(say, 'newValues'), pair).option('--from <day>', option(say, 'fromThisDay'), day);
  previewOptions(command, say);
  examples(
    command,
    context,
    'building edit B001 --set floorArea=12000',
    'building edit B001 --set use=hotel --set hotelStars=4 --from 2025-07-01',
    'building edit B001 B002 B003 --set climateZone=2A --preview',
  );
  command.action(([building, ...others]: string[], { preview, seen, ...options }: EditOptions) =>
    context.within(async ({ client, output }) => {
      if (building === undefined) return;
      if (preview === true || seen !== undefined || others.length > 0) {
        const buildings = [building, ...others];
        return answerEdit(
          output,
          await client.registry.editBuildings({ buildings, ...options, preview, ...(seen !== undefined && { seen }) }),
          buildingWords,
        );
      }
      return answer(output, await client.registry.editBuilding({ building, ...options }), (told, words) =>
        words(
          `已修改（编号 ${told.change}，可用 yaodong undo ${told.change} 撤销）\n${shown(told.building, words)}`,
          `Changed (number ${told.change}; yaodong undo ${told.change} takes it back)\n${shown(told.building, words)}`,
        ),
      );
    }),
  );
}

function showCommand(group: Command, context: CommandContext): void {
  const command = group.command('show <building>').description(context.say('一栋建筑的各项信息', 'details of a building'));
  examples(command, context, 'building show B001');
  command.action((building: string) =>
    context.within(async ({ client, output }) => answer(output, await client.registry.building({ building }), buildingInWords)),
  );
}

function listCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group.command('list').description(say('建筑清单', 'a list of buildings'));
  command
    .option('--region <code>', option(say, 'ofRegion'))
    .option('--use <use>', option(say, 'ofUse'), codeOf(useTerms))
    .option('--search <text>', say('名称、代码或地址中的文字', 'a part of name, code or address'))
    .option('--limit <count>', option(say, 'atMost50'), whole(1, 1000))
    .option('--offset <count>', option(say, 'skip'), whole(0, 10_000_000));
  yearOptions(command, say);
  examples(
    command,
    context,
    'building list --region 140302 --use office',
    'building list --region 140300 --year 2025 --verdict over --sort excess --descending',
  );
  command.action((options: Parameters<Registry['buildings']>[0] | BuildingYearQuestion) =>
    context.within(async ({ client, output }) =>
      'year' in options
        ? answer(output, await buildingYears(client, options), buildingYearsInWords)
        : answer(output, await client.registry.buildings(options), listInWords),
    ),
  );
}

function buildingInWords({ findings = [], ...building }: Building, say: Say): string {
  return blocks(shown(building, say), findingLines(findings, say));
}

function shown(building: object, say: Say): string {
  return entityIn(say, building, buildingWords);
}

function listInWords({ buildings, total }: Listed, say: Say): string {
  type Row = Listed['buildings'][number];
  const columns = [
    { title: label(say, 'code'), cell: (row: Row) => row.code },
    { title: label(say, 'name'), cell: (row: Row) => row.name },
    { title: label(say, 'use'), cell: (row: Row) => term(say, useTerms, row.use) },
    { title: label(say, 'place'), cell: (row: Row) => row.region },
    { title: label(say, 'areaM2'), cell: (row: Row) => number(row.floorArea, 1), number: true },
  ];
  return `${table(columns, buildings)}\n${say(`共 ${number(total)} 栋`, `${number(total)} buildings`)}`;
}

type Timeline = Awaited<ReturnType<Registry['timeline']>>;

function timelineCommand(group: Command, context: CommandContext): void {
  const command = group.command('timeline <building>').description(context.say('一栋建筑的沿革', 'the history of a building'));
  examples(command, context, 'building timeline B001');
  command.action((building: string) =>
    context.within(async ({ client, output }) => answer(output, await client.registry.timeline({ building }), timelineInWords)),
  );
}

function timelineInWords({ events }: Timeline, say: Say): string {
  type Row = Timeline['events'][number];
  const columns = [
    { title: label(say, 'day'), cell: (row: Row) => row.day },
    { title: say('事件', 'event'), cell: (row: Row) => term(say, lifeEventTerms, row.kind) },
    { title: label(say, 'field'), cell: (row: Row) => fieldIn(say, row.field ?? '', buildingFieldTerms) },
    { title: label(say, 'value'), cell: (row: Row) => valueIn(say, row.field ?? '', row.value) },
    { title: '', cell: (row: Row) => row.note ?? '' },
  ];
  return events.length === 0 ? say('没有事件。', 'There are no events.') : table(columns, events);
}
