import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { equipmentFieldTerms, equipmentKindTerms } from '#registry/equipment/vocabulary.ts';
import { groundTerms, renewalHeadTerms, renewalTerms } from '#green-building/renewal/vocabulary.ts';
import { answer, type Say } from '#cli/output.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { save } from '#cli/download.ts';
import { option } from '#cli/option-terms.ts';
import { table } from '#cli/table.ts';
import { label, term, termOption } from '#cli/terms.ts';
import { day, time } from '#cli/values.ts';
import { blocks } from '#cli/wording.ts';

type RenewalOut = Awaited<ReturnType<Client['renewal']['verdicts']>>;
type RenewalQuestion = Parameters<Client['renewal']['verdicts']>[0];

/** `equipment renewal`: which equipment is due for renewal, on which of the six grounds, and what would decide. */
export function renewalCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('renewal')
    .description(say('按六种情形判断设备是否应更新', 'judge by the six grounds whether equipment must be renewed'))
    .option('--building <code>', option(say, 'ofBuilding'))
    .option('--region <code>', option(say, 'ofRegion'))
    .option('--organisation <code>', say('只看这个产权单位的', 'only buildings of this owner'))
    .addOption(termOption('--kind <kind>', option(say, 'ofKind'), equipmentKindTerms))
    .addOption(termOption('--verdict <verdict>', say('只看这种结论的', 'only this verdict'), renewalTerms))
    .addOption(termOption('--ground <ground>', say('只看具有这种情形的', 'only this ground'), groundTerms))
    .option('--on <day>', option(say, 'dayDefaultToday'), day)
    .option('--known-at <time>', label(say, 'asKnownThen'), time)
    .option('--out <file>', say('把清单写成文件（.xlsx 或 .csv）', 'write the list to a file (.xlsx or .csv)'));
  examples(
    command,
    context,
    'equipment renewal --building B001',
    'equipment renewal --region 140302 --on 2026-03-01 --verdict due',
    'equipment renewal --region 140302 --verdict due --out 设备更新.xlsx',
  );
  command.action(({ out, ...asked }: RenewalQuestion & { out?: string }) =>
    context.within(async (at) => {
      if (out !== undefined) {
        const given = Object.entries(asked).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, `${value as string | number}`] as const],
        );
        const format = out.toLowerCase().endsWith('.csv') ? 'csv' : 'xlsx';
        await save(await at.get('/exports/equipment-renewal', { ...Object.fromEntries(given), format, lang: at.output.language }), out);
      }
      answer(at.output, await at.client.renewal.verdicts(asked), renewalInWords);
    }),
  );
}

function renewalInWords({ on, equipment, counts, clauses, notLoaded }: RenewalOut, say: Say): string {
  type Row = RenewalOut['equipment'][number];
  const and = say('、', ', ');
  const grounds = (row: Row, verdict: 'yes' | 'unknown'): string =>
    row.grounds.flatMap((one) => (one.verdict === verdict ? [term(say, groundTerms, one.ground)] : [])).join(and);
  const columns = [
    { title: term(say, equipmentFieldTerms, 'code'), cell: (row: Row) => row.code },
    { title: term(say, equipmentFieldTerms, 'building'), cell: (row: Row) => row.building },
    { title: term(say, equipmentFieldTerms, 'kind'), cell: (row: Row) => term(say, equipmentKindTerms, row.kind) },
    { title: term(say, renewalHeadTerms, 'verdict'), cell: (row: Row) => term(say, renewalTerms, row.verdict) },
    { title: term(say, renewalHeadTerms, 'indicative'), cell: (row: Row) => (row.indicative ? label(say, 'yes') : null) },
    { title: term(say, renewalHeadTerms, 'grounds'), cell: (row: Row) => grounds(row, 'yes') },
    {
      title: term(say, renewalHeadTerms, 'needs'),
      cell: (row: Row) =>
        [...new Set(row.grounds.flatMap(({ needs }) => needs))].map((field) => term(say, equipmentFieldTerms, field)).join(and),
    },
  ];
  const { due, notDue, unknown } = counts;
  return blocks(
    table(columns, equipment),
    say(`${on}：应更新 ${due}，不需更新 ${notDue}，待查明 ${unknown}`, `${on}: ${due} to be renewed, ${notDue} not, ${unknown} not known`),
    clauses.map(({ title, clause, quote }) => `《${title}》${clause}${say('：', ': ')}${quote}`).join('\n'),
    notLoaded.length === 0
      ? ''
      : `${term(say, renewalHeadTerms, 'notLoaded')}${say('：', ': ')}${notLoaded.map(({ names }) => say(names.zh, names.en)).join(and)}`,
  );
}
