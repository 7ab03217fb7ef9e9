import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { planResourceTerms, planStatusTerms, planTerms } from '#retrofit/retrofit-plan/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { answer, type Say } from '#cli/output.ts';
import { number, percent, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { decimal } from '#cli/values.ts';

/** `0.5,1,1.5`: shares of the money. */
function shareList(text: string): number[] {
  return text.split(/[,，]/u).map((one) => decimal(one.trim()));
}

/** `retrofit plan curve NAME`: what a plan would achieve with more or less money. */
export function retrofitCurveCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('curve <name>')
    .description(
      say(
        '资金多些或少些能节约多少：同一求解文件逐点重新求解，不保存',
        'savings against budget: solves the same file again and stores nothing',
      ),
    )
    .option(
      '--shares <list>',
      say('资金上限的倍数，逗号分隔（默认 0.5,0.75,1,1.25,1.5）', 'multiples of the funds (default 0.5,0.75,1,1.25,1.5)'),
      shareList,
    )
    .option('--seconds <n>', say('每点最多计算这么多秒（默认 10）', 'time limit for each point in seconds (default 10)'), decimal);
  examples(command, context, 'retrofit plan curve 2026年计划', 'retrofit plan curve 2026年计划 --shares 0.5,1,1.5 --json');
  command.action((plan: string, asked: { shares?: number[]; seconds?: number }) =>
    context.within(async ({ client, output }) => answer(output, await client.retrofitPlan.curve({ plan, ...asked }), curveInWords)),
  );
}

function curveInWords({ points }: Awaited<ReturnType<Client['retrofitPlan']['curve']>>, say: Say): string {
  type Row = (typeof points)[number];
  const columns = [
    { title: term(say, planTerms, 'moneyShare'), cell: (one: Row) => percent(one.share), number: true },
    { title: term(say, planTerms, 'moneyThere'), cell: (one: Row) => one.money, number: true },
    { title: term(say, planTerms, 'moneyUsed'), cell: (one: Row) => one.used, number: true },
    { title: term(say, planResourceTerms, 'savingKgce'), cell: (one: Row) => one.savingKgce, number: true },
    { title: term(say, planTerms, 'best'), cell: (one: Row) => number(one.best, 2), number: true },
    { title: term(say, planTerms, 'bound'), cell: (one: Row) => number(one.bound, 2), number: true },
    { title: term(say, planTerms, 'chosen'), cell: (one: Row) => String(one.chosen), number: true },
    { title: label(say, 'state'), cell: (one: Row) => term(say, planStatusTerms, one.status) },
  ];
  return table(columns, points);
}
