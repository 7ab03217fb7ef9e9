import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { Problem } from '#kernel/problem.ts';
import { caseTerms } from '#casework/cases/vocabulary.ts';
import { changeTerms, procedurePartTerms, procedureTerms } from '#casework/procedures/vocabulary.ts';
import { termKindTerms } from '#casework/workdays/vocabulary.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { countedInWords, versionMeans, written } from './procedure-words.ts';
import { facts, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { day, whole } from '#cli/values.ts';
import { blocks } from '#cli/wording.ts';

type Compared = Awaited<ReturnType<Client['procedures']['compare']>>;
type UnderVersion = Awaited<ReturnType<Client['cases']['underVersion']>>;

const versionNumber = whole(1, 2 ** 31 - 1);

type LimitOptions = { state: string; document: string; clause: string; validFrom?: string } & Partial<
  Record<keyof typeof termKindTerms, number>
>;

/** `procedure text ID`, `compare ID --from N --to N`, `limit ID --state S --workdays N …`. */
export function versionCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  group
    .command('text <id>')
    .description(
      say('一个版本的流程文件；--next 为下一版本的底稿', 'the procedure file of a version; with --next, a draft of the next version'),
    )
    .option('--version <n>', versionMeans(say), versionNumber)
    .option('--next', say('写成下一个版本号', 'with the number of the next version'))
    .requiredOption('--out <file>', option(say, 'fileToWrite'))
    .action((id: string, { version, next, out }: { version?: number; next?: true; out: string }) =>
      context.within(async ({ client, output }) => {
        const found = await client.procedures.text({ id, ...(version !== undefined && { version }) });
        await written(out, next === true ? found.next : found.text);
        answer(output, { id, version: found.version, file: out }, () => say(`流程文件已写入 ${out}`, `wrote ${out}`));
      }),
    );
  group
    .command('compare <id>')
    .description(say('两个版本有何不同', 'differences between two versions'))
    .requiredOption('--from <n>', say('在先的版本', 'the earlier version'), versionNumber)
    .requiredOption('--to <n>', say('在后的版本', 'the later version'), versionNumber)
    .action((id: string, options: { from: number; to: number }) =>
      context.within(async ({ client, output }) => answer(output, await client.procedures.compare({ id, ...options }), comparedInWords)),
    );
  limitCommand(group, context);
}

function limitCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('limit <id>')
    .description(
      say('为没有规定时限的状态设定办理时限，成为下一版本', 'set the time limit of a state that has none; becomes the next version'),
    )
    .requiredOption('--state <key>', say('状态的代码', 'the key of the state'))
    .requiredOption('--document <text>', say('所依据的文件', 'the document it is based on'))
    .requiredOption('--clause <text>', say('依据的条款', 'the clause'))
    .option('--valid-from <day>', say('生效日（默认即日）', 'valid from this day (default: today)'), day);
  for (const unit of Object.keys(termKindTerms)) command.option(`--${unit} <n>`, term(say, termKindTerms, unit), whole(1, 3650));
  command.action((id: string, options: LimitOptions) =>
    context.within(async ({ client, output }) => {
      const { state, document, clause, validFrom } = options;
      const limits = [{ state, document, clause, ...termOf(options) }];
      answer(output, await client.procedures.setLimits({ id, limits, ...(validFrom !== undefined && { validFrom }) }), countedInWords);
    }),
  );
}

/** The one of the four that was given. */
function termOf(options: LimitOptions) {
  const units = Object.keys(termKindTerms) as (keyof typeof termKindTerms)[];
  const given = units.flatMap((unit) => (options[unit] === undefined ? [] : [{ unit, count: options[unit] }]));
  const [only] = given;
  if (only === undefined || given.length > 1)
    throw new Problem('bad-input', 'workdays-one-term', { given: given.map(({ unit }) => unit).join(', ') || '—' });
  return only;
}

function comparedInWords({ changes }: Compared, say: Say): string {
  if (changes.length === 0) return say('两个版本没有不同。', 'The two versions are the same.');
  return table(
    [
      {
        title: label(say, 'part'),
        cell: ({ part, name }) => (part === null ? '' : `${term(say, procedurePartTerms, part)} ${name ?? ''}`),
      },
      { title: say('变化', 'Change'), cell: ({ how, what }) => what ?? term(say, changeTerms, how) },
      { title: say('原版本', 'Before'), cell: ({ before }) => before },
      { title: say('新版本', 'After'), cell: ({ after }) => after },
    ],
    changes,
  );
}

/** How many running cases a text would make late. */
export function underVersionInWords({ running, made, already, elsewhere, late }: UnderVersion, say: Say): string {
  return blocks(
    facts([
      [say('在办件', 'Open cases'), running],
      [say('按此版本将新增逾期', 'Would become overdue'), made],
      [say('按原版本已逾期', 'Already overdue'), already],
      ...(elsewhere === 0 ? [] : [[say('所处状态已不在此版本中', 'In a state that this version does not have'), elsewhere] as const]),
    ]),
    late.length === 0
      ? ''
      : table(
          [
            { title: term(say, caseTerms, 'case'), cell: (one) => one.case },
            { title: label(say, 'state'), cell: ({ stateName }) => stateName },
            { title: term(say, procedureTerms, 'limit'), cell: ({ limitName }) => limitName },
            { title: term(say, caseTerms, 'due'), cell: ({ due }) => due },
          ],
          late,
        ),
  );
}
