import type { Command } from 'commander';
import { expect, test } from 'vitest';
import type { CommandContext } from './command-context.ts';
import { createProgram } from './program.ts';

/** Names alone: what they say in words may be said better. */
const context = { say: (zh: string) => zh, within: async () => undefined, alone: async () => undefined } as CommandContext;

/** One line for each command, the options beneath it in the order of their names; `!`: required. */
function linesOf(command: Command, path: readonly string[]): string[] {
  const args = command.registeredArguments.map((one) => {
    const name = `${one.name()}${one.variadic ? '…' : ''}`;
    return one.required ? `<${name}>` : `[${name}]`;
  });
  const options = command.options.map(({ flags, mandatory, argChoices, defaultValue }) =>
    ['  ', flags, mandatory ? ' !' : '', argChoices ? ` ${argChoices.join('|')}` : '', said(defaultValue)].join(''),
  );
  const inside = command.commands.flatMap((one) => linesOf(one, [...path, one.name()]));
  return [[...path, ...args].join(' '), ...options.toSorted(), ...inside];
}

const said = (standard: unknown): string =>
  typeof standard === 'string' || typeof standard === 'number' || typeof standard === 'boolean' ? ` = ${standard}` : '';

test('every command and option that scripts may rest on is there', async () => {
  const output = { language: 'zh', json: false, out: () => undefined, err: () => undefined } as never;
  const lines = linesOf(createProgram(context, output), ['yaodong']);
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./commands.txt');
});
