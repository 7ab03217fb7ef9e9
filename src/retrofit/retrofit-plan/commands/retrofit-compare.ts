import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { planTerms } from '#retrofit/retrofit-plan/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, table } from '#cli/table.ts';
import { term } from '#cli/terms.ts';
import { blocks } from '#cli/wording.ts';

type Compared = Awaited<ReturnType<Client['retrofitPlan']['compare']>>;

const word = (say: Say, code: keyof typeof planTerms): string => term(say, planTerms, code);

/** `retrofit plan compare A B`: two plans side by side. */
export function retrofitCompareCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group.command('compare <a> <b>').description(say('两个计划并排比较', 'two plans side by side'));
  examples(command, context, 'retrofit plan compare 2026年计划 2026年计划二稿');
  command.action((a: string, b: string) =>
    context.within(async ({ client, output }) => answer(output, await client.retrofitPlan.compare({ a, b }), comparedInWords)),
  );
}

const moneyAndSaving = ({ costYuan, savingKgce }: Compared['sums']['onlyA'], say: Say): string =>
  say(`投资 ${costYuan} 元，年节能量 ${savingKgce} kgce`, `${costYuan} yuan, ${savingKgce} kgce a year`);

/** Which projects are in only one of two plans, what these come to, and the totals. */
export function comparedInWords(told: Compared, say: Say): string {
  const totals = Object.entries(told.totals).map(([resource, sums]) => ({ resource, ...sums }));
  type Row = (typeof totals)[number];
  const columns = [
    { title: word(say, 'resource'), cell: (one: Row) => one.resource },
    { title: 'A', cell: (one: Row) => one.a, number: true },
    { title: 'B', cell: (one: Row) => one.b, number: true },
    { title: word(say, 'difference'), cell: (one: Row) => one.difference, number: true },
  ];
  return blocks(
    facts([
      [word(say, 'onlyFirst'), told.onlyA.map(({ project }) => project).join(' ') || null],
      [word(say, 'onlySecond'), told.onlyB.map(({ project }) => project).join(' ') || null],
      [word(say, 'leaving'), told.onlyA.length === 0 ? null : moneyAndSaving(told.sums.onlyA, say)],
      [word(say, 'joining'), told.onlyB.length === 0 ? null : moneyAndSaving(told.sums.onlyB, say)],
      [word(say, 'moved'), told.moved.map(({ project, a, b }) => `${project} ${a.year} → ${b.year}`).join(' ') || null],
    ]),
    table(columns, totals),
  );
}
