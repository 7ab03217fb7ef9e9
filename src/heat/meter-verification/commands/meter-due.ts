import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { carrierTerms } from '#kernel/vocabulary.ts';
import {
  certificateFieldTerms,
  verificationHeadTerms,
  type VerificationState,
  verificationStates,
  verificationStateTerms,
} from '#heat/meter-verification/vocabulary.ts';
import { basisTerms } from '#supervision/stock/vocabulary.ts';
import { answer, type Say } from '#cli/output.ts';
import { examples, type CommandContext, type ProgramOutput } from '#cli/command-context.ts';
import { save } from '#cli/download.ts';
import { option } from '#cli/option-terms.ts';
import { percent, table } from '#cli/table.ts';
import { carrierOption, label, term, termOption } from '#cli/terms.ts';
import { day, time, whole } from '#cli/values.ts';
import { blocks } from '#cli/wording.ts';

type Answer = Awaited<ReturnType<Client['meterVerification']['due']>>;
type Question = Parameters<Client['meterVerification']['due']>[0];

/** `meter due`: which meters must be verified before a season. */
export function dueCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('due')
    .description(
      say('哪些计量器具该检定：不合格、超期、即将到期、没有证书', 'meters to be verified: failed, overdue, due soon, without certificate'),
    )
    .option('--on <day>', option(say, 'dayDefaultToday'), day)
    .option('--within <days>', option(say, 'withinDays'), whole(0, 3660))
    .option('--region <code>', option(say, 'ofRegion'))
    .option('--building <code>', option(say, 'ofBuilding'))
    .option('--company <code>', option(say, 'ofCompany'))
    .option('--point <code>', option(say, 'ofPoint'))
    .option('--age <years>', option(say, 'inUseFor'), whole(0, 100))
    .addOption(carrierOption(option(say, 'ofCarrier')))
    .addOption(termOption('--state <state>', option(say, 'ofState'), verificationStateTerms))
    .option('--known-at <time>', label(say, 'asKnownThen'), time)
    .option(
      '--out <file>',
      say('写成文件：.docx 为通知单，.xlsx、.csv 为清单', 'write it to a file: .docx the notice, .xlsx or .csv the list'),
    )
    .option('--limit <count>', option(say, 'atMost'), whole(1, 1000))
    .option('--offset <count>', option(say, 'skip'), whole(0, 10_000_000));
  examples(
    command,
    context,
    'meter due --on 2026-10-01 --within 90 --region 140302 --carrier heat',
    'meter due --on 2026-10-01 --state overdue --age 6',
    'meter due --on 2026-10-01 --point P-0101',
    'meter due --on 2026-10-01 --company R1 --out 检定通知.docx',
  );
  command.action(({ out, ...asked }: Question & { out?: string }) =>
    context.within(async (at) => {
      if (out !== undefined) await save(await fileOf(at, asked, out), out);
      answer(at.output, await at.client.meterVerification.due(asked), dueInWords);
    }),
  );
}

/** The notice or the whole list, by the extension of the file's name. */
function fileOf(at: ProgramOutput, { limit: _limit, offset: _offset, ...asked }: Question, out: string): Promise<Response> {
  const given = Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, `${value as string | number}`]));
  const ending = out.toLowerCase().split('.').at(-1);
  if (ending === 'docx') return at.get('/exports/meter-due-notice', given);
  return at.get('/exports/meter-due', { ...given, format: ending === 'csv' ? 'csv' : 'xlsx', lang: at.output.language });
}

function dueInWords({ on, meters, total, counts, ageUnknown, shareWithout }: Answer, say: Say): string {
  type Row = Answer['meters'][number];
  const columns = [
    { title: term(say, certificateFieldTerms, 'meter'), cell: (row: Row) => row.meter },
    { title: label(say, 'energy'), cell: (row: Row) => term(say, carrierTerms, row.carrier) },
    { title: label(say, 'building'), cell: (row: Row) => row.building },
    { title: term(say, verificationHeadTerms, 'household'), cell: (row: Row) => row.household },
    { title: label(say, 'state'), cell: (row: Row) => term(say, verificationStateTerms, row.state) },
    { title: term(say, verificationHeadTerms, 'due'), cell: (row: Row) => row.due },
    { title: term(say, basisTerms, 'indicative'), cell: (row: Row) => (row.indicative ? label(say, 'yes') : null) },
    { title: term(say, certificateFieldTerms, 'certificate'), cell: (row: Row) => row.certificate },
    { title: term(say, certificateFieldTerms, 'verified'), cell: (row: Row) => row.verified },
    { title: term(say, certificateFieldTerms, 'device'), cell: (row: Row) => row.device },
    { title: term(say, verificationHeadTerms, 'age'), cell: (row: Row) => row.age, number: true },
  ];
  const counted = verificationStates
    .map((state: VerificationState) => `${term(say, verificationStateTerms, state)} ${counts[state]}`)
    .join(say('，', ', '));
  return blocks(
    table(columns, meters),
    `${on}${say('：', ': ')}${counted}`,
    `${term(say, verificationHeadTerms, 'withoutCertificate')} ${percent(shareWithout)}`,
    ageUnknown !== null &&
      ageUnknown > 0 &&
      say(`${ageUnknown} 块不知何时安装，未列入`, `${ageUnknown} left out: date of installation not known`),
    meters.length < total && say(`共 ${total} 块，此处列出 ${meters.length} 块`, `${total} in all, showing ${meters.length}`),
  );
}
