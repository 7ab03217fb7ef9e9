import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { save } from '#cli/download.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { number, percent, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { time, year } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { briefTerms } from '#reporting/brief/vocabulary.ts';
import { targetStatusTerms } from '#reporting/targets/vocabulary.ts';

type PlaceBrief = Awaited<ReturnType<Client['brief']['show']>>;
type Options = { readonly region: string; readonly year: number; readonly knownAt?: string; readonly out?: string };

/** `brief`: a place in a year on one page. */
export function briefCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program
    .command('brief')
    .description(say('一页汇报：用能、超约束值、目标进展、各地区', 'one-page brief: use, over quota, targets, districts'))
    .requiredOption('--region <code>', label(say, 'place'))
    .requiredOption('--year <year>', label(say, 'year'), year)
    .option('--known-at <instant>', option(say, 'asKnownAt'), time)
    .option('--out <file>', option(say, 'wordFileToo'));
  examples(command, context, 'brief --region 140300 --year 2025 --out 汇报.docx');
  command.action(({ out, ...asked }: Options) =>
    context.within(async ({ client, output, get }) => {
      const told = await client.brief.show(asked);
      if (out !== undefined) await save(await get('/exports/brief', { ...asked, year: String(asked.year) }), out);
      answer(output, told, inWords);
    }),
  );
}

function inWords({ sentences, targets, below, findings }: PlaceBrief, say: Say): string {
  type Target = (typeof targets)[number];
  type Place = (typeof below)[number];
  const name = (key: keyof typeof briefTerms): string => term(say, briefTerms, key);
  return blocks(
    sentences.map((parts) => parts.map(({ text }) => text).join('')).join('\n'),
    targets.length === 0
      ? null
      : table(
          [
            { title: name('target'), cell: (one: Target) => one.title },
            { title: name('now'), cell: (one: Target) => number(one.now), number: true },
            { title: name('path'), cell: (one: Target) => number(one.path), number: true },
            { title: term(say, headingTerms, 'unit'), cell: (one: Target) => one.unit },
            { title: name('status'), cell: (one: Target) => term(say, targetStatusTerms, one.status) },
          ],
          targets,
        ),
    below.length === 0
      ? null
      : table(
          [
            { title: term(say, headingTerms, 'place'), cell: (one: Place) => one.name },
            { title: name('buildings'), cell: (one: Place) => number(one.buildings), number: true },
            { title: name('energy'), cell: (one: Place) => number(one.tce), number: true },
            { title: name('change'), cell: (one: Place) => (one.change === null ? null : percent(one.change)), number: true },
            { title: name('coverage'), cell: (one: Place) => percent(one.coverage), number: true },
          ],
          below,
        ),
    findingLines(findings, say),
  );
}
