import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { certificateFieldTerms, certificateList } from '#heat/meter-verification/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { type DeclaredKind, declaredKindCommands } from '#cli/declared-kind.ts';

/** `certificate add|list|show|edit|history`: verification certificates of meters. */
export function certificateCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('certificate')
    .description(say('计量器具的检定证书', 'certificates of the verification of meters'))
    .helpCommand(false);
  examples(group, context, 'certificate list --meter M001', 'certificate show JD-2025-0001');
  declaredKindCommands(group, context, certificates);
}

const certificates: DeclaredKind = {
  name: 'certificate',
  fields: certificateFieldTerms,
  list: certificateList,
  columns: Object.keys(certificateFieldTerms),
  filters: {
    meter: ['code', '只看这个计量点的', 'of this metering point'],
    result: ['result', '只看这种检定结论', 'of this conclusion'],
    search: ['text', '证书编号或计量点代码中的文字', 'a part of the number or the metering point'],
  },
  inAll: (total) => [`共 ${total} 份证书`, `${total} in all`],
  add: {
    about: ['手工新增一份检定证书（可用 undo 撤销）', 'a certificate made by hand (undo takes it back)'],
    examples: ['certificate add JD-2026-0001 --set 计量点=M001 --set 检定类别=使用中 --set 检定日期=2026-10-12 --set 结论=合格'],
    ask: (client, asked) => client.meterVerification.add(asked),
  },
  listed: {
    about: ['检定证书清单', 'a list of certificates'],
    examples: ['certificate list --meter M001', 'certificate list --result fail'],
    nowOnly: true,
    ask: (client, options) => client.meterVerification.list(options),
    rows: (listed: Awaited<ReturnType<Client['meterVerification']['list']>>) => listed.certificates,
  },
  show: {
    about: ['一份检定证书', 'a certificate'],
    examples: ['certificate show JD-2025-0001'],
    ask: (client, certificate, options) => client.meterVerification.get({ certificate, ...options }),
  },
  edit: {
    examples: ['certificate edit JD-2025-0001 --set until=2028-10-14'],
    ask: (client, codes, options) => client.meterVerification.edit({ certificates: codes, ...options }),
  },
  history: {
    about: ['证书的修改记录', 'who changed which field of a certificate, and when'],
    examples: ['certificate history JD-2025-0001'],
    ask: (client, certificate) => client.meterVerification.history({ certificate }),
  },
};
