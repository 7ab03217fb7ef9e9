import { type Command, Option } from 'commander';
import type { Client } from '#client.ts';
import { examples, type CommandContext } from './command-context.ts';
import { answerEdit } from './edit-answer.ts';
import { historyInWords } from './history.ts';
import { option } from './option-terms.ts';
import { answer, type Say } from './output.ts';
import { type Previewed, previewOptions } from './previewed.ts';
import { type KindWords, label } from './terms.ts';
import { day, pair, time, whole } from './values.ts';
import { blocks, findingLines } from './wording.ts';

/** Commands shared by all kinds of the ledger: `KIND add|edit|show|history`, and the pages of `KIND list`. */

type Added = Awaited<ReturnType<Client['project']['add']>>;
type Edited = Awaited<ReturnType<Client['project']['edit']>>;
type Changes = Awaited<ReturnType<Client['registry']['history']>>;
type Set = Readonly<Record<string, string>>;

/** The purpose of a command, and examples. */
type Described = { readonly about: string; readonly examples: readonly string[] };

/** `KIND add CODE --set F=V …`. @param name the code's name in the help */
export function addCommand(
  group: Command,
  context: CommandContext,
  name: string,
  { about, examples: some, add }: Described & { readonly add: (client: Client, asked: { code: string; set: Set }) => Promise<Added> },
): void {
  const command = group.command(`add <${name}>`).description(about);
  command.requiredOption('--set <field=value>', context.say('字段的值（可多次）', 'a field’s value (repeatable)'), pair);
  examples(command, context, ...some);
  command.action((code: string, { set }: { set: Set }) =>
    context.within(async ({ client, output }) => answer(output, await add(client, { code, set }), addedInWords)),
  );
}

function addedInWords({ change, code, findings }: Added, say: Say): string {
  const head = say(
    `已新增 ${code}（编号 ${change}，可用 yaodong undo ${change} 撤销）`,
    `${code} was added (number ${change}; yaodong undo ${change} takes it back)`,
  );
  return blocks(head, findingLines(findings, say));
}

/** The options of an edit of several entities: the new values, the day from which they apply, and whether to only preview it. */
export type EditOptions = Previewed & {
  readonly set: Record<string, string>;
  readonly from?: string;
  readonly onIdentityChange?: 'refuse' | 'accept';
};

type Editing = Described & {
  readonly terms: KindWords;
  /** Its fields change over time: `--from`. */
  readonly dated?: true;
  readonly edit: (client: Client, codes: string[], options: EditOptions) => Promise<Edited>;
};

/** `KIND edit CODE … --set F=V … [--from DAY] [--preview] [--seen HASH]`. */
export function editCommand(group: Command, context: CommandContext, name: string, { about, examples: some, ...editing }: Editing): void {
  const { say } = context;
  const command = group.command(`edit <${name}...>`).description(about);
  command.requiredOption('--set <field=value>', option(say, 'newValues'), pair);
  if (editing.dated === true) command.option('--from <day>', option(say, 'fromThisDay'), day);
  previewOptions(command, say).addOption(identityOption(say));
  examples(command, context, ...some);
  command.action((codes: string[], options: EditOptions) =>
    context.within(async ({ client, output }) => answerEdit(output, await editing.edit(client, codes, options), editing.terms)),
  );
}

/** Whether an edit may change what identifies something. */
export const identityOption = (say: Say): Option =>
  new Option(
    '--on-identity-change <choice>',
    say(
      '修改会改变建筑、种类、能源种类等标识时：拒绝还是接受（默认 refuse；写明 --from 的不问）',
      'an edit that changes a building, kind, carrier or place: refuse it, or accept it (default refuse; not asked with --from)',
    ),
  ).choices(['refuse', 'accept']);

type Showing<T> = Described & {
  readonly show: (client: Client, code: string, options: { knownAt?: string }) => Promise<T>;
  readonly words: (told: T, say: Say) => string;
};

/** `KIND show CODE [--known-at TIME]`. */
export function showCommand<T>(
  group: Command,
  context: CommandContext,
  name: string,
  { about, examples: some, show, words }: Showing<T>,
): void {
  const command = group.command(`show <${name}>`).description(about);
  command.option('--known-at <time>', label(context.say, 'asKnownThen'), time);
  examples(command, context, ...some);
  command.action((code: string, options: { knownAt?: string }) =>
    context.within(async ({ client, output }) => answer(output, await show(client, code, options), words)),
  );
}

type History = Described & {
  readonly history: (client: Client, code: string) => Promise<Changes>;
  readonly terms: KindWords;
};

/** `KIND history CODE`. */
export function historyCommand(
  group: Command,
  context: CommandContext,
  name: string,
  { about, examples: some, history, terms }: History,
): void {
  const command = group.command(`history <${name}>`).description(about);
  examples(command, context, ...some);
  command.action((code: string) =>
    context.within(async ({ client, output }) =>
      answer(output, await history(client, code), (told, say) => historyInWords(told, say, terms)),
    ),
  );
}

/** `--limit` and `--offset` of a list. */
export const pageOptions = (command: Command, say: Say): Command =>
  command
    .option('--limit <count>', option(say, 'atMost50'), whole(1, 1000))
    .option('--offset <count>', option(say, 'skip'), whole(0, 10_000_000));
