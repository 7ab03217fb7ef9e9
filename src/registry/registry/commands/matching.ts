import { cutList } from '#cli/wording.ts';
import { option } from '#cli/option-terms.ts';
import { label } from '#cli/terms.ts';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { number, table } from '#cli/table.ts';

type Candidates = Awaited<ReturnType<Client['registry']['candidates']>>;

/** `candidates`, `merge CODE INTO`, `unmerge CODE`. */
export function matchingCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const candidates = program.command('candidates').description(say('可能是同一栋的建筑', 'buildings that may be the same'));
  candidates.option('--region <code>', option(say, 'ofRegion'));
  examples(candidates, context, 'candidates --region 140302');
  candidates.action((options: { region?: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.registry.candidates(options), candidatesInWords)),
  );

  const merge = program
    .command('merge <code> <into>')
    .description(say('把一栋并入另一栋；原代码仍可使用', 'merge one building into another; its code stays an alias'));
  examples(merge, context, 'merge B017 B001');
  merge.action((code: string, into: string) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.registry.merge({ building: code, into }), (_told, words) =>
        words(
          `${code} 已并入 ${into}，可用 yaodong unmerge ${code} 撤回。`,
          `${code} is merged into ${into}; yaodong unmerge ${code} takes it back.`,
        ),
      ),
    ),
  );

  const unmerge = program.command('unmerge <code>').description(label(say, 'takeBackMerge'));
  examples(unmerge, context, 'unmerge B017');
  unmerge.action((code: string) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.registry.unmerge({ building: code }), (_told, words) =>
        words(`${code} 重新成为独立的建筑。`, `${code} is a separate building again.`),
      ),
    ),
  );

  const apart = program
    .command('keep-apart <code> <other>')
    .description(say('确认两栋不是同一栋', 'say that two buildings are not the same'));
  examples(apart, context, 'keep-apart B017 B001');
  apart.action((code: string, other: string) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.registry.keepApart({ building: code, other }), ({ change }, words) =>
        words(
          `已记录（编号 ${change}）：${code} 与 ${other} 不是同一栋。`,
          `Recorded (number ${change}): ${code} and ${other} are not the same.`,
        ),
      ),
    ),
  );
}

function candidatesInWords({ candidates, total }: Candidates, say: Say): string {
  type Row = Candidates['candidates'][number];
  const columns = [
    { title: label(say, 'buildings'), cell: (row: Row) => row.codes.join(' = ') },
    { title: label(say, 'likeness'), cell: (row: Row) => number(row.score, 2), number: true },
    { title: say('理由', 'why'), cell: (row: Row) => (Array.isArray(row.why) ? row.why.join('；') : String(row.why)) },
  ];
  return candidates.length === 0
    ? say('没有疑似重复的建筑。', 'There are no likely duplicates.')
    : cutList(table(columns, candidates), candidates.length, total, say);
}
