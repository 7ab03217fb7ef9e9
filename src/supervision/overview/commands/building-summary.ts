import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { carrierTerms, useTerms } from '#kernel/vocabulary.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { facts, number, percent, table } from '#cli/table.ts';
import { blocks, verdictIn } from '#cli/wording.ts';
import { time, year } from '#cli/values.ts';
import { label, term } from '#cli/terms.ts';

type Summary = Awaited<ReturnType<Client['overview']['buildingSummary']>>;
type Intensity = Summary['intensities'][number];

/** `building summary`: the key figures of a building, and why one is missing. */
export function buildingSummaryCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('summary <building>')
    .description(
      say(
        '一栋建筑的关键指标：单位面积能耗、定额判定、同类名次、覆盖率、逐月趋势、待判定疑点',
        'the key figures of a building: intensity, verdict, rank among peers, coverage, trend, findings to decide',
      ),
    )
    .option('--year <year>', say('年份（默认上一整年）', 'the year (the last whole one)'), year)
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(command, context, 'building summary B001', 'building summary B001 --year 2025 --json');
  command.action((building: string, options: { year?: number; knownAt?: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.overview.buildingSummary({ building, ...options }), inWords)),
  );
}

function inWords({ year: of, intensities, verdict, rank, coverage, trend, openFindings }: Summary, say: Say): string {
  return blocks(
    facts([
      [label(say, 'year'), String(of)],
      ...intensities.map(
        (one) => [label(say, one.measure === 'total' ? 'energyPerM2' : 'electricityPerM2'), intensityIn(one, say)] as const,
      ),
      [label(say, 'quotaVerdict'), verdict.why ?? [verdictIn(verdict, say), excessIn(verdict.excess, say)].join(' ').trim()],
      [label(say, 'amongLike'), rankIn(rank, say)],
      [label(say, 'dataCoverage'), coverage.value === null ? coverage.why : percent(coverage.value)],
      [label(say, 'openFindings'), openFindings],
    ]),
    trendIn(trend, say),
  );
}

function intensityIn({ value, unit, change, changeAtWeather, why }: Intensity, say: Say): string {
  const told = value === null ? [] : [`${number(value, 2)} ${unitSign(unit)}`];
  if (change !== null) told.push(`${label(say, 'againstLastYear')} ${signed(change)}`);
  if (changeAtWeather !== null) told.push(`${label(say, 'atLikeWeather')} ${signed(changeAtWeather)}`);
  return [told.join(say('，', ', ')), why].filter((text) => text !== null && text !== '').join('  ');
}

function rankIn({ rank, count, quarter, use, region, why }: Summary['rank'], say: Say): string | null {
  const among = `${region} ${term(say, useTerms, use) ?? ''}`.trim();
  if (rank !== null) return `${rank} / ${count ?? 0}  ${among}`;
  return quarter === null ? why : `${label(say, 'quarterOfPeers')} ${quarter}  ${among}`;
}

function excessIn(excess: number | null, say: Say): string {
  return excess === null || excess <= 0 ? '' : `${say('超出', 'over by')} ${percent(excess)}`;
}

function trendIn({ carrier, unit, months }: Summary['trend'], say: Say): string {
  if (carrier === null || months.length === 0) return '';
  type Month = (typeof months)[number];
  const columns = [
    { title: label(say, 'month'), cell: ({ month }: Month) => month },
    { title: `${term(say, carrierTerms, carrier)} ${unit ?? ''}`, cell: ({ value }: Month) => number(value, 1), number: true },
    { title: label(say, 'coverage'), cell: (one: Month) => percent(one.coverage), number: true },
  ];
  return `${label(say, 'monthlyTrend')}\n${table(columns, months)}`;
}

/** A change of 0..1 with its sign. */
function signed(change: number): string {
  return `${change > 0 ? '+' : ''}${(change * 100).toFixed(1)}%`;
}
