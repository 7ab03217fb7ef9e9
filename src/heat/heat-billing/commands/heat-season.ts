import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { heatSeasonTerms } from '#heat/heat-billing/vocabulary.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { heatPurchaseCommand } from '#heat/heat-notes/commands/heat-purchase.ts';
import { heatDecisionCommands } from './heat-decisions.ts';
import { heatBillCommand } from './heat-bill.ts';
import { heatBillChangeCommand } from './heat-bill-change.ts';
import { heatNetworkCommands } from '#heat/heat-network/commands/heat-network.ts';
import { heatMatchCommand } from '#heat/heat-planning/commands/heat-match.ts';
import { heatPlanCommands } from '#heat/heat-planning/commands/heat-plan.ts';
import { heatCloseCommands } from '#heat/heat-notes/commands/heat-close.ts';
import { heatLinkCommands } from '#heat/heat-resident/commands/heat-link.ts';
import { heatTariffCommands } from './heat-tariff.ts';
import { answerAsRead, setHeatSeason } from '#cli/as-read.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { facts, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { day, time } from '#cli/values.ts';

type Seasons = Client['heatBilling']['seasons'];
type Season = Awaited<ReturnType<Seasons['get']>>;
type Days = { from: string; to: string; nominalFrom?: string; nominalTo?: string; source: string };

/** `heat season set|show|list`. */
export function heatSeasonCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const heat = program.command('heat').description(say('供热计费与余热利用', 'heat billing and waste heat')).helpCommand(false);
  examples(heat, context, 'heat season list');
  const group = heat
    .command('season')
    .description(term(say, heatSeasonTerms, 'name'))
    .helpCommand(false);
  examples(group, context, 'heat season list --region 140302');
  setCommand(group, context);
  heatTariffCommands(heat, context);
  heatBillCommand(heat, context);
  heatBillChangeCommand(heat, context);
  heatNetworkCommands(heat, context);
  heatDecisionCommands(heat, context);
  heatMatchCommand(heat, context);
  heatPlanCommands(heat, context);
  heatCloseCommands(heat, context);
  heatLinkCommands(heat, context);
  heatPurchaseCommand(heat, context);
  const show = group.command('show <name>').description(say('一个地区适用的采暖季', 'the heating season that applies in a region'));
  show.requiredOption('--region <code>', option(say, 'regionCode')).option('--known-at <time>', label(say, 'asKnownThen'), time);
  examples(show, context, 'heat season show 2025-26 --region 140302');
  show.action((name: string, options: { region: string; knownAt?: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.heatBilling.seasons.get({ name, ...options }), seasonInWords)),
  );
  const list = group.command('list').description(say('各地区的采暖季', 'heating seasons of all regions'));
  list.option('--region <code>', option(say, 'ofRegion')).option('--known-at <time>', label(say, 'asKnownThen'), time);
  examples(list, context, 'heat season list --region 140302');
  list.action((options: { region?: string; knownAt?: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.heatBilling.seasons.list(options), listInWords)),
  );
}

function setCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('set <region> <name>')
    .description(say('写明一个地区的采暖季及其依据', 'set a heating season of a region and its source'));
  command
    .requiredOption('--from <day>', term(say, heatSeasonTerms, 'from'), day)
    .requiredOption('--to <day>', term(say, heatSeasonTerms, 'to'), day)
    .option('--nominal-from <day>', term(say, heatSeasonTerms, 'nominalFrom'), day)
    .option('--nominal-to <day>', term(say, heatSeasonTerms, 'nominalTo'), day)
    .requiredOption('--source <text>', term(say, heatSeasonTerms, 'source'));
  examples(command, context, 'heat season set 140300 2025-26 --from 2025-11-01 --to 2026-04-01 --source 示范通知');
  command.action((region: string, name: string, days: Days) =>
    context.within(async ({ client, output }) =>
      answerAsRead(output, await setHeatSeason(client, { region, name, ...days }), seasonInWords),
    ),
  );
}

const fields = ['name', 'region', 'from', 'to', 'days', 'nominalFrom', 'nominalTo', 'nominalDays', 'source'] as const;

const seasonInWords = (season: Season, say: Say): string =>
  facts(fields.map((field) => [term(say, heatSeasonTerms, field), season[field]] as const));

function listInWords({ seasons }: { readonly seasons: readonly Season[] }, say: Say): string {
  const columns = fields.map((field) => ({ title: term(say, heatSeasonTerms, field), cell: (row: Season) => row[field] }));
  return table(columns, seasons);
}
