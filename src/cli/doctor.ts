import type { Command } from 'commander';
import { answer } from './desk.ts';
import type { Say } from './desk.ts';
import { examples } from './kit.ts';
import type { At, Kit } from './kit.ts';
import { table } from './table.ts';

type Check = { readonly name: string; readonly ok: boolean; readonly detail: string };
type Told = { readonly ok: boolean; readonly checks: readonly Check[] };

/** `doctor`: exit 1 on any fault. */
export function doctorCommand(program: Command, kit: Kit): void {
  const { say } = kit;
  const command = program.command('doctor').description(say('检查各存储、计数与关联', 'checks every store, count and link'));
  examples(command, kit, 'doctor', 'doctor --json');
  command.action(() =>
    kit.within(async (at) => {
      const told = await examine(at, say);
      answer(at.desk, told, inWords);
      return told.ok ? 0 : 1;
    }),
  );
}

async function examine(at: At, say: Say): Promise<Told> {
  const { ready: _, ...parts } = await at.ready();
  const stores = Object.entries(parts).map(([name, ok]) => ({
    name,
    ok,
    detail: ok ? say('有应答', 'answers') : say('没有应答', 'does not answer'),
  }));
  return { ok: stores.every(({ ok }) => ok), checks: stores };
}

function inWords({ ok, checks }: Told, say: Say): string {
  const columns = [
    { title: say('检查', 'check'), cell: (one: Check) => one.name },
    { title: say('结果', 'result'), cell: (one: Check) => (one.ok ? say('正常', 'ok') : say('有误', 'FAULT')) },
    { title: '', cell: (one: Check) => one.detail },
  ];
  return `${table(columns, checks)}\n${ok ? say('一切正常。', 'All is well.') : say('发现问题。', 'There are faults.')}`;
}
