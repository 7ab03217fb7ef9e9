import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { quotaTerms } from '#casework/case-money/vocabulary.ts';
import { caseTerms } from '#casework/cases/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { save } from '#cli/download.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { whole } from '#cli/values.ts';
import { blocks } from '#cli/wording.ts';

type Quota = Awaited<ReturnType<Client['caseMoney']['setQuota']>>;

const yearNumber = whole(2000, 2200);

/** `case quota set|list`: how many cases of a procedure places may take in per year, such as rural houses of a county. */
export function quotaCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const quota = group.command('quota').description(say('年度名额：各地区一年可纳入多少件', 'yearly quotas of places')).helpCommand(false);
  examples(
    quota,
    context,
    'case quota set rural-house-retrofit --region 140321 --year 2026 --quota 120',
    'case quota list --procedure rural-house-retrofit --year 2026 --out 名额.xlsx',
  );
  quota
    .command('set <procedure>')
    .description(
      say('下达某地区某年的名额，自即时起；以前下达的留存', 'set the quota of a place for a year, from now on; earlier settings are kept'),
    )
    .requiredOption('--region <code>', label(say, 'place'))
    .requiredOption('--year <year>', label(say, 'year'), yearNumber)
    .requiredOption('--quota <count>', term(say, quotaTerms, 'quota'), whole(0, 10_000_000))
    .option('--note <text>', label(say, 'remarks'))
    .option('--seen <version>', option(say, 'seenVersion'), whole(0, 1e9))
    .action((procedure: string, asked: { region: string; year: number; quota: number; note?: string; seen?: number }) =>
      context.within(async ({ client, output }) =>
        answer(output, await client.caseMoney.setQuota({ procedure, ...asked }), (one, words) => quotasInWords({ quotas: [one] }, words)),
      ),
    );
  quota
    .command('list')
    .description(say('名额、申请、纳入、验收和剩余，并分部位', 'quotas: applications, admitted, accepted and left, also by part'))
    .option('--procedure <id>', term(say, caseTerms, 'procedure'))
    .option('--region <code>', label(say, 'place'))
    .option('--year <year>', label(say, 'year'), yearNumber)
    .option('--out <file>', say('另写成 xlsx 文件（须写明流程）', 'write an xlsx file too (of one procedure)'))
    .action(({ out, ...asked }: { procedure?: string; region?: string; year?: number; out?: string }) =>
      context.within(async ({ client, output, get }) => {
        const told = await client.caseMoney.quotas(asked);
        const { year, ...rest } = asked;
        if (out !== undefined) await save(await get('/exports/case-quotas', { ...rest, year: year?.toString() }), out);
        answer(output, told, quotasInWords);
      }),
    );
}

function quotasInWords({ quotas }: { readonly quotas: readonly Quota[] }, say: Say): string {
  const whereOf = ({ region, regionName }: Quota): string => regionName ?? region;
  const byPart = quotas.flatMap((one) =>
    [...one.parts, { ...one.unnamed, name: term(say, quotaTerms, 'unnamed') }].map((part) => ({
      ...part,
      place: whereOf(one),
      year: one.year,
    })),
  );
  // a part that no case names is not known to be 0
  const countOf = (one: (typeof byPart)[number], name: 'applied' | 'granted' | 'accepted'): number | null =>
    one.applied + one.granted + one.accepted === 0 ? null : one[name];
  return blocks(
    table(
      [
        { title: term(say, caseTerms, 'procedure'), cell: ({ procedureName }) => procedureName },
        { title: label(say, 'place'), cell: whereOf },
        { title: label(say, 'year'), cell: ({ year }) => String(year) },
        ...(['quota', 'applied', 'granted', 'accepted', 'left'] as const).map((name) => ({
          title: term(say, quotaTerms, name),
          cell: (one: Quota) => one[name],
          number: true as const,
        })),
        { title: label(say, 'version'), cell: ({ versions }) => versions.length },
      ],
      quotas,
    ),
    table(
      [
        { title: label(say, 'place'), cell: ({ place }) => place },
        { title: label(say, 'year'), cell: ({ year }) => String(year) },
        { title: term(say, quotaTerms, 'part'), cell: ({ name }) => name },
        ...(['applied', 'granted', 'accepted'] as const).map((name) => ({
          title: term(say, quotaTerms, name),
          cell: (one: (typeof byPart)[number]) => countOf(one, name),
          number: true as const,
        })),
      ],
      byPart,
    ),
  );
}
