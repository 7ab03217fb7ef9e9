import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { certificateFieldTerms, verificationKindTerms, verificationResultTerms } from '#heat/meter-verification/vocabulary.ts';
import { answer, type Say } from '#cli/output.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { addCommand, editCommand, historyCommand, pageOptions, showCommand } from '#cli/kind-commands.ts';
import { option } from '#cli/option-terms.ts';
import { facts, table } from '#cli/table.ts';
import { term, termOption } from '#cli/terms.ts';

type Certificates = Client['meterVerification'];
type Listed = Awaited<ReturnType<Certificates['list']>>;
type Row = Listed['certificates'][number];

const certificateWords = { fields: certificateFieldTerms, values: { kind: verificationKindTerms, result: verificationResultTerms } };

/** `certificate add|list|show|edit|history`: verification certificates of meters. */
export function certificateCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('certificate')
    .description(say('计量器具的检定证书', 'certificates of the verification of meters'))
    .helpCommand(false);
  examples(group, context, 'certificate list --meter M001', 'certificate show JD-2025-0001');
  addCommand(group, context, 'certificate', {
    about: say('手工新增一份检定证书（可用 undo 撤销）', 'a certificate made by hand (undo takes it back)'),
    examples: ['certificate add JD-2026-0001 --set 计量点=M001 --set 检定类别=使用中 --set 检定日期=2026-10-12 --set 结论=合格'],
    add: (client, asked) => client.meterVerification.add(asked),
  });
  listCommand(group, context);
  showCommand(group, context, 'certificate', {
    about: say('一份检定证书', 'a certificate'),
    examples: ['certificate show JD-2025-0001'],
    show: (client, certificate, options) => client.meterVerification.get({ certificate, ...options }),
    words: showInWords,
  });
  editCommand(group, context, 'certificate', {
    about: option(say, 'editByHand'),
    examples: ['certificate edit JD-2025-0001 --set until=2028-10-14'],
    terms: certificateWords,
    edit: (client, certificates, options) => client.meterVerification.edit({ certificates, ...options }),
  });
  historyCommand(group, context, 'certificate', {
    about: say('证书的修改记录', 'who changed which field of a certificate, and when'),
    examples: ['certificate history JD-2025-0001'],
    terms: certificateWords,
    history: (client, certificate) => client.meterVerification.history({ certificate }),
  });
}

function listCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group.command('list').description(say('检定证书清单', 'a list of certificates'));
  command
    .option('--meter <code>', say('只看这个计量点的', 'of this metering point'))
    .addOption(termOption('--result <result>', say('只看这种检定结论', 'of this conclusion'), verificationResultTerms))
    .option('--search <text>', say('证书编号或计量点代码中的文字', 'a part of the number or the metering point'));
  pageOptions(command, say);
  examples(command, context, 'certificate list --meter M001', 'certificate list --result fail');
  command.action((options: Parameters<Certificates['list']>[0]) =>
    context.within(async ({ client, output }) => answer(output, await client.meterVerification.list(options), listInWords)),
  );
}

const words = {
  kind: (say: Say, row: Row) => term(say, verificationKindTerms, row.kind),
  result: (say: Say, row: Row) => term(say, verificationResultTerms, row.result),
};

function listInWords({ certificates, total }: Listed, say: Say): string {
  const columns = [
    { title: term(say, certificateFieldTerms, 'certificate'), cell: (row: Row) => row.certificate },
    { title: term(say, certificateFieldTerms, 'meter'), cell: (row: Row) => row.meter },
    { title: term(say, certificateFieldTerms, 'kind'), cell: (row: Row) => words.kind(say, row) },
    { title: term(say, certificateFieldTerms, 'verified'), cell: (row: Row) => row.verified },
    { title: term(say, certificateFieldTerms, 'result'), cell: (row: Row) => words.result(say, row) },
    { title: term(say, certificateFieldTerms, 'until'), cell: (row: Row) => row.until },
    { title: term(say, certificateFieldTerms, 'device'), cell: (row: Row) => row.device },
  ];
  return `${table(columns, certificates)}\n${say(`共 ${total} 份证书`, `${total} in all`)}`;
}

function showInWords({ provenance: _provenance, ...row }: Awaited<ReturnType<Certificates['get']>>, say: Say): string {
  const told = { ...row, kind: words.kind(say, row), result: words.result(say, row) };
  return facts(Object.entries(told).map(([field, value]) => [term(say, certificateFieldTerms, field), value] as const));
}
