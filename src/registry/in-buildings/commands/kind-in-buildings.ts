import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { addCommand, editCommand, type EditOptions, historyCommand, pageOptions, showCommand } from '#cli/kind-commands.ts';
import { answer, type Say } from '#cli/output.ts';
import { type Cell, facts, table } from '#cli/table.ts';
import { label, term, termOption, valueIn } from '#cli/terms.ts';
import { time } from '#cli/values.ts';
import type { KindFields } from '#kernel/kind-fields.ts';
import type { Category } from '#kernel/vocabulary.ts';
import { inUseTerms } from '#registry/in-buildings/vocabulary.ts';

type Ledger = Client['equipment'];

/** The options of a list; `kind` is one of the kind's own. */
export type ListOptions = Omit<Parameters<Ledger['list']>[0], 'kind' | 'sort'> & { readonly kind?: string };

/** A purpose in both languages, and examples. */
type Purpose = { readonly about: readonly [zh: string, en: string]; readonly examples: readonly string[] };

/** Entities of any such kind, as answers show them. */
type Row = Readonly<Record<string, unknown>> & { readonly state: string };

/** A kind whose entities are in buildings, as its commands need it. */
export type KindCommands = {
  readonly name: string;
  readonly fields: KindFields;
  readonly kinds: Category;
  /** The columns of its list. */
  readonly columns: readonly string[];
  readonly purposes: Readonly<Record<'add' | 'edit' | 'show' | 'list' | 'history', Purpose>>;
  /** What `--kind` is for, and how many a list has in all. */
  readonly ofKind: readonly [zh: string, en: string];
  readonly inAll: (total: number) => readonly [zh: string, en: string];
  readonly ask: {
    readonly add: (client: Client, asked: { code: string; set: Readonly<Record<string, string>> }) => ReturnType<Ledger['add']>;
    readonly edit: (client: Client, codes: string[], options: EditOptions) => ReturnType<Ledger['edit']>;
    readonly show: (client: Client, code: string, options: { knownAt?: string }) => Promise<Row>;
    readonly list: (client: Client, options: ListOptions) => Promise<{ readonly total: number }>;
    readonly rows: (listed: never) => readonly Row[];
    readonly history: (client: Client, code: string) => ReturnType<Ledger['history']>;
  };
};

/** `KIND add|edit|show|list|history` of a kind whose entities are in buildings. */
export function kindInBuildingsCommands(group: Command, context: CommandContext, kind: KindCommands): void {
  const { say } = context;
  const { name, fields, ask } = kind;
  const terms = { fields, values: choicesOf(fields) };
  const purpose = (what: keyof KindCommands['purposes']) => ({
    about: say(...kind.purposes[what].about),
    examples: kind.purposes[what].examples,
  });
  addCommand(group, context, name, { ...purpose('add'), add: ask.add });
  editCommand(group, context, name, { ...purpose('edit'), dated: true, terms, edit: ask.edit });
  showCommand(group, context, name, { ...purpose('show'), show: ask.show, words: (one, words) => showInWords(fields, one, words) });
  listCommand(group, context, kind);
  historyCommand(group, context, name, { ...purpose('history'), terms, history: ask.history });
}

function listCommand(group: Command, context: CommandContext, kind: KindCommands): void {
  const { say } = context;
  const command = group.command('list').description(say(...kind.purposes.list.about));
  command
    .addOption(termOption('--kind <kind>', say(...kind.ofKind), kind.kinds))
    .option('--building <code>', say('只看这栋建筑的', 'of this building'))
    .addOption(termOption('--state <state>', say('在用的，或已拆除的', 'in use, or removed'), inUseTerms))
    .option('--region <code>', say('只看这个地区的建筑', 'of buildings in this region'))
    .option('--organisation <code>', say('只看这个单位的建筑', 'of buildings of this organisation'))
    .option('--search <text>', say('名称或编号中的文字', 'a part of name or code'))
    .option('--known-at <time>', label(say, 'asKnownThen'), time);
  pageOptions(command, say);
  examples(command, context, ...kind.purposes.list.examples);
  command.action((options: ListOptions) =>
    context.within(async ({ client, output }) =>
      answer(output, await kind.ask.list(client, options), (listed, words) => listInWords(kind, listed, words)),
    ),
  );
}

/** The coded values of fields, by field. */
const choicesOf = (fields: KindFields): Readonly<Record<string, Category>> =>
  Object.fromEntries(Object.entries(fields).flatMap(([field, { of }]) => (of === undefined ? [] : [[field, of]])));

const cellOf = (say: Say, fields: KindFields, row: Row, field: string): Cell => valueIn(say, field, row[field], choicesOf(fields));

function showInWords(fields: KindFields, one: Row, say: Say): string {
  const names = Object.keys(fields).filter((field) => field in one);
  return facts([
    ...names.map((field) => [term(say, fields, field), cellOf(say, fields, one, field)] as const),
    [say('建筑名称', 'Name of the building'), valueIn(say, 'name', one['buildingName'])],
    [label(say, 'state'), term(say, inUseTerms, one.state)],
  ]);
}

function listInWords({ fields, columns, inAll, ask }: KindCommands, listed: { readonly total: number }, say: Say): string {
  const shown = columns.map((field) => ({
    title: term(say, fields, field),
    cell: (row: Row) => cellOf(say, fields, row, field),
    ...(fields[field]?.is === 'number' && { number: true }),
  }));
  const state = { title: label(say, 'state'), cell: (row: Row) => term(say, inUseTerms, row.state) };
  return `${table([...shown, state], ask.rows(listed as never))}\n${say(...inAll(listed.total))}`;
}
