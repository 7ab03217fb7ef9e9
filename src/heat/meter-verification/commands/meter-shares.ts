import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { verificationHeadTerms, verificationStates, verificationStateTerms } from '#heat/meter-verification/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { percent, table } from '#cli/table.ts';
import { carrierOption, label, term } from '#cli/terms.ts';
import { day, time, whole } from '#cli/values.ts';
import { blocks } from '#cli/wording.ts';

type Answer = Awaited<ReturnType<Client['meterVerification']['shares']>>;
type Question = Parameters<Client['meterVerification']['shares']>[0];

/** `meter shares`: how many meters have no certificate, by company and by region. */
export function sharesCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('shares')
    .description(say('各单位、各地区没有检定证书的比例', 'share of meters without a certificate, by company and by region'))
    .option('--on <day>', option(say, 'dayDefaultToday'), day)
    .option('--within <days>', option(say, 'withinDays'), whole(0, 3660))
    .option('--region <code>', option(say, 'ofRegion'))
    .option('--company <code>', option(say, 'ofCompany'))
    .addOption(carrierOption(option(say, 'ofCarrier')))
    .option('--known-at <time>', label(say, 'asKnownThen'), time);
  examples(command, context, 'meter shares --on 2026-10-01 --region 140300 --carrier heat');
  command.action((asked: Question) =>
    context.within(async ({ client, output }) => answer(output, await client.meterVerification.shares(asked), sharesInWords)),
  );
}

function sharesInWords({ companies, regions, total, shareWithout }: Answer, say: Say): string {
  return blocks(
    counted(term(say, verificationHeadTerms, 'byCompany'), companies, say),
    counted(term(say, verificationHeadTerms, 'byRegion'), regions, say),
    `${term(say, verificationHeadTerms, 'meters')} ${total}${say('，', ', ')}${term(say, verificationHeadTerms, 'withoutCertificate')} ${percent(shareWithout)}`,
  );
}

function counted(title: string, rows: Answer['companies'], say: Say): string {
  type Row = Answer['companies'][number];
  return table(
    [
      { title, cell: ({ code, name }: Row) => (code === null ? label(say, 'notFilledIn') : name === null ? code : `${name} ${code}`) },
      { title: term(say, verificationHeadTerms, 'meters'), cell: (row: Row) => row.total, number: true },
      { title: term(say, verificationHeadTerms, 'withoutCertificate'), cell: (row: Row) => percent(row.shareWithout), number: true },
      ...verificationStates
        .filter((state) => state !== 'none')
        .map((state) => ({ title: term(say, verificationStateTerms, state), cell: (row: Row) => row.counts[state] ?? 0, number: true })),
    ],
    rows,
  );
}
