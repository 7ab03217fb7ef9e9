import type { Command } from 'commander';
import { modelKindTerms, savingsTerms } from '#retrofit/savings/vocabulary.ts';
import { Problem } from '#kernel/problem.ts';
import { answerAsRead, lockBaseline } from '#cli/as-read.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { save } from '#cli/download.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import {
  boundaryOf,
  boundaryOptions,
  type BoundaryOptions,
  confidenceText,
  modelOf,
  modelOptions,
  type ModelOptions,
  span,
} from './savings-options.ts';
import { baselineInWords, boundaryText, fitInWords, reportInWords, typicalInWords } from './savings-words.ts';
import { portfolioCommand } from './savings-portfolio.ts';
import { table } from '#cli/table.ts';
import { term } from '#cli/terms.ts';
import { day, decimal, time } from '#cli/values.ts';

type Period = { readonly from: string; readonly to: string; readonly knownAt?: string };

/** `savings fit|lock|list|show|report|typical|portfolio`: savings, and how certain they are. */
export function savingsCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('savings')
    .description(
      say('节能量：基期模型、锁定基准、节能量及其置信区间', 'savings: base period models, sealed baselines, savings with their interval'),
    )
    .helpCommand(false);
  examples(
    group,
    context,
    'savings fit B001 --carrier electricity --from 2024-01-01 --to 2025-01-01',
    'savings lock 一号楼 B001 --carrier electricity --from 2024-01-01 --to 2025-01-01',
    'savings report 一号楼 --from 2025-01-01 --to 2026-01-01',
  );
  fitCommand(group, context);
  lockCommand(group, context);
  listCommands(group, context);
  reportCommand(group, context);
  typicalCommand(group, context);
  portfolioCommand(group, context);
}

function period(command: Command, say: Say): Command {
  return command
    .requiredOption('--from <day>', option(say, 'fromIncluded'), day)
    .requiredOption('--to <day>', option(say, 'toExcluded'), day)
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
}

const asked = ({ from, to, knownAt }: Period) => ({ from, to, ...(knownAt !== undefined && { knownAt }) });

function fitCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('fit [building]')
    .description(say('拟合基期模型，不保存', 'fit the model of a base period; nothing is saved'));
  modelOptions(boundaryOptions(period(command, say), say), context);
  examples(
    command,
    context,
    'savings fit B001 --carrier electricity --from 2024-01-01 --to 2025-01-01',
    'savings fit --meter M1 M2 --minus M3 --from 2024-01-01 --to 2025-01-01 --model hourly --station 53772',
  );
  command.action((building: string | undefined, given: Period & BoundaryOptions & ModelOptions) =>
    context.within(async ({ client, output, upload }) =>
      answer(
        output,
        await client.savings.fit({ ...boundaryOf(building, given), ...asked(given), ...(await modelOf(given, upload)) }),
        fitInWords,
      ),
    ),
  );
}

type LockOptions = Period & BoundaryOptions & ModelOptions & { readonly project?: string; readonly seen?: string };

function lockCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('lock <name> [building]')
    .description(
      say(
        '拟合并锁定基准：此后不再改变，可用 sha256sum 核对',
        'fit and seal a baseline: it never changes again and can be checked with sha256sum',
      ),
    )
    .option('--project <project>', say('所属项目代码', 'the project that it belongs to'))
    .option('--seen <hash>', option(say, 'seenHashElseRead'));
  modelOptions(boundaryOptions(period(command, say), say), context);
  examples(command, context, 'savings lock 一号楼 B001 --carrier electricity --from 2024-01-01 --to 2025-01-01');
  command.action((baseline: string, building: string | undefined, given: LockOptions) =>
    context.within(async ({ client, output, upload }) => {
      const { project, seen } = given;
      const input = { ...boundaryOf(building, given), ...asked(given), ...(await modelOf(given, upload)), baseline };
      const of = { ...input, ...(project !== undefined && { project }), ...(seen !== undefined && { seen }) };
      answerAsRead(output, await lockBaseline(client, of), baselineInWords);
    }),
  );
}

function listCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const list = group
    .command('list')
    .description(say('已锁定的基准，新的在前', 'sealed baselines, the newest first'))
    .option('--building <code>', option(say, 'ofBuilding'))
    .option('--project <project>', say('只看这个项目', 'only for this project'));
  examples(list, context, 'savings list --building B001');
  list.action((which: { building?: string; project?: string }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.savings.list(which), ({ baselines }, speak) =>
        table(
          [
            { title: term(speak, savingsTerms, 'baseline'), cell: (one: (typeof baselines)[number]) => one.baseline },
            { title: term(speak, savingsTerms, 'boundary'), cell: ({ boundary }) => boundaryText(boundary) },
            { title: term(speak, savingsTerms, 'base'), cell: ({ from, to }) => `${from} … ${to}` },
            { title: term(speak, savingsTerms, 'model'), cell: ({ model }) => term(speak, modelKindTerms, model) },
            { title: term(speak, savingsTerms, 'hash'), cell: ({ hash }) => hash.slice(0, 12) },
          ],
          baselines,
        ),
      ),
    ),
  );
  const show = group
    .command('show <name>')
    .description(say('一个已锁定的基准', 'a sealed baseline'))
    .option('--sealed', say('只输出锁定的文本，供 sha256sum 核对', 'the sealed text alone, for sha256sum'));
  examples(show, context, 'savings show 一号楼', 'savings show 一号楼 --sealed | sha256sum');
  show.action((baseline: string, { sealed = false }: { sealed?: boolean }) =>
    context.within(async ({ client, output }) => {
      if (!sealed) return answer(output, await client.savings.show({ baseline }), baselineInWords);
      output.out((await client.savings.show({ baseline, sealed: 'true' })).sealed ?? '');
    }),
  );
}

type ReportOptions = Period &
  BoundaryOptions &
  ModelOptions & {
    readonly base?: { from: string; to: string };
    readonly confidence?: number;
    readonly events?: string;
    readonly compare?: string;
    readonly steps?: boolean;
    readonly out?: string;
  };

function reportCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('report [name]')
    .description(
      say(
        '统计报告期的节能量：锁定的基准，或用 --base 给出建筑和基期',
        'savings of a reporting period: by a sealed baseline, or for a building with --base as its base period',
      ),
    )
    .option('--base <days>', term(say, savingsTerms, 'base'), span)
    .option('--confidence <share>', confidenceText(say), decimal)
    .option('--events <file>', say('非常规事件，列为 from to kind amount note evidence', 'a table of non-routine events'))
    .option('--compare <file>', say('对比建筑的清单', 'a table of buildings to compare with'))
    .option('--steps', say('列出每一天', 'list every day'))
    .option('-o, --out <file>', say('节能量报告（Word），须用已锁定的基准', 'savings report (Word), sealed baselines only'));
  modelOptions(boundaryOptions(period(command, say), say), context);
  examples(
    command,
    context,
    'savings report 一号楼 --from 2025-01-01 --to 2026-01-01 --events 事件.csv --out 节能量报告.docx',
    'savings report B001 --carrier electricity --base 2024-01-01..2025-01-01 --from 2025-01-01 --to 2026-01-01',
  );
  command.action((name: string | undefined, given: ReportOptions) =>
    context.within(async ({ client, output, upload, get }) => {
      const { base, confidence, events, compare, steps, out } = given;
      if (out !== undefined && base !== undefined) throw new Problem('bad-input', 'report-unsealed', {});
      const files = {
        ...(events !== undefined && { events: await upload(events) }),
        ...(compare !== undefined && { compare: await upload(compare) }),
      };
      const of = base === undefined ? { baseline: name ?? '' } : { ...boundaryOf(name, given), base };
      const model = await modelOf(given, upload);
      const input = { ...of, ...asked(given), ...model, ...files };
      const told = await client.savings.report({
        ...input,
        ...(confidence !== undefined && { confidence }),
        ...(steps === true && { steps }),
      });
      if (out !== undefined) {
        const pinned = { ...asked(given), ...files, ...(confidence !== undefined && { confidence: String(confidence) }) };
        const factors = model.factors?.map((one) => `${one.name}=${one.file}`).join(',');
        const query = new URLSearchParams({ baseline: name ?? '', ...pinned, ...(factors !== undefined && { factors }) });
        await save(await get(`/exports/savings-report?${query}`), out);
      }
      answer(output, { ...told, ...(out !== undefined && { file: out }) }, (one, speak) =>
        [reportInWords(one, speak), out ?? ''].filter((line) => line !== '').join('\n'),
      );
    }),
  );
}

function typicalCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('typical <name>')
    .description(
      say('典型年节能量：两个时期的模型都推到典型年', 'typical-year savings: the models of both periods applied to a typical year'),
    )
    .requiredOption('--typical <station>', term(say, savingsTerms, 'typicalYear'))
    .option('--confidence <share>', confidenceText(say), decimal);
  period(command, say);
  examples(command, context, 'savings typical 一号楼 --from 2025-01-01 --to 2026-01-01 --typical CHN_Shanxi.Taiyuan.537720_CSWD');
  command.action((baseline: string, given: Period & { typical: string; confidence?: number }) =>
    context.within(async ({ client, output }) => {
      const { typical, confidence } = given;
      const told = await client.savings.typical({ baseline, typical, ...asked(given), ...(confidence !== undefined && { confidence }) });
      answer(output, told, typicalInWords);
    }),
  );
}
