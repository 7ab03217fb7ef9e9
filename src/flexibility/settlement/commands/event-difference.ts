import type { Client } from '#client.ts';
import { correctionRoleTerms } from '#flexibility/flexibility/vocabulary.ts';
import { differenceCauseTerms, memberStatusTerms, settlementTerms } from '#flexibility/settlement/vocabulary.ts';
import { flexibilityTerms } from '#flexibility/flexibility/vocabulary.ts';
import type { ProgramOutput } from '#cli/command-context.ts';
import { localTime, standardZone } from '#cli/local-time.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { blocks } from '#cli/wording.ts';

type Between = Awaited<ReturnType<Client['settlement']['difference']>>;
type OfMember = Awaited<ReturnType<Client['settlement']['differenceOf']>>;
type Moved = Between['members'][number];

const of = (say: Say, code: keyof typeof settlementTerms): string => term(say, settlementTerms, code);

/** The differences between two issues: all members that changed, or one down to its readings. */
export async function answerDifference(
  { client, output }: Pick<ProgramOutput, 'client' | 'output'>,
  asked: { event: string; issue: number | undefined; against: number | undefined; building: string | undefined },
): Promise<void> {
  const { building, event, issue, against } = asked;
  const pair = { event, ...(issue !== undefined && { issue }), ...(against !== undefined && { against }) };
  if (building === undefined) answer(output, await client.settlement.difference(pair), differenceInWords);
  else answer(output, await client.settlement.differenceOf({ ...pair, building }), memberInWords);
}

const causesIn = (say: Say, { causes }: Moved): string => causes.map((one) => term(say, differenceCauseTerms, one)).join('; ');

const columnsOf = (say: Say) => [
  { title: of(say, 'building'), cell: (row: Moved) => row.building },
  { title: of(say, 'status'), cell: (row: Moved) => term(say, memberStatusTerms, row.now.status) },
  { title: `${of(say, 'money')} ${of(say, 'before')}`, cell: (row: Moved) => row.before?.money ?? null, number: true },
  { title: of(say, 'money'), cell: (row: Moved) => row.now.money, number: true },
  { title: of(say, 'between'), cell: (row: Moved) => row.difference, number: true },
  { title: of(say, 'cause'), cell: (row: Moved) => causesIn(say, row) },
];

function differenceInWords({ issue, against, net, netBefore, netDifference, claimBack, members }: Between, say: Say): string {
  const head = facts([
    [of(say, 'issue'), issue],
    [of(say, 'against'), against],
    [`${of(say, 'net')} ${of(say, 'before')}`, netBefore],
    [of(say, 'net'), net],
    [of(say, 'between'), netDifference],
    [of(say, 'claimBack'), claimBack],
  ]);
  return blocks(head, table(columnsOf(say), members));
}

function memberInWords({ issue, against, moved, days, corrections, corrected, zone }: OfMember, say: Say): string {
  type Day = OfMember['days'][number];
  type Row = OfMember['corrections'][number];
  const head = facts([
    [of(say, 'issue'), issue],
    [of(say, 'against'), against],
  ]);
  const byDay = [
    { title: label(say, 'day'), cell: (row: Day) => row.day },
    { title: of(say, 'chosenBefore'), cell: (row: Day) => row.chosenBefore.join(' ') },
    { title: of(say, 'chosenNow'), cell: (row: Day) => row.chosenNow.join(' ') },
  ];
  const byStep = [
    { title: label(say, 'time'), cell: (row: Row) => localTime(row.start, zone ?? standardZone) },
    { title: `${of(say, 'before')} kWh`, cell: (row: Row) => row.before, number: true },
    { title: `${of(say, 'after')} kWh`, cell: (row: Row) => row.after, number: true },
    { title: of(say, 'counts'), cell: (row: Row) => term(say, correctionRoleTerms, row.role) },
  ];
  const more =
    corrected > corrections.length &&
    say(
      `共 ${corrected} 步更正，列出前 ${corrections.length} 步。`,
      `${corrected} steps were corrected, showing the first ${corrections.length}.`,
    );
  const response = moved === null ? [] : [moved];
  const energy = [
    {
      title: term(say, flexibilityTerms, 'baseline'),
      cell: (row: Moved) => `${row.before?.baselineKwh ?? '—'} → ${row.now.baselineKwh ?? '—'}`,
    },
    { title: term(say, flexibilityTerms, 'actual'), cell: (row: Moved) => `${row.before?.actualKwh ?? '—'} → ${row.now.actualKwh ?? '—'}` },
  ];
  return blocks(head, table([...columnsOf(say), ...energy], response), table(byDay, days), table(byStep, corrections), more);
}
