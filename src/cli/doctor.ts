import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { answer } from './desk.ts';
import type { Say } from './desk.ts';
import { examples } from './kit.ts';
import type { Kit } from './kit.ts';
import { number, table } from './table.ts';
import { blocks, findingLines } from './telling.ts';

type Told = Awaited<ReturnType<Client['doctor']['examine']>>;

/** `doctor`: exit 1 on any fault. */
export function doctorCommand(program: Command, kit: Kit): void {
  const { say } = kit;
  const command = program.command('doctor').description(say('检查各存储、计数与关联', 'checks every store, count and link'));
  examples(command, kit, 'doctor', 'doctor --json');
  command.action(() =>
    kit.within(async ({ client, desk }) => {
      const told = await client.doctor.examine();
      answer(desk, told, inWords);
      return told.ok ? 0 : 1;
    }),
  );
}

function inWords({ ok, checks }: Told, say: Say): string {
  type Row = Told['checks'][number];
  const columns = [
    { title: say('检查', 'check'), cell: (one: Row) => one.name },
    { title: say('个数', 'count'), cell: (one: Row) => number(one.counted), number: true },
    { title: say('结果', 'result'), cell: (one: Row) => (one.ok ? say('正常', 'ok') : say('有误', 'FAULT')) },
  ];
  const findings = checks.flatMap((check) => check.findings);
  return blocks(
    table(columns, checks),
    findingLines(findings, say),
    ok ? say('一切正常。', 'All is well.') : say('发现问题。', 'There are faults.'),
  );
}
