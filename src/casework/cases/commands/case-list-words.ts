import type { Client } from '#client.ts';
import { caseTerms } from '#casework/cases/vocabulary.ts';
import type { Say } from '#cli/output.ts';
import { facts, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { blocks, cutList } from '#cli/wording.ts';
import { dueOf } from './case-words.ts';

type Listed = Awaited<ReturnType<Client['cases']['list']>>;
type Statistics = Awaited<ReturnType<Client['cases']['statistics']>>;

/** A list of cases in words. */
export function casesInWords({ cases, total }: Listed, say: Say): string {
  type Row = Listed['cases'][number];
  return blocks(
    table(
      [
        { title: term(say, caseTerms, 'case'), cell: (row: Row) => row.case },
        { title: label(say, 'state'), cell: (row: Row) => row.stateName },
        { title: label(say, 'organisation'), cell: (row: Row) => row.organisation },
        { title: term(say, caseTerms, 'limit'), cell: (row: Row) => row.limitName },
        { title: term(say, caseTerms, 'due'), cell: (row: Row) => dueOf(row.due, row.overdue, say) },
      ],
      cases,
    ),
    say(`共 ${total} 件`, `${total} in all`),
  );
}

/** What cases have published, each with whether it was withdrawn since. */
export function publishedInWords({ cases, total }: Awaited<ReturnType<Client['cases']['published']['list']>>, say: Say): string {
  type Row = (typeof cases)[number];
  const texts = ({ fieldTexts, fieldNames }: Row) =>
    Object.entries(fieldTexts).map(([name, text]) => `${fieldNames[name] ?? name} ${text}`);
  if (cases.length === 0) return term(say, caseTerms, 'nonePublished');
  const told = table(
    [
      { title: term(say, caseTerms, 'case'), cell: (row: Row) => row.case },
      { title: label(say, 'building'), cell: (row: Row) => row.building },
      { title: label(say, 'state'), cell: (row: Row) => row.stateName },
      { title: term(say, caseTerms, 'withdrawal'), cell: (row: Row) => row.withdrawn?.detail ?? null },
      { title: label(say, 'remarks'), cell: (row: Row) => texts(row).join(say('；', '; ')) },
      { title: label(say, 'day'), cell: (row: Row) => row.published },
    ],
    cases,
  );
  return cutList(told, cases.length, total, say);
}

/** The credit class of each organisation. */
export function creditsInWords({ organisations, total }: Awaited<ReturnType<Client['cases']['credits']>>, say: Say): string {
  type Row = (typeof organisations)[number];
  if (organisations.length === 0) return say('没有信用等级记录。', 'No credit classes are recorded.');
  const told = table(
    [
      { title: label(say, 'organisation'), cell: (row: Row) => row.name ?? row.organisation },
      { title: say('信用等级', 'credit class'), cell: (row: Row) => row.credit },
      { title: term(say, caseTerms, 'title'), cell: (row: Row) => row.case },
      { title: label(say, 'from'), cell: (row: Row) => row.day },
    ],
    organisations,
  );
  return cutList(told, organisations.length, total, say);
}

/** How long cases were in each state, and which limits were kept. */
export function statisticsInWords({ begun, ended, open, overdue, states, limits }: Statistics, say: Say): string {
  type State = Statistics['states'][number];
  type Limit = Statistics['limits'][number];
  return blocks(
    facts([
      [term(say, caseTerms, 'begun'), begun],
      [say('办结', 'ended'), ended],
      [term(say, caseTerms, 'open'), open],
      [term(say, caseTerms, 'overdue'), overdue],
    ]),
    table(
      [
        { title: label(say, 'state'), cell: (row: State) => row.name },
        { title: term(say, caseTerms, 'stays'), cell: (row: State) => row.stays, number: true },
        { title: say('中位数（工作日）', 'median (workdays)'), cell: (row: State) => row.median, number: true },
        { title: say('90% 分位', '90th percentile'), cell: (row: State) => row.p90, number: true },
        { title: say('最长', 'longest'), cell: (row: State) => row.max, number: true },
      ],
      states,
    ),
    table(
      [
        { title: term(say, caseTerms, 'limit'), cell: (row: Limit) => row.name },
        { title: say('按期', 'kept'), cell: (row: Limit) => row.kept, number: true },
        { title: say('超期', 'missed'), cell: (row: Limit) => row.missed, number: true },
      ],
      limits,
    ),
  );
}

type Waiting = Awaited<ReturnType<Client['cases']['todo']>>;

/** Waiting cases in words, by due day; null if there are none. */
export function todoInWords({ items, total, states }: Waiting, say: Say): string {
  if (total === 0) return say('没有待办的办件。', 'No cases are waiting.');
  type Item = Waiting['items'][number];
  const told = table(
    [
      { title: term(say, caseTerms, 'case'), cell: (item: Item) => item.case },
      { title: label(say, 'state'), cell: (item: Item) => item.stateName },
      { title: term(say, caseTerms, 'due'), cell: (item: Item) => dueOf(item.due, item.overdue, say) },
      { title: term(say, caseTerms, 'transition'), cell: (item: Item) => item.steps.join(say('、', ', ')) },
      { title: term(say, caseTerms, 'insteadOf'), cell: (item: Item) => item.insteadOf },
    ],
    items,
  );
  const counts = states.map(({ procedureName, stateName, count }) => `${procedureName} ${stateName} ${count}`);
  return blocks(told, counts.join(say('；', '; ')));
}
