import type { Command } from 'commander';
import { caseTerms } from '#casework/cases/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { save } from '#cli/download.ts';
import { option } from '#cli/option-terms.ts';
import { answer } from '#cli/output.ts';
import { label, term } from '#cli/terms.ts';
import { casesInWords, publishedInWords, statisticsInWords } from './case-list-words.ts';

type ListOptions = {
  procedure?: string;
  region?: string;
  state?: string;
  building?: string;
  period?: string;
  search?: string;
  open?: true;
  overdue?: true;
  limit?: string;
};

/** `case list`, `case published`, `case statistics`. */
export function listCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const list = group
    .command('list')
    .description(say('办件列表', 'a list of cases'))
    .option('--procedure <id>', term(say, caseTerms, 'procedure'))
    .option('--region <code>', label(say, 'place'))
    .option('--state <state>', label(say, 'state'))
    .option('--building <code>', label(say, 'building'))
    .option('--period <period>', say('立案由来所涉的年份、月份或日期', 'year, month or day that the grounds of the case refer to'))
    .option('--open', term(say, caseTerms, 'open'))
    .option('--draw <draw>', say('抽查编号：由它立案的办件', 'code of a draw: cases opened by it'))
    .option('--search <text>', term(say, caseTerms, 'search'))
    .option('--overdue', term(say, caseTerms, 'overdue'))
    .option('--limit <n>', say('最多条数', 'maximum number'));
  examples(list, context, 'case list --procedure green-building-label --overdue');
  list.action(({ open, overdue, limit, ...asked }: ListOptions) =>
    context.within(async ({ client, output }) =>
      answer(
        output,
        await client.cases.list({
          ...asked,
          ...(open === true && { open: 'true' }),
          ...(overdue === true && { overdue: 'true' }),
          ...(limit !== undefined && { limit: Number(limit) }),
        }),
        casesInWords,
      ),
    ),
  );
  publishedCommand(group, context);
  const statistics = group
    .command('statistics')
    .description(say('办件统计：受理、办结、各状态停留的工作日', 'statistics of cases: opened, closed, workdays in each state'))
    .requiredOption('--procedure <id>', term(say, caseTerms, 'procedure'))
    .requiredOption('--from <day>', label(say, 'from'))
    .requiredOption('--to <day>', say('截止日（不含）', 'until this day (not included)'))
    .option('--region <code>', label(say, 'place'))
    .option('--out <file>', option(say, 'wordFileToo'));
  examples(statistics, context, 'case statistics --procedure green-building-label --from 2026-01-01 --to 2027-01-01');
  statistics.action(({ out, ...asked }: { procedure: string; from: string; to: string; region?: string; out?: string }) =>
    context.within(async ({ client, output, get }) => {
      const told = await client.cases.statistics(asked);
      if (out !== undefined) await save(await get('/exports/case-statistics', asked), out);
      answer(output, told, statisticsInWords);
    }),
  );
}

type PublishedOptions = { procedure?: string; search?: string; limit?: string };

function publishedCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const published = group
    .command('published')
    .description(term(say, caseTerms, 'published'))
    .option('--procedure <id>', term(say, caseTerms, 'procedure'))
    .option('--search <text>', term(say, caseTerms, 'search'))
    .option('--limit <n>', say('最多条数', 'maximum number'));
  examples(published, context, 'case published --procedure standard-review');
  published.action(({ limit, ...asked }: PublishedOptions) =>
    context.within(async ({ client, output }) => {
      const told = await client.cases.published.list({ ...asked, ...(limit !== undefined && { limit: Number(limit) }) });
      answer(output, told, publishedInWords);
    }),
  );
}
