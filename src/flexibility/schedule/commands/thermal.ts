import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { thermalTerms } from '#flexibility/schedule/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, number } from '#cli/table.ts';
import { term, valueIn } from '#cli/terms.ts';
import { textOf } from '#cli/text-file.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Fit = Awaited<ReturnType<Client['schedule']['fitThermal']>>;

/** `thermal fit FILE [--zone Z]`. */
export function thermalCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program.command('thermal').description(say('房间的热特性', 'thermal properties of a room')).helpCommand(false);
  examples(group, context, 'thermal fit 室温.csv');
  const command = group
    .command('fit')
    .description(
      say(
        '由实测室温求热阻、热容和得热，并说明能否使用；不保存',
        'determine thermal resistance, capacity and gain of a room from measurements, and whether they are usable; nothing is saved',
      ),
    )
    .argument('<file>', say('csv：time、indoor、outdoor、heat，间隔相等', 'csv with time, indoor, outdoor, heat at equal intervals'))
    .option('--zone <zone>', say('未写时区的时刻所在的时区', 'time zone of times without one'));
  examples(command, context, 'thermal fit 室温.csv --json');
  command.action((file: string, options: { zone?: string }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.schedule.fitThermal({ text: await textOf(file), ...options }), inWords),
    ),
  );
}

function inWords({ errors, usable, findings, ...found }: Fit, say: Say): string {
  const of = (code: 'r' | 'c' | 'gain') =>
    [
      `${term(say, thermalTerms, code)} ${thermalTerms[code].unit}`,
      found[code] === null ? null : `${number(found[code])} ± ${number(errors[code])}`,
    ] as const;
  return blocks(
    facts([of('r'), of('c'), of('gain'), [term(say, thermalTerms, 'usable'), valueIn(say, 'usable', usable)]]),
    findingLines(findings, say),
  );
}
