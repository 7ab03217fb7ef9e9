import { basename } from 'node:path';
import type { Command } from 'commander';
import { assessmentTerms, schemeModeTerms } from '#reporting/assessment/vocabulary.ts';
import type { Client } from '#client.ts';
import { statusTerms } from '#kernel/vocabulary.ts';
import { answerAsRead, issueAssessment } from '#cli/as-read.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { save } from '#cli/download.ts';
import { standingInWords } from './standing-words.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, number, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { textOf } from '#cli/text-file.ts';
import { time, whole } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Assessments = Client['assessment'];
type Scheme = Awaited<ReturnType<Assessments['list']>>['schemes'][number];
type Result = Awaited<ReturnType<Assessments['run']>>;

type Question = { readonly region: string; readonly year: number; readonly knownAt?: string };

/** `assessment list|show|check|add|run|issue`: the places directly below a place, scored and ranked in a year. */
export function assessmentCommands(program: Command, context: CommandContext): void {
  const { say, within } = context;
  const group = program
    .command('assessment')
    .description(say('考核评分：办法文件，各地得分和排名', 'assessments: schemes as files, scores and ranks of places'))
    .helpCommand(false);
  examples(group, context, 'assessment list', 'assessment run city-counties --region 140300 --year 2025');
  group
    .command('list')
    .description(say('现行的考核办法', 'the schemes in force'))
    .action(() => within(async ({ client, output }) => answer(output, await client.assessment.list(), listInWords)));
  group
    .command('show <id>')
    .description(say('一个考核办法的项目、否决条件、来源和版本', 'a scheme: its items, vetoes, source and versions'))
    .action((id: string) => within(async ({ client, output }) => answer(output, await client.assessment.show({ id }), schemeInWords)));
  fileCommands(group, context);
  runCommands(group, context);
}

function fileCommands(group: Command, { say, within }: CommandContext): void {
  const fileOf = async (file: string) => ({ name: basename(file), text: await textOf(file) });
  group
    .command('check <file>')
    .description(say('检查考核办法文件，逐处指出问题（行、列）', 'check a scheme file and list each fault by line and column'))
    .action((file: string) =>
      within(async ({ client, output }) => answer(output, await client.assessment.check(await fileOf(file)), checkedInWords)),
    );
  group
    .command('add <file>')
    .description(
      say(
        '将考核办法文件存为本市的知识；改动须写新的版本号',
        'save the scheme in the city’s knowledge; a change needs a new version number',
      ),
    )
    .action((file: string) =>
      within(async ({ client, output }) => answer(output, await client.assessment.add(await fileOf(file)), checkedInWords)),
    );
}

function runCommands(group: Command, context: CommandContext): void {
  const { say, within } = context;
  const asking = (command: Command): Command =>
    command
      .requiredOption('--region <code>', say('上级地区的代码，考核其下各地', 'code of the place above those that are assessed'))
      .requiredOption('--year <year>', say('考核年度', 'the year that is assessed'), whole(1, 9999))
      .option('--known-at <instant>', option(say, 'asKnownAt'), time)
      .option('-o, --out <file>', say('把结果写成 Word 文件', 'write it as a Word document'));
  const run = asking(group.command('run <id>').description(say('计算各地得分和排名', 'score and rank the places right below')));
  examples(
    run,
    context,
    'assessment run city-counties --region 140300 --year 2025',
    'assessment run city-counties --region 140300 --year 2025 --out 考核.docx',
  );
  run.action((id: string, { out, ...asked }: Question & { out?: string }) =>
    within(async (at) => {
      const told = await at.client.assessment.run({ id, ...asked });
      if (out !== undefined) await save(await at.get(`/exports/assessment?${new URLSearchParams({ id, ...textsOf(asked) })}`), out);
      answer(at.output, told, resultInWords);
    }),
  );
  const issue = asking(
    group
      .command('issue <id>')
      .description(
        say('签发考核评分；更正后再签发即说明差异', 'issue the assessment; issuing again after corrections states the differences'),
      ),
  ).option('--seen <hash>', option(say, 'seenHashElseRead'));
  examples(issue, context, 'assessment issue city-counties --region 140300 --year 2025 --out 考核.docx');
  issue.action((id: string, { out, ...asked }: Question & { out?: string; seen?: string }) =>
    within(async (at) => {
      const told = await issueAssessment(at.client, { id, ...asked });
      if (out !== undefined) await save(await at.get(`/statements/${encodeURIComponent(told.statement.number)}/document`), out);
      answerAsRead(at.output, told, (all, as) => blocks(resultInWords(all, as), standingInWords(all.statement, as)));
    }),
  );
}

