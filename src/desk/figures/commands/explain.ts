import { spellStatus } from '#kernel/vocabulary.ts';
import { label } from '#cli/terms.ts';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { facts, figure, number, percent, table } from '#cli/table.ts';
import { spellFigureName } from '#desk/figures/vocabulary.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Answer = Awaited<ReturnType<Client['figures']['explain']>>;

/** `explain FIGURE`. */
export function explainCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program.command('explain <figure>').description(say('数值的来源', 'where a figure comes from'));
  examples(command, context, 'explain eyJraW5kIjoidXNlIn0.1a2b3c');
  command.action((asked: string) =>
    context.within(async ({ client, output }) => answer(output, await client.figures.explain({ figure: asked }), inWords)),
  );
}

function inWords(told: Answer, say: Say): string {
  const language = say('zh', 'en') === 'zh' ? 'zh' : 'en';
  const spell = (name: string): string => spellFigureName(name, language);
  const status = <T>(text: T): T | string => (typeof text === 'string' ? spellStatus(text, language) : text);
  const head = facts([
    [label(say, 'result'), told.result && `${spell(told.result.name)} = ${figure(told.result)}`],
    [label(say, 'formula'), told.formula],
    [label(say, 'clause'), status(told.clause)],
    [say('以何时所知', 'known at'), told.knownAt],
  ]);
  type Input = Answer['inputs'][number];
  const inputs = [
    { title: label(say, 'input'), cell: (one: Input) => (told.result.name.startsWith('cell ') ? one.name : spell(one.name)) },
    {
      title: label(say, 'value'),
      cell: (one: Input) => (typeof one.value === 'number' ? number(one.value) : status(one.value)),
      number: true,
    },
    { title: label(say, 'unit'), cell: (one: Input) => one.unit },
    { title: label(say, 'source'), cell: (one: Input) => status(one.source) },
  ];
  type Meter = Answer['meters'][number];
  const meters = [
    { title: label(say, 'meter'), cell: (one: Meter) => one.code },
    { title: label(say, 'coverage'), cell: (one: Meter) => percent(one.coverage), number: true },
    { title: label(say, 'from'), cell: (one: Meter) => one.from },
    { title: label(say, 'to'), cell: (one: Meter) => one.to },
  ];
  const listed = <T>(columns: Parameters<typeof table<T>>[0], rows: readonly T[]) => (rows.length === 0 ? '' : table(columns, rows));
  const opens = told.inputs.filter((one) => one.figure !== undefined).map((one) => `${spell(one.name)}: yaodong explain ${one.figure}`);
  const further = opens.length === 0 ? '' : `${say('再往下', 'Open further')}\n${opens.join('\n')}`;
  return blocks(head, listed(inputs, told.inputs), further, listed(meters, told.meters), findingLines(told.findings, say));
}
