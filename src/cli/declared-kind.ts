import type { Command } from 'commander';
import type { Client } from '#client.ts';
import type { KindFields } from '#kernel/kind-fields.ts';
import type { KindList, ListFilter } from '#kernel/kind-list.ts';
import type { Category } from '#kernel/vocabulary.ts';
import { type CommandContext, examples } from './command-context.ts';
import { addCommand, editCommand, type EditOptions, historyCommand, pageOptions, showCommand } from './kind-commands.ts';
import { option } from './option-terms.ts';
import { answer, type Say } from './output.ts';
import { type Cell, facts, table } from './table.ts';
import { label, term, termOption, valueIn } from './terms.ts';
import { time } from './values.ts';

type Ledger = Client['equipment'];

/** What something is for, in both languages. */
type Purpose = readonly [zh: string, en: string];

type Described = { readonly about: Purpose; readonly examples: readonly string[] };

/** An entity as answers show it. */
type Row = Readonly<Record<string, unknown>>;

/** A command that a kind makes itself. */
type Own = (group: Command, context: CommandContext) => void;

/** A kind of the ledger as its commands need it. They come in the order in which it names them. */
export type DeclaredKind = {
  /** `show <NAME>`, and `edit <MANY...>` if that is another. */
  readonly name: string;
  readonly many?: string;
  /** Its fields and what else answers show, in the order of `show`. */
  readonly fields: KindFields;
  readonly list: KindList;
  /** The columns of its list. */
  readonly columns: readonly string[];
  /** Its fields change over time: `--from`. */
  readonly dated?: true;
  /** The argument of each filter of its own, and what it is for; and `search`, if that looks for more than name and code. */
  readonly filters: Readonly<Record<string, readonly [argument: string, ...Purpose]>>;
  /** How many a list has in all. */
  readonly inAll: (total: number) => Purpose;
  readonly add?: Described & {
    readonly ask: (client: Client, asked: { code: string; set: Readonly<Record<string, string>> }) => ReturnType<Ledger['add']>;
  };
  /** Its purpose: edit by hand, unless it is said. */
  readonly edit: Partial<Described> &
    Pick<Described, 'examples'> & {
      readonly ask: (client: Client, codes: string[], options: EditOptions) => ReturnType<Ledger['edit']>;
    };
  readonly show: Own | (Described & { readonly ask: (client: Client, code: string, options: { knownAt?: string }) => Promise<Row> });
  readonly listed: Described & {
    /** It is not shown as it was known. */
    readonly nowOnly?: true;
    readonly ask: (client: Client, options: never) => Promise<{ readonly total: number }>;
    readonly rows: (listed: never) => readonly Row[];
  };
  readonly history: Own | (Described & { readonly ask: (client: Client, code: string) => ReturnType<Ledger['history']> });
};

/** `KIND add|edit|show|list|history`, as the kind declares its fields and its list. */
export function declaredKindCommands(group: Command, context: CommandContext, kind: DeclaredKind): void {
  const { name, many = name, fields, add, edit, show, history, dated } = kind;
  const terms = { fields, values: choicesOf(fields) };
  const described = ({ about, examples: some }: Partial<Described> & Pick<Described, 'examples'>) => ({
    about: about === undefined ? option(context.say, 'editByHand') : context.say(...about),
    examples: some,
  });
  const makes: Readonly<Record<string, () => void>> = {
    add: () => add && addCommand(group, context, name, { ...described(add), add: add.ask }),
    edit: () => editCommand(group, context, many, { ...described(edit), terms, edit: edit.ask, ...(dated === true && { dated }) }),
    show: () =>
      typeof show === 'function'
        ? show(group, context)
        : showCommand(group, context, name, { ...described(show), show: show.ask, words: (one, say) => showInWords(fields, one, say) }),
    listed: () => listCommand(group, context, kind),
    history: () =>
      typeof history === 'function'
        ? history(group, context)
        : historyCommand(group, context, name, { ...described(history), terms, history: history.ask }),
  };
  for (const part of Object.keys(kind)) makes[part]?.();
}

function listCommand(group: Command, context: CommandContext, kind: DeclaredKind): void {
  const { say } = context;
  const { listed, list, filters } = kind;
  const command = group.command('list').description(say(...listed.about));
  for (const [name, filter] of Object.entries(list.filters)) filterOption(command, say, name, filter, filters[name]);
  const { search } = filters;
  command.option('--search <text>', search === undefined ? option(say, 'partOfName') : say(search[1], search[2]));
  if (listed.nowOnly !== true) command.option('--known-at <time>', label(say, 'asKnownThen'), time);
  pageOptions(command, say);
  examples(command, context, ...listed.examples);
  command.action((options: object) =>
    context.within(async ({ client, output }) =>
      answer(output, await listed.ask(client, options as never), (found, words) => listInWords(kind, found, words)),
    ),
  );
}

const ofAll = { building: 'ofBuilding', place: 'ofRegion', organisation: 'ofOrganisation' } as const;

function filterOption(
  command: Command,
  say: Say,
  name: string,
  filter: ListFilter,
  own: DeclaredKind['filters'][string] | undefined,
): void {
  const flags = `--${name} <${own?.[0] ?? (typeof filter === 'object' ? name : 'code')}>`;
  const about = own === undefined ? option(say, ofAll[filter as keyof typeof ofAll]) : say(own[1], own[2]);
  if (typeof filter === 'object') command.addOption(termOption(flags, about, filter));
  else command.option(flags, about);
}

/** The coded values of fields, by field. */
const choicesOf = (fields: KindFields): Readonly<Record<string, Category>> =>
  Object.fromEntries(Object.entries(fields).flatMap(([field, { of, words = of }]) => (words === undefined ? [] : [[field, words]])));

const cellOf = (say: Say, fields: KindFields, row: Row, field: string): Cell => valueIn(say, field, row[field], choicesOf(fields));

function showInWords(fields: KindFields, one: Row, say: Say): string {
  const names = Object.keys(fields).filter((field) => field in one);
  return facts(names.map((field) => [term(say, fields, field), cellOf(say, fields, one, field)] as const));
}

function listInWords({ fields, columns, inAll, listed }: DeclaredKind, found: { readonly total: number }, say: Say): string {
  const shown = columns.map((field) => ({
    title: term(say, fields, field),
    cell: (row: Row) => cellOf(say, fields, row, field),
    ...(fields[field]?.is === 'number' && { number: true }),
  }));
  return `${table(shown, listed.rows(found as never))}\n${say(...inAll(found.total))}`;
}
