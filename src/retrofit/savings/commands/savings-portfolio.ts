import type { Command } from 'commander';
import { savingsTerms, spellSavingsFinding } from '#retrofit/savings/vocabulary.ts';
import type { Client } from '#client.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { save } from '#cli/download.ts';
import { outcomeOf } from '#platform/jobs/commands/jobs.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { confidenceText, modelOf, modelOptions, type ModelOptions, span } from './savings-options.ts';
import { amount, intervalText } from './savings-words.ts';
import { facts, percent, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { day, decimal, time } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Portfolio = Awaited<ReturnType<Client['savings']['portfolio']['show']>>;

type Given = ModelOptions & {
  readonly from: string;
  readonly to: string;
  readonly base: { from: string; to: string };
  readonly knownAt?: string;
  readonly confidence?: number;
  readonly out?: string;
};

/** `savings portfolio FILE`: the savings of many boundaries, as one job. */
export function portfolioCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('portfolio <file>')
    .description(
      say(
        '一批边界的节能量：清单列为 meter，或 building 和 carrier',
        'savings of many boundaries: a list with the column meter, or building and carrier',
      ),
    )
    .requiredOption('--base <days>', term(say, savingsTerms, 'base'), span)
    .requiredOption('--from <day>', option(say, 'fromIncluded'), day)
    .requiredOption('--to <day>', option(say, 'toExcluded'), day)
    .option('--known-at <instant>', option(say, 'asKnownAt'), time)
    .option('--confidence <share>', confidenceText(say), decimal)
    .option('-o, --out <file>', option(say, 'fileToWrite'));
  modelOptions(command, context);
  examples(command, context, 'savings portfolio 清单.csv --base 2024-01-01..2025-01-01 --from 2025-01-01 --to 2026-01-01 --out 节能量.csv');
  command.action((file: string, given: Given) =>
    context.within(async (at) => {
      const { base, from, to, knownAt, confidence, out } = given;
      const input = { file: await at.upload(file), base, from, to, ...(await modelOf(given, at.upload)) };
      const { job } = await at.client.savings.portfolio.begin({
        ...input,
        ...(knownAt !== undefined && { knownAt }),
        ...(confidence !== undefined && { confidence }),
      });
      await outcomeOf(at, job);
      const told = await at.client.savings.portfolio.show({ job });
      const format = out?.endsWith('.xlsx') === true ? 'xlsx' : out?.endsWith('.parquet') === true ? 'parquet' : 'csv';
      if (out !== undefined) await save(await at.get(`/exports/savings-portfolio?${new URLSearchParams({ job, format })}`), out);
      answer(at.output, { ...told, ...(out !== undefined && { file: out }) }, portfolioInWords);
    }),
  );
}

function portfolioInWords(told: Portfolio & { readonly file?: string }, say: Say): string {
  const word = (code: keyof typeof savingsTerms): string => term(say, savingsTerms, code);
  const unit = told.unit ?? '';
  return blocks(
    facts([
      [word('boundaries'), String(told.boundaries)],
      [word('modelled'), String(told.modelled)],
      [word('counted'), `${told.counted} / ${told.days} (${percent(told.coverage)})`],
      [word('adjustedBaseline'), amount(told.adjustedBaseline.value, unit)],
      [word('measured'), amount(told.measured.value, unit)],
      [word('savings'), amount(told.savings.value, unit)],
      [word('interval'), intervalText(told.interval, unit)],
      [label(say, 'file'), told.file ?? null],
    ]),
    told.excluded.length === 0
      ? ''
      : `${word('excluded')}\n${table(
          [
            { title: label(say, 'row'), cell: (one: Portfolio['excluded'][number]) => one.row, number: true },
            { title: word('boundary'), cell: (one) => one.boundary },
            { title: label(say, 'reason'), cell: ({ code }) => say(spellSavingsFinding(code, 'zh'), spellSavingsFinding(code, 'en')) },
          ],
          told.excluded.slice(0, 50),
        )}`,
    findingLines(told.findings, say),
  );
}
