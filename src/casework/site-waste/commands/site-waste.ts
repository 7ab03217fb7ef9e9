import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { wasteTerms } from '#casework/site-waste/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { save } from '#cli/download.ts';
import { answer, type Say } from '#cli/output.ts';
import { table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Waste = Awaited<ReturnType<Client['siteWaste']['show']>>;
type Sum = Waste['total'];
const amounts = ['made', 'reused', 'disposed', 'stored', 'reuseShare'] as const;

/** `case waste`. */
export function wasteCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const waste = group
    .command('waste')
    .description(say('绿色施工工地建筑垃圾合计：分工地、地区、类别和月份', 'waste of building sites, by site, place, kind and month'))
    .requiredOption('--from <day>', label(say, 'from'))
    .requiredOption('--to <day>', say('至此日（不含当日）', 'until this day (not included)'))
    .option('--region <code>', label(say, 'place'))
    .option('--out <file>', say('另写成 xlsx 文件', 'write the monthly reports as an xlsx file too'));
  examples(waste, context, 'case waste --from 2026-01-01 --to 2027-01-01 --region 140300');
  waste.action(({ out, ...asked }: { from: string; to: string; region?: string; out?: string }) =>
    context.within(async ({ client, output, get }) => {
      const told = await client.siteWaste.show(asked);
      if (out !== undefined) await save(await get('/exports/site-waste', asked), out);
      answer(output, told, wasteInWords);
    }),
  );
}

/** Sums of waste by place, kind, month and site, and what does not add up. */
function wasteInWords({ places, kinds, months, sites, total, findings }: Waste, say: Say): string {
  const part = <Row extends Sum>(name: keyof typeof wasteTerms, rows: readonly Row[], nameOf: (row: Row) => string): string =>
    table(
      [
        { title: term(say, wasteTerms, name), cell: nameOf },
        ...amounts.map((key) => ({ title: term(say, wasteTerms, key), cell: (row: Row) => row[key], number: true as const })),
      ],
      rows,
    );
  return blocks(
    part('region', [...places, { ...total, name: term(say, wasteTerms, 'whole') }], ({ name }) => name),
    part('kind', kinds, ({ kind }) => kind),
    part('period', months, ({ period }) => period),
    part('site', sites, ({ site, case: code }) => (site === '' ? code : site)),
    findingLines(findings, say),
  );
}
