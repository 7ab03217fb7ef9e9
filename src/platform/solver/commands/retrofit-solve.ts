import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, number, table } from '#cli/table.ts';
import { textOf } from '#cli/text-file.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Solved = Awaited<ReturnType<Client['solver']['solve']>>;
type Chosen = Solved['chosen'][number];
type Out = Solved['out'][number];
type Limit = Solved['limits'][number];
type Options = { readonly gap?: string; readonly seconds?: string };

/** `retrofit solve FILE`: a plan under limits and its proof; nothing is stored. */
export function retrofitSolveCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('solve')
    .description(
      say(
        '在限额内选出项目，并给出人人可核对的证明；不保存',
        'choose projects under limits, with a proof that anybody can check; stores nothing',
      ),
    )
    .argument('<file>', say('求解文件，JSON 或 YAML', 'the problem file, JSON or YAML'))
    .option('--gap <share>', say('离上界这么近即可（默认 0.001）', 'accepted gap to the bound (default 0.001)'))
    .option('--seconds <n>', say('最多计算这么多秒（默认 60）', 'maximum seconds to solve (default 60)'));
  examples(command, context, 'retrofit solve 方案.json', 'retrofit solve 方案.json --gap 0.0001 --seconds 120 --json');
  command.action((file: string, { gap, seconds }: Options) =>
    context.within(async ({ client, output }) => {
      const text = await textOf(file);
      const asked = { ...(gap !== undefined && { gap }), ...(seconds !== undefined && { seconds }) };
      answer(output, await client.solver.solve({ text, ...asked }), inWords);
    }),
  );
}

function inWords(told: Solved, say: Say): string {
  return blocks(
    facts([
      [say('求解结果', 'result'), statusWord(told, say)],
      [say('所选项目合计目标值', 'value'), number(told.objective, 2)],
      [say('上界', 'bound'), `${number(told.bound, 2)} (${say('差距', 'gap')} ${number(told.gap * 100, 4)} %)`],
      [say('按价格算出的上界', 'bound by the prices'), number(told.relaxation, 2)],
    ]),
    table(
      [
        { title: say('入选项目', 'project'), cell: ({ project }: Chosen) => project },
        { title: say('方案', 'option'), cell: ({ option }: Chosen) => option },
        { title: say('入选年度', 'year'), cell: ({ year }: Chosen) => String(year) },
        { title: say('项目目标值', 'value'), cell: ({ value }: Chosen) => number(value, 2), number: true },
      ],
      told.chosen,
    ),
    told.out.map((one) => outSentence(one, say)).join('\n'),
    table(
      [
        { title: say('限额', 'limit'), cell: ({ id }: Limit) => id },
        {
          title: say('数额', 'amount'),
          cell: ({ sense, amount }: Limit) => `${sense === 'max' ? '≤' : '≥'} ${number(amount, 2)}`,
          number: true,
        },
        { title: say('占用', 'used'), cell: ({ used }: Limit) => number(used, 2), number: true },
        { title: say('突破', 'exceeded by'), cell: ({ breach }: Limit) => number(breach, 2), number: true },
        { title: say('价格', 'price'), cell: ({ price }: Limit) => number(price, 6), number: true },
      ],
      told.limits,
    ),
    findingLines(told.findings, say),
  );
}

function statusWord({ status, breach }: Solved, say: Say): string {
  if (!breach.proven)
    return say('时间到，这是目前突破最少的方案', 'time is up: this is the plan found so far that exceeds the limits least');
  return {
    optimal: say('最优，已证明', 'optimal, proven'),
    'within-gap': say('与上界的差距在要求之内', 'within the requested gap to the bound'),
    stopped: say('时间到，差距仍大于要求', 'time is up, the gap is still larger than requested'),
    'best-effort': say('限额不能同时满足，这是突破最少的方案', 'the limits cannot all be met: this plan exceeds them least'),
  }[status];
}

function outSentence({ project, why, needs, addNow }: Out, say: Say): string {
  const add = addNow.map(({ limit, by }) => `${limit} +${number(by, 2)}`).join(say('、', ', '));
  const now = add === '' ? '' : say(`；现在加入需要：${add}`, `; to add it now takes: ${add}`);
  const said = {
    pinned: say('已指定不选', 'excluded by request'),
    'no-option': say('没有可行的方案', 'there is no option'),
    'no-value': say('没有收益', 'it has no benefit'),
    price: say(
      `收益低于所占限额的价值，差 ${number(needs, 2)}`,
      `its benefit is ${number(needs, 2)} less than the value of the limits it uses`,
    ),
    room: say('收益足够，但放不下', 'its benefit is sufficient, but there is no room'),
  }[why];
  return `${project}${say('：', ': ')}${said}${now}`;
}
