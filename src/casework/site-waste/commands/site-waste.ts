import type { Command } from 'commander';
import type { Client } from '#client.ts';
import type { Language } from '#kernel/finding.ts';
import { intensityText, kindText, limitText, verdictText, wasteTerms } from '#casework/site-waste/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { save } from '#cli/download.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { number, percent, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Waste = Awaited<ReturnType<Client['siteWaste']['show']>>;
type Sum = Waste['total'];
type Question = { from: string; to: string; region?: string; knownAt?: string };
const amounts = ['made', 'reused', 'disposed', 'stored', 'reuseShare'] as const;

/** `case waste`. */
export function wasteCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const waste = group
    .command('waste')
    .description(say('绿色施工工地建筑垃圾合计：分工地、地区、类别和月份', 'totals of construction waste by site, place, kind and month'))
    .requiredOption('--from <day>', label(say, 'from'))
    .requiredOption('--to <day>', say('至此日（不含当日）', 'until this day (not included)'))
    .option('--region <code>', label(say, 'place'))
    .option('--known-at <instant>', option(say, 'knownAtInstant'))
    .option('--out <file>', say('另写成 xlsx 文件', 'write the monthly reports as an xlsx file too'))
    .option('--year-out <file>', say('另把情况表写成 xlsx 文件', 'write the table by place as an xlsx file too'));
  examples(waste, context, 'case waste --from 2026-01-01 --to 2027-01-01 --region 140300');
  waste.action(({ out, yearOut, ...asked }: Question & { out?: string; yearOut?: string }) =>
    context.within(async ({ client, output, get }) => {
      const told = await client.siteWaste.show(asked);
      if (out !== undefined) await save(await get('/exports/site-waste', asked), out);
      if (yearOut !== undefined) await save(await get('/exports/site-waste', { ...asked, table: 'year' }), yearOut);
      answer(output, told, wasteInWords);
    }),
  );
}

/** Sums of waste by place, kind, month and site, and what does not add up. */
function wasteInWords({ places, kinds, months, sites, total, year, findings }: Waste, say: Say): string {
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
    part('kind', kinds, ({ kind }) => kindText(kind, languageOf(say))),
    part('period', months, ({ period }) => period),
    part('site', sites, siteName),
    intensityTable(sites, say),
    yearTable(year, say),
    findingLines(findings, say),
  );
}

const languageOf = (say: Say): Language => (say('zh', 'en') === 'zh' ? 'zh' : 'en');

type Site = Waste['sites'][number];

const siteName = ({ site, case: code }: Site): string => (site === '' ? code : site);

/** Sites compared with the limit, the highest first. */
function intensityTable(sites: readonly Site[], say: Say): string | false {
  const rows = sites.toSorted((a, b) => Number(b.intensity.low ?? -1) - Number(a.intensity.low ?? -1));
  const language = languageOf(say);
  const tenths = (value: number): string => number(value, 1);
  const columns = [
    { title: term(say, wasteTerms, 'site'), cell: siteName },
    { title: term(say, wasteTerms, 'areaM2'), cell: ({ areaM2 }: Site) => (areaM2 === null ? null : Number(areaM2)), number: true },
    { title: term(say, wasteTerms, 'intensity'), cell: ({ intensity }: Site) => intensityText(intensity, tenths), number: true },
    { title: term(say, wasteTerms, 'limit'), cell: ({ intensity }: Site) => limitText(intensity, language, tenths), number: true },
    { title: term(say, wasteTerms, 'verdict'), cell: ({ intensity }: Site) => verdictText(intensity, language) },
  ];
  return rows.length > 0 && table(columns, rows);
}

type Year = Waste['year'][number];

/** The table by place: sites, area, the limit, reuse with its target, and the items of smart sites. */
function yearTable(year: readonly Year[], say: Say): string {
  const shareOf = (share: number | string | null): string => percent(share === null ? null : Number(share));
  const items = ({ checked, smart }: Year): string =>
    checked === 0 ? '' : smart.map(({ name, sites }) => `${name} ${number(sites)}`).join(say('；', '; '));
  const columns = [
    { title: term(say, wasteTerms, 'region'), cell: ({ name }: Year) => name ?? term(say, wasteTerms, 'together') },
    { title: term(say, wasteTerms, 'sites'), cell: ({ sites }: Year) => sites, number: true },
    { title: term(say, wasteTerms, 'areaM2'), cell: ({ areaM2 }: Year) => (areaM2 === null ? null : Number(areaM2)), number: true },
    ...(['within', 'over', 'open', 'indicative'] as const).map((verdict) => ({
      title: term(say, wasteTerms, verdict),
      cell: ({ verdicts }: Year) => verdicts[verdict],
      number: true,
    })),
    { title: term(say, wasteTerms, 'reuseShare'), cell: ({ reuseShare }: Year) => shareOf(reuseShare), number: true },
    { title: term(say, wasteTerms, 'reuseTarget'), cell: ({ reuseTarget }: Year) => shareOf(reuseTarget), number: true },
    { title: term(say, wasteTerms, 'checked'), cell: ({ checked }: Year) => checked, number: true },
    { title: term(say, wasteTerms, 'smart'), cell: items },
  ];
  return table(columns, year);
}
