import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { heatMatchStatusTerms, heatMatchTerms, heatPlanTerms, inputWords } from '#heat/heat-planning/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { matchInWords } from './heat-match.ts';
import { outcomeOf } from '#platform/jobs/commands/jobs.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, number, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { textOf } from '#cli/text-file.ts';
import { decimal } from '#cli/values.ts';
import { blocks, cutList } from '#cli/wording.ts';

type Plans = Client['heatPlanning']['plans'];
type Head = Awaited<ReturnType<Plans['list']>>['plans'][number];
type Compared = Awaited<ReturnType<Plans['compare']>>;

/** `heat plan make|list|show|remove|compare|without`. */
export function heatPlanCommands(heat: Command, context: CommandContext): void {
  const { say } = context;
  const group = heat
    .command('plan')
    .description(term(say, heatPlanTerms, 'plan'))
    .helpCommand(false);
  examples(group, context, 'heat plan list');
  const make = group.command('make <name> <file>').description(say('由注明来源的文件编制并保存', 'make a plan from a file with sources'));
  make
    .requiredOption('--region <code>', option(say, 'regionCode'))
    .option('--seconds <n>', say('最多计算的秒数', 'time limit in seconds'), decimal);
  examples(make, context, 'heat plan make 城区余热 余热.yaml --region 140302');
  make.action((plan: string, file: string, options: { region: string; seconds?: number }) =>
    context.within(async (at) => {
      const { plans } = at.client.heatPlanning;
      const { job } = await plans.make({ plan, text: await textOf(file), ...options });
      await outcomeOf(at, job);
      answer(at.output, await plans.show({ plan }), planInWords);
    }),
  );
  const list = group.command('list').description(say('可以看到的方案，新的在前', 'plans that you can access, newest first'));
  examples(list, context, 'heat plan list');
  list.action(() => context.within(async ({ client, output }) => answer(output, await client.heatPlanning.plans.list({}), listInWords)));
  const show = group.command('show <name>').description(say('一个方案及其全部输入数据', 'a plan with all its input data'));
  examples(show, context, 'heat plan show 城区余热');
  show.action((plan: string) =>
    context.within(async ({ client, output }) => answer(output, await client.heatPlanning.plans.show({ plan }), planInWords)),
  );
  const remove = group
    .command('remove <name>')
    .description(
      say(
        '删除自己编制的方案；管理员可删除任何方案，操作记录保留',
        'delete a plan you made (administrators: any plan); the deletion stays in the audit trail',
      ),
    );
  examples(remove, context, 'heat plan remove 城区余热');
  remove.action((plan: string) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.heatPlanning.plans.remove({ plan }), (told) => say(`已删除：${told.plan}`, `Deleted: ${told.plan}`)),
    ),
  );
  const compare = group.command('compare <a> <b>').description(say('两个方案并排比较', 'compare two plans side by side'));
  examples(compare, context, 'heat plan compare 城区余热 城区余热二');
  compare.action((a: string, b: string) =>
    context.within(async ({ client, output }) => answer(output, await client.heatPlanning.plans.compare({ a, b }), comparedInWords)),
  );
  const without = group
    .command('without <name> <source>')
    .description(say('一个热源停用后要多花多少：重新求解，方案不变', 'extra cost without a source: solved again, the plan is unchanged'));
  examples(without, context, 'heat plan without 城区余热 示范热源1');
  without.action((plan: string, source: string) =>
    context.within(async (at) => {
      const { job } = await at.client.heatPlanning.plans.without({ plan, source });
      await outcomeOf(at, job);
      answer(at.output, await at.client.heatPlanning.plans.gone({ job }), comparedInWords);
    }),
  );
}

function listInWords({ plans, total }: { readonly plans: readonly Head[]; readonly total: number }, say: Say): string {
  const amount = (code: 'cost' | 'needed' | 'unmet', value: (row: Head) => number) => ({
    title: term(say, heatMatchTerms, code),
    cell: (row: Head) => number(value(row), 2),
    number: true,
  });
  const columns = [
    { title: term(say, heatPlanTerms, 'plan'), cell: ({ plan }: Head) => plan },
    { title: label(say, 'place'), cell: ({ region }: Head) => region },
    { title: label(say, 'state'), cell: ({ status }: Head) => term(say, heatMatchStatusTerms, status) },
    amount('cost', ({ cost }) => cost),
    amount('needed', ({ neededGj }) => neededGj),
    amount('unmet', ({ unmetGj }) => unmetGj),
  ];
  return cutList(table(columns, plans), plans.length, total, say);
}

function planInWords(plan: Awaited<ReturnType<Plans['show']>>, say: Say): string {
  type Input = (typeof plan.inputs)[number];
  return blocks(
    facts([
      [term(say, heatPlanTerms, 'plan'), plan.plan],
      [label(say, 'place'), plan.region],
      [label(say, 'who'), plan.by],
      ['SHA-256', plan.sha256],
    ]),
    matchInWords(plan, say),
    table(
      [
        { title: term(say, heatPlanTerms, 'of'), cell: ({ code }: Input) => code },
        { title: term(say, heatPlanTerms, 'what'), cell: ({ path }: Input) => say(inputWords(path, 'zh'), inputWords(path, 'en')) },
        { title: term(say, heatPlanTerms, 'value'), cell: ({ value }: Input) => value, number: true },
        { title: term(say, heatPlanTerms, 'origin'), cell: ({ origin }: Input) => origin },
      ],
      plan.inputs,
    ),
  );
}

function comparedInWords({ cost, proven, links, demands, sources }: Compared, say: Say): string {
  type Two = { readonly a: number | null; readonly b: number | null };
  const both = <Row extends Two>() => [
    { title: term(say, heatPlanTerms, 'first'), cell: ({ a }: Row) => (a === null ? null : number(a, 2)), number: true },
    { title: term(say, heatPlanTerms, 'second'), cell: ({ b }: Row) => (b === null ? null : number(b, 2)), number: true },
  ];
  type Link = Compared['links'][number];
  type Coded = Two & { readonly code: string };
  return blocks(
    facts([
      [term(say, heatMatchTerms, 'cost'), `${number(cost.a, 2)} → ${number(cost.b, 2)}`],
      [term(say, heatPlanTerms, 'more'), number(cost.difference, 2)],
      [label(say, 'state'), term(say, heatMatchStatusTerms, proven ? 'optimal' : 'feasible')],
    ]),
    table(
      [
        { title: term(say, heatMatchTerms, 'source'), cell: ({ source }: Link) => source },
        { title: term(say, heatMatchTerms, 'demand'), cell: ({ demand }: Link) => demand },
        ...both<Link>(),
      ],
      links,
    ),
    table([{ title: term(say, heatMatchTerms, 'unmet'), cell: ({ code }: Coded) => code }, ...both<Coded>()], demands),
    table([{ title: term(say, heatMatchTerms, 'used'), cell: ({ code }: Coded) => code }, ...both<Coded>()], sources),
  );
}