const textsOf = ({ region, year, knownAt }: Question): Record<string, string> => ({
  region,
  year: String(year),
  ...(knownAt !== undefined && { knownAt }),
});

function listInWords({ schemes }: { readonly schemes: readonly Scheme[] }, say: Say): string {
  const columns = [
    { title: label(say, 'code'), cell: (one: Scheme) => `${one.id}@${one.version}` },
    { title: label(say, 'name'), cell: (one: Scheme) => say(one.names.zh, one.names.en) },
    { title: term(say, assessmentTerms, 'item'), cell: (one: Scheme) => String(one.items.length), number: true },
    { title: label(say, 'basis'), cell: (one: Scheme) => `${one.document} ${one.clause} (${term(say, statusTerms, one.status)})` },
  ];
  return table(columns, schemes);
}

function schemeInWords(scheme: Scheme, say: Say): string {
  type Item = Scheme['items'][number];
  const columns = [
    { title: label(say, 'code'), cell: (one: Item) => one.id },
    { title: term(say, assessmentTerms, 'item'), cell: (one: Item) => say(one.names.zh, one.names.en) },
    { title: term(say, assessmentTerms, 'weight'), cell: (one: Item) => number(one.weight, 2), number: true },
    { title: term(say, assessmentTerms, 'zero'), cell: (one: Item) => String(one.zero), number: true },
    { title: term(say, assessmentTerms, 'full'), cell: (one: Item) => String(one.full), number: true },
    { title: '', cell: (one: Item) => term(say, schemeModeTerms, one.mode) },
  ];
  const vetoes = scheme.veto.map((one) => `${term(say, assessmentTerms, 'veto')} ${one.id}: ${say(one.say.zh, one.say.en)}`);
  return blocks(listInWords({ schemes: [scheme] }, say), table(columns, scheme.items), vetoes.join('\n'));
}

function checkedInWords({ schemes }: Awaited<ReturnType<Assessments['check']>>, say: Say): string {
  return schemes
    .map(({ id, version, items, vetoes }) =>
      say(`${id} 第 ${version} 版：${items} 个项目，${vetoes} 项否决`, `${id} version ${version}: ${items} items, ${vetoes} vetoes`),
    )
    .join('\n');
}

function resultInWords({ rows, scheme, of, hash, findings }: Result, say: Say): string {
  type Row = Result['rows'][number];
  const said = new Map(scheme.veto.map((one) => [one.id, say(one.say.zh, one.say.en)]));
  const items = scheme.items.map(({ id, names }) => ({
    title: say(names.zh, names.en),
    cell: (row: Row) => {
      const found = row.items.find((one) => one.id === id);
      return found === undefined ? '' : `${number(found.score, 2)}${found.value === null ? '*' : ''}`;
    },
    number: true,
  }));
  const columns = [
    { title: label(say, 'rank'), cell: (row: Row) => String(row.rank), number: true },
    { title: label(say, 'place'), cell: (row: Row) => `${row.name} ${row.region}` },
    { title: `${term(say, assessmentTerms, 'score')} / ${of}`, cell: (row: Row) => number(row.score, 2), number: true },
    ...items,
    { title: term(say, assessmentTerms, 'veto'), cell: (row: Row) => row.veto.map((id) => said.get(id) ?? id).join('; ') },
  ];
  const told = rows.flatMap((row) => [...row.items.flatMap((one) => one.findings), ...row.findings]);
  const once = [...new Map(told.map((one) => [one.detail, one])).values()];
  return blocks(table(columns, rows), facts([[label(say, 'hash'), hash]]), findingLines([...findings, ...once], say));
}
