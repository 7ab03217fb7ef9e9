import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { Problem } from '#kernel/problem.ts';
import { carrierTerms } from '#kernel/vocabulary.ts';
import { surveyStateTerms, surveyTerms } from '#casework/surveys/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { answer, type Say } from '#cli/output.ts';
import { table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { pair, whole } from '#cli/values.ts';
import { blocks, findingLines, cutList } from '#cli/wording.ts';

type Surveys = Client['surveys'];
type Shown = Awaited<ReturnType<Surveys['show']>>;
type Results = Awaited<ReturnType<Surveys['results']>>;

/** `survey new|invite|answer|close|results|list|show`: surveys that hide small groups. */
export function surveyCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('survey')
    .description(say('用户问卷：一次性链接，人数过少的分组不显示', 'user surveys: one-time links, results of small groups hidden'))
    .helpCommand(false);
  examples(group, context, 'survey new 问卷.yaml', 'survey invite S1 --people 名单.csv --out 链接.csv', 'survey results S1');
  makingCommands(group, context);
  answerCommand(group, context);
  readCommands(group, context);
}

function makingCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const make = group.command('new <file>').description(say('新建问卷（YAML 或 JSON）', 'create a survey from a file (YAML or JSON)'));
  examples(make, context, 'survey new 问卷.yaml');
  make.action((file: string) =>
    context.within(async ({ client, upload, output }) =>
      answer(output, await client.surveys.create({ file: await upload(file) }), shownInWords),
    ),
  );
  const from = group
    .command('from <questionnaire>')
    .description(
      say('按问卷模板新建对标准使用者的问卷（实施评估）', 'create a survey of the users of a standard from a questionnaire template'),
    )
    .requiredOption('--id <id>', term(say, surveyTerms, 'number'))
    .requiredOption('--standard <code>', term(say, surveyTerms, 'ofStandard'))
    .requiredOption('--region <place>', label(say, 'place'))
    .option('--name <name>', label(say, 'name'))
    .option('--k <n>', say('最少显示人数，不小于 5', 'minimum number of answers to be shown, 5 or more'), whole(5, 1000));
  examples(from, context, 'survey from questionnaire/standard --id PG-2026-1 --standard 3.6.1.0.12 --region 140000');
  from.action((questionnaire: string, asked: { id: string; standard: string; region: string; name?: string; k?: number }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.surveys.createFrom({ questionnaire, ...asked }), shownInWords),
    ),
  );
  const invite = group
    .command('invite <survey>')
    .description(say('为名单上的每个人生成一次性链接', 'create a one-time link for each person on a list'))
    .requiredOption('--people <file>', say('名单：code group（编码 分组）', 'the list: code group'))
    .requiredOption(
      '--out <file>',
      say('把链接写到这个文件（code link），只写这一次', 'write the links to this file (code link); they are shown only once'),
    );
  examples(invite, context, 'survey invite S1 --people 名单.csv --out 链接.csv');
  invite.action((survey: string, { people, out }: { people: string; out: string }) =>
    context.within(async ({ client, upload, output }) => {
      // the links are shown only once: an unwritable file must be detected first
      await write(out, header);
      const { links, already } = await client.surveys.invite({ survey, file: await upload(people) });
      await write(out, `${header}${links.map(({ code, link }) => `${quoted(code)},${link}\n`).join('')}`);
      answer(output, { survey, invited: links.length, already, file: out }, (told, words) =>
        words(
          `已生成 ${told.invited} 个链接，另有 ${told.already} 人已有链接。`,
          `${told.invited} links; ${told.already} people had one already.`,
        ),
      );
    }),
  );
  const close = group.command('close <survey>').description(say('结束问卷，不可恢复', 'close a survey; this cannot be undone'));
  examples(close, context, 'survey close S1');
  close.action((survey: string) =>
    context.within(async ({ client, output }) => answer(output, await client.surveys.close({ survey }), shownInWords)),
  );
}

