import { basename } from 'node:path';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { statusTerms } from '#kernel/vocabulary.ts';
import { procedureTerms } from '#casework/procedures/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { procedureDocumentCommand } from '#casework/case-documents/commands/procedure-document.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { textOf } from '#cli/text-file.ts';
import { day, whole } from '#cli/values.ts';
import { countedInWords, versionMeans, written } from './procedure-words.ts';
import { underVersionInWords, versionCommands } from './procedure-versions.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Procedures = Client['procedures'];
type Listed = Awaited<ReturnType<Procedures['list']>>['procedures'][number];
type Shown = Awaited<ReturnType<Procedures['show']>>;

const versionNumber = whole(1, 2 ** 31 - 1);

/** `procedure check|add FILE`, `list`, `show ID`, `picture ID --out F.svg`: the work of offices, as files that are checked like code. */
export function procedureCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('procedure')
    .description(say('办事流程：角色、表单、状态、时限和步骤', 'procedures of offices: roles, forms, states, limits and steps'))
    .helpCommand(false);
  examples(
    group,
    context,
    'procedure check 标识.yaml',
    'procedure check 标识.yaml --running',
    'procedure add 标识.yaml',
    'procedure show label',
    'procedure picture label --out 标识.svg',
  );
  fileCommands(group, context);
  readCommands(group, context);
  procedureDocumentCommand(group, context);
  versionCommands(group, context);
}

function fileCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  group
    .command('check <file>')
    .description(say('检查流程文件，逐处指出问题（行、列）', 'check a procedure file and list each fault by line and column'))
    .option('--running', say('并核对：按此文件办理，有多少在办件会逾期', 'also check how many open cases would become overdue'))
    .action((file: string, { running }: { running?: true }) =>
      context.within(async ({ client, output }) => {
        const checked = await client.procedures.check(await fileOf(file));
        if (running === undefined) return answer(output, checked, countedInWords);
        const under = await client.cases.underVersion(await fileOf(file));
        return answer(output, { ...checked, under }, (said, as) => blocks(countedInWords(said, as), underVersionInWords(said.under, as)));
      }),
    );
  group
    .command('add <file>')
    .description(
      say('将流程文件存为本市的知识；改动须写新的版本号', 'save the file in the city’s knowledge; a change needs a new version number'),
    )
    .action((file: string) =>
      context.within(async ({ client, output }) => answer(output, await client.procedures.add(await fileOf(file)), countedInWords)),
    );
}

const fileOf = async (file: string) => ({ name: basename(file), text: await textOf(file) });

function readCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  group
    .command('list')
    .description(say('某日有效的流程（默认今天）', 'the procedures in force on a day (default today)'))
    .option('--on <day>', option(say, 'dayDefaultToday'), day)
    .action((options: { on?: string }) =>
      context.within(async ({ client, output }) => answer(output, await client.procedures.list(options), listInWords)),
    );
  const versioned = (command: Command): Command => command.option('--version <n>', versionMeans(say), versionNumber);
  versioned(group.command('show <id>').description(say('一个流程的全部内容', 'a procedure in full'))).action(
    (id: string, { version: of }: Versioned) =>
      context.within(async ({ client, output }) => answer(output, await client.procedures.show({ id, ...asked(of) }), shownInWords)),
  );
  const picture = versioned(group.command('picture <id>').description(say('流程图（SVG 文件）', 'diagram of a procedure (SVG file)')));
  picture
    .requiredOption('--out <file>', option(say, 'fileToWrite'))
    .action((id: string, { version: of, out }: Versioned & { out: string }) =>
      context.within(async ({ client, output }) => {
        const drawn = await client.procedures.picture({ id, ...asked(of) });
        await written(out, drawn.svg);
        answer(output, { id: drawn.id, version: drawn.version, file: out }, () => say(`已写入 ${out}`, `wrote ${out}`));
      }),
    );
}

type Versioned = { readonly version?: number };

const asked = (of: number | undefined) => (of === undefined ? {} : { version: of });

function listInWords({ procedures }: { procedures: readonly Listed[] }, say: Say): string {
  return table(
    [
      { title: label(say, 'code'), cell: ({ id }) => id },
      { title: label(say, 'name'), cell: ({ name }) => name },
      { title: label(say, 'version'), cell: (one) => one.version },
      { title: label(say, 'state'), cell: ({ states }) => states },
      { title: term(say, procedureTerms, 'step'), cell: ({ transitions }) => transitions },
      { title: label(say, 'basis'), cell: (one) => basisOf(one, say) },
    ],
    procedures,
  );
}

function shownInWords(shown: Shown, say: Say): string {
  const pause = say('、', ', ');
  return blocks(
    facts([
      [label(say, 'name'), `${shown.name} (${shown.id})`],
      [label(say, 'version'), shown.version],
      [label(say, 'basis'), basisOf(shown, say)],
    ]),
    table(
      [
        { title: label(say, 'state'), cell: ({ name }) => name },
        { title: term(say, procedureTerms, 'limit'), cell: (one) => one.term },
      ],
      shown.stateList,
    ),
    table(
      [
        { title: term(say, procedureTerms, 'step'), cell: ({ name }) => name },
        { title: term(say, procedureTerms, 'from'), cell: ({ from }) => from.join(pause) },
        { title: term(say, procedureTerms, 'to'), cell: ({ to }) => to },
        { title: term(say, procedureTerms, 'by'), cell: ({ by }) => by.join(pause) },
      ],
      shown.stepList,
    ),
    findingLines(shown.findings, say),
  );
}

const basisOf = ({ document, clause, status }: Listed, say: Say): string =>
  `${document} ${clause}${say('（', ' (')}${term(say, statusTerms, status)}${say('）', ')')}`;
