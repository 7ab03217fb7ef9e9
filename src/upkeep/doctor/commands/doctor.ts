import { checkTerms } from '#upkeep/doctor/vocabulary.ts';
import { label, term } from '#cli/terms.ts';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { number, table } from '#cli/table.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Answer = Awaited<ReturnType<Client['doctor']['examine']>> & {
  readonly mended?: Awaited<ReturnType<Client['doctor']['mend']>>;
  readonly compacted?: Awaited<ReturnType<Client['doctor']['compact']>>;
};

/** `doctor`: exit 1 on any fault. */
export function doctorCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program.command('doctor').description(say('检查各存储、计数与关联', 'checks every store, count and link'));
  command.option('--compact', say('先合并并释放已被取代的数据', 'merges and frees what is superseded first'));
  command.option(
    '--mend',
    say('先把与读数不一致的日、月重新计算', 'first recalculates the days and months that do not follow from the readings'),
  );
  command.option(
    '--deep',
    say('把保存的导入文件全部解开核对', 'unpacks every kept file of an import whole and compares it with what came'),
  );
  examples(command, context, 'doctor', 'doctor --deep', 'doctor --compact', 'doctor --mend', 'doctor --json');
  command.action(({ compact, mend, deep }: { compact?: true; mend?: true; deep?: true }) =>
    context.within(async ({ client, output }) => {
      const mended = mend === true ? await client.doctor.mend() : undefined;
      const compacted = compact === true ? await client.doctor.compact() : undefined;
      const told = {
        ...(await client.doctor.examine({ deep })),
        ...(mended === undefined ? {} : { mended }),
        ...(compacted === undefined ? {} : { compacted }),
      };
      answer(output, told, inWords);
      return told.ok ? 0 : 1;
    }),
  );
}

function inWords({ ok, checks, mended, compacted }: Answer, say: Say): string {
  type Row = Answer['checks'][number];
  const columns = [
    { title: label(say, 'check'), cell: (one: Row) => term(say, checkTerms, one.name) },
    { title: say('个数', 'count'), cell: (one: Row) => number(one.counted), number: true },
    { title: label(say, 'result'), cell: (one: Row) => (one.ok ? say('正常', 'ok') : say('有误', 'FAULT')) },
  ];
  const findings = checks.flatMap((check) => check.findings);
  const megabytes = (bytes: number): string => number(Math.round(bytes / 1e5) / 10);
  return blocks(
    mended === undefined
      ? ''
      : say(
          `已修复：${number(mended.meters)} 个计量点的 ${number(mended.days)} 天，${number(mended.months)} 个按月的合计，${number(mended.points)} 个测点的 ${number(mended.hours)} 个小时。`,
          `Repaired: ${number(mended.days)} days of ${number(mended.meters)} meters, ${number(mended.months)} sums by month, ${number(mended.hours)} hours of ${number(mended.points)} points.`,
        ),
    compacted === undefined
      ? ''
      : say(
          `已整理：${megabytes(compacted.before)} MB → ${megabytes(compacted.after)} MB。`,
          `Compacted: ${megabytes(compacted.before)} MB to ${megabytes(compacted.after)} MB.`,
        ),
    table(columns, checks),
    findingLines(findings, say),
    ok ? say('一切正常。', 'All is well.') : say('发现问题。', 'There are faults.'),
  );
}