const header = 'code,link\n';
const quoted = (text: string): string => (/[",\n\r]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

async function write(file: string, text: string): Promise<void> {
  await writeFile(file, text, { mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    throw new Problem('cannot-do', 'file-not-written', { file, reason: error.code ?? error.message });
  });
}

function answerCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('answer')
    .description(say('凭链接填答一次', 'answer a survey once, by link'))
    .requiredOption('--set <question=answer>', say('一个问题的回答（可多次）', 'the answer to a question (repeatable)'), pair);
  examples(command, context, 'survey answer --link http://localhost:8080/public/survey#… --set warm=4 --set noise=否');
  // --link replaces a key, with every command
  command.action((asked: { set: Record<string, string> }) =>
    context.within(async ({ client, output, link }) => {
      if (link === null) throw new Problem('bad-input', 'link-missing');
      answer(output, await client.surveys.link.answer({ ...asked, link }), (_told, words) => term(words, surveyTerms, 'received'));
    }),
  );
}

function readCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const results = group.command('results <survey>').description(say('问卷结果，结束后才有', 'results of a survey, once it is closed'));
  examples(results, context, 'survey results S1');
  results
    .option(
      '--from <day>',
      say('同期实测的起始日，默认为新建问卷之日', 'first day of the measurements (default: the day the survey was created)'),
    )
    .option('--to <day>', label(say, 'to'))
    .action((survey: string, asked: { from?: string; to?: string }) =>
      context.within(async ({ client, output }) => answer(output, await client.surveys.results({ survey, ...asked }), resultsInWords)),
    );
  const show = group.command('show <survey>').description(say('问卷的问题和状态', 'a survey: its questions and state'));
  examples(show, context, 'survey show S1');
  show.action((survey: string) =>
    context.within(async ({ client, output }) => answer(output, await client.surveys.show({ survey }), shownInWords)),
  );
  const list = group.command('list').description(say('各次问卷', 'the surveys'));
  examples(list, context, 'survey list');
  list.option('--standard <code>', say('只看对这项标准的', 'only surveys about this standard')).action((asked: { standard?: string }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.surveys.list(asked), ({ surveys, total }, words) => {
        const told = table(
          [
            { title: label(words, 'number'), cell: (row: Shown) => row.survey },
            { title: label(words, 'name'), cell: (row: Shown) => row.name },
            { title: label(words, 'state'), cell: (row: Shown) => term(words, surveyStateTerms, row.state) },
            { title: term(words, surveyTerms, 'invited'), cell: (row: Shown) => row.invited, number: true },
          ],
          surveys,
        );
        return cutList(told, surveys.length, total, words);
      }),
    ),
  );
}

function shownInWords({ survey, name, state, k, invited, questions }: Shown, say: Say): string {
  type Row = Shown['questions'][number];
  return blocks(
    `${survey} ${name} · ${term(say, surveyStateTerms, state)} · ${term(say, surveyTerms, 'invited')} ${invited} · ${term(say, surveyTerms, 'threshold')} ${k}`,
    table(
      [
        { title: label(say, 'number'), cell: (row: Row) => row.id },
        { title: term(say, surveyTerms, 'question'), cell: (row: Row) => row.title },
        { title: label(say, 'value'), cell: (row: Row) => row.options.join(' / ') },
      ],
      questions,
    ),
  );
}

function resultsInWords({ invited, answered, groups, questions, measured, findings }: Results, say: Say): string {
  type Row = { group: string; invited: number; answered: number | null; hidden: boolean };
  type Line = { group: string } & Results['groups'][number]['questions'][number];
  const everybody = term(say, surveyTerms, 'everybody');
  const rows: Row[] = [{ group: everybody, invited, answered, hidden: answered === null }, ...groups];
  const lines: Line[] = [
    ...questions.map((one) => ({ group: everybody, ...one })),
    ...groups.flatMap(({ group, questions: own }) => own.map((one) => ({ group, ...one }))),
  ].filter(({ n }) => n !== null);
  return blocks(
    table(
      [
        { title: term(say, surveyTerms, 'group'), cell: (row: Row) => row.group },
        { title: term(say, surveyTerms, 'invited'), cell: (row: Row) => row.invited, number: true },
        { title: term(say, surveyTerms, 'answered'), cell: (row: Row) => (row.hidden ? term(say, surveyTerms, 'hidden') : row.answered) },
      ],
      rows,
    ),
    table(
      [
        { title: term(say, surveyTerms, 'question'), cell: (row: Line) => row.id },
        { title: term(say, surveyTerms, 'group'), cell: (row: Line) => row.group },
        { title: term(say, surveyTerms, 'n'), cell: (row: Line) => row.n, number: true },
        { title: term(say, surveyTerms, 'mean'), cell: (row: Line) => row.mean, number: true },
        {
          title: term(say, surveyTerms, 'counts'),
          cell: (row: Line) =>
            Object.entries(row.counts)
              .map(([option, n]) => `${option}: ${n}`)
              .join(say('，', ', ')),
        },
      ],
      lines,
    ),
    questions
      .filter(({ words }) => words.length > 0)
      .map(({ id, words }) => `${id} · ${term(say, surveyTerms, 'words')}\n${words.map((one) => `- ${one}`).join('\n')}`)
      .join('\n\n'),
    measured === null ? '' : `${term(say, surveyTerms, 'measured')} ${measured.building} ${measured.from} – ${measured.to}`,
    measuredInWords(measured?.uses ?? [], say),
    findingLines(findings, say),
  );
}

/** What the building used in the meantime, with where each figure opens. */
function measuredInWords(uses: NonNullable<Results['measured']>['uses'], say: Say): string {
  type Use = (typeof uses)[number];
  return uses.length === 0
    ? ''
    : table(
        [
          { title: label(say, 'energy'), cell: ({ carrier }: Use) => term(say, carrierTerms, carrier) },
          { title: term(say, surveyTerms, 'measuredUse'), cell: ({ value, unit }: Use) => (value === null ? null : `${value} ${unit}`) },
          { title: label(say, 'coverage'), cell: ({ coverage }: Use) => coverage, number: true },
          { title: label(say, 'basis'), cell: ({ figure }: Use) => figure },
        ],
        uses,
      );
}
