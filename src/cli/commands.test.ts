import type { Command } from 'commander';
import { expect, test } from 'vitest';
import type { CommandContext } from './command-context.ts';
import { commandGroups } from './command-groups.ts';
import { createProgram } from './program.ts';

/** Names only: the texts may still be improved. */
const context = { say: (zh: string) => zh, within: async () => undefined, alone: async () => undefined } as CommandContext;

/** One line for each command, with its options below it in alphabetical order; `!`: required. */
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

test('every command and option that scripts may rely on exists', async () => {
  const output = { language: 'zh', json: false, out: () => undefined, err: () => undefined } as never;
  const lines = linesOf(await createProgram(context, output), ['yaodong']);
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./commands.txt');
});

/** Commands that have a preview, but whose result no one is required to have read. */
const withoutSeen: Readonly<Record<string, string>> = {
  'yaodong calendar add': 'the days of a notice; another version of them stands beside the earlier',
  'yaodong case payments': 'as `caseMoney.returned` in `test/seen-acts.test.ts`',
  'yaodong draw announce': 'announces the objects of a file; nothing is drawn yet',
  'yaodong energy-audit import': 'as `energyAudit.importSync` there',
  'yaodong event add': 'as `flexibility.events.add` there',
  'yaodong event remind': 'reminds those who have not answered by then',
  'yaodong import returns': 'as `return.importSheet` there',
  'yaodong import task-reports': 'as `assignment.importReports` there',
  'yaodong knowledge check propose': 'a proposal, which a second person holds against the printed text',
  'yaodong meter sample announce': 'as `draw announce`',
  'yaodong procedure document': 'as `caseDocuments.stateTemplate` there',
  'yaodong remind send': 'reminds whom it names',
  'yaodong statement difference': 'issues the draft that it made',
  'yaodong statement issue': 'issues the draft that it made',
};

function every(command: Command, path: string): { readonly path: string; readonly flags: readonly string[] }[] {
  const own = { path, flags: command.options.map(({ long }) => long ?? '') };
  return [own, ...command.commands.flatMap((one) => every(one, `${path} ${one.name()}`))];
}

test('a command with a preview writes by the hash of what was shown', async () => {
  const output = { language: 'zh', json: false, out: () => undefined, err: () => undefined } as never;
  const shown = every(await createProgram(context, output), 'yaodong').filter(({ flags }) => flags.includes('--preview'));
  const without = shown.filter(({ flags }) => !flags.includes('--seen')).map(({ path }) => path);
  expect(without.toSorted()).toEqual(Object.keys(withoutSeen).toSorted());
});

test('a command loads only its own file, whatever options precede it', async () => {
  const output = { language: 'zh', json: false, out: () => undefined, err: () => undefined } as never;
  const namesOf = async (...argv: string[]) => (await createProgram(context, output, argv)).commands.map((one) => one.name());
  for (const { words } of commandGroups) for (const word of words) expect(await namesOf(word)).toEqual(words);
  expect(await namesOf('--data', 'use', '--json', '--lang=en', 'equipment', 'list')).toEqual(['equipment']);
  const all = commandGroups.flatMap(({ words }) => words);
  expect(await namesOf('help', 'equipment')).toEqual(all);
  expect(await namesOf('equipmnt')).toEqual(all);
  expect(await namesOf()).toEqual(all);
});
