import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { answer, type Say } from '#cli/output.ts';
import { table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { whole } from '#cli/values.ts';
import { blocks } from '#cli/wording.ts';
import { contractActTerms, seasonActTerms, seasonStepTerms, todayTerms, todayTextTerms } from '#desk/today/vocabulary.ts';

type Buildings = Awaited<ReturnType<Client['today']['buildings']>>;
type Contracts = Awaited<ReturnType<Client['today']['contracts']>>;
type Season = Awaited<ReturnType<Client['today']['season']>>;
type Event = Awaited<ReturnType<Client['today']['event']>>;
type Sentence = Event['settled'][number]['sentence'];

/** `today`: what an owner, a heat company, a service company and an aggregator see first. */
export function todayCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('today')
    .description(
      say('今日：业主的建筑、合同、采暖季、下一次响应', 'today: an owner’s buildings, contracts, the heating season, the next event'),
    );
  examples(group, context, 'today buildings', 'today season');
  const buildings = group
    .command('buildings')
    .description(
      say(
        '各建筑用能是否偏高、原因、先做什么、所欠账单和响应邀约',
        'whether the use of each building is high, why, what to do first; missing bills and invitations',
      ),
    )
    .option('--limit <count>', say('最多几栋（默认 6）', 'how many buildings (6)'), whole(1, 24))
    .option('--offset <count>', say('跳过前几栋', 'how many buildings to skip'), whole(0, 1_000_000));
  examples(buildings, context, 'today buildings');
  buildings.action((asked: { readonly limit?: number; readonly offset?: number }) =>
    context.within(async ({ client, output }) => answer(output, await client.today.buildings(asked), buildingsInWords)),
  );
  const contracts = group.command('contracts').description(say('各份合同的进展和下一步', 'how each contract stands, and what to do next'));
  examples(contracts, context, 'today contracts');
  contracts.action(() => context.within(async ({ client, output }) => answer(output, await client.today.contracts(), contractsInWords)));
  const season = group.command('season').description(say('采暖季进展和下一步', 'how the heating season stands, and the next step'));
  examples(season, context, 'today season');
  season.action(() => context.within(async ({ client, output }) => answer(output, await client.today.season(), seasonInWords)));
  const event = group
    .command('event')
    .description(say('下一次响应事件、答复情况和最近结算', 'the next event, who answered, the last settlements'));
  examples(event, context, 'today event');
  event.action(() => context.within(async ({ client, output }) => answer(output, await client.today.event(), eventInWords)));
}

const text = ({ parts }: Sentence): string => parts.map((part) => part.text).join('');

function buildingsInWords({ buildings, invitations }: Buildings, say: Say): string {
  const each = buildings.map(({ name, sentences, first, owed }) =>
    [name, ...sentences.map(text), text(first), ...(owed === null ? [] : [text(owed)])].join('\n'),
  );
  if (each.length === 0) return term(say, todayTextTerms, 'noBuildings');
  return blocks(...each, invitations.length === 0 ? null : invitations.map((one) => text(one.sentence)).join('\n'));
}

function contractsInWords({ contracts }: Contracts, say: Say): string {
  if (contracts.length === 0) return term(say, todayTextTerms, 'noContracts');
  return contracts.map(({ act, sentence }) => `${term(say, contractActTerms, act)}  ${text(sentence)}`).join('\n');
}

function seasonInWords({ season }: Season, say: Say): string {
  if (season === null) return term(say, todayTextTerms, 'noSeason');
  type Step = (typeof season)['steps'][number];
  const columns = [
    { title: term(say, todayTerms, 'nextAct'), cell: ({ name }: Step) => term(say, seasonActTerms, name) },
    { title: label(say, 'state'), cell: ({ state }: Step) => term(say, seasonStepTerms, state) },
  ];
  return blocks(season.sentences.map(text).join('\n'), text(season.act.sentence), table(columns, season.steps));
}

function eventInWords({ next, settled }: Event, say: Say): string {
  const told = next === null ? term(say, todayTextTerms, 'noEvent') : next.sentences.map(text).join('\n');
  return blocks(told, settled.length === 0 ? null : settled.map((one) => text(one.sentence)).join('\n'));
}
