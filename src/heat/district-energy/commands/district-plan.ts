import type { Command } from 'commander';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer } from '#cli/output.ts';
import { term } from '#cli/terms.ts';
import { textOf } from '#cli/text-file.ts';
import { decimal } from '#cli/values.ts';
import { districtTerms } from '#heat/district-energy/vocabulary.ts';
import { outcomeOf } from '#platform/jobs/commands/jobs.ts';
import { districtPlanInWords, districtPlansInWords } from './district-plan-words.ts';

/** `district-plan make|list|show|remove`. */
export function districtPlanCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('district-plan')
    .description(term(say, districtTerms, 'plan'))
    .helpCommand(false);
  examples(group, context, 'district-plan list');
  const make = group
    .command('make <name> <file>')
    .description(
      say(
        '由片区文件编制并保存：实测需求、供能方案、限额的价格',
        'make and save a plan from a district file: measured demand, supply, shadow prices of limits',
      ),
    );
  make
    .requiredOption('--region <code>', option(say, 'regionCode'))
    .option('--seconds <n>', say('求解最多用的秒数', 'time limit for solving, in seconds'), decimal);
  examples(make, context, 'district-plan make 东片区 片区.yaml --region 140302');
  make.action((plan: string, file: string, options: { region: string; seconds?: number }) =>
    context.within(async (at) => {
      const { plans } = at.client.districtEnergy;
      const { job } = await plans.make({ plan, text: await textOf(file), ...options });
      await outcomeOf(at, job);
      answer(at.output, await plans.show({ plan }), districtPlanInWords);
    }),
  );
  const list = group
    .command('list')
    .description(say('可以看到的区域能源规划，新的在前', 'district energy plans that you can access, newest first'));
  examples(list, context, 'district-plan list');
  list.action(() =>
    context.within(async ({ client, output }) => answer(output, await client.districtEnergy.plans.list({}), districtPlansInWords)),
  );
  const show = group.command('show <name>').description(say('一个规划及其全部输入数据', 'a plan with all its input data'));
  examples(show, context, 'district-plan show 东片区');
  show.action((plan: string) =>
    context.within(async ({ client, output }) => answer(output, await client.districtEnergy.plans.show({ plan }), districtPlanInWords)),
  );
  const remove = group
    .command('remove <name>')
    .description(
      say(
        '删除自己编制的规划；管理员可删除任何规划，操作记录保留',
        'delete a plan you made (administrators: any plan); the deletion stays in the audit trail',
      ),
    );
  examples(remove, context, 'district-plan remove 东片区');
  remove.action((plan: string) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.districtEnergy.plans.remove({ plan }), (told) =>
        say(`已删除规划：${told.plan}`, `Deleted: ${told.plan}`),
      ),
    ),
  );
}
