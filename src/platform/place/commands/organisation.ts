import type { Say } from '#cli/output.ts';
import { organisationKindTerms, organisationFieldTerms } from '#platform/place/vocabulary.ts';
import { entityIn } from '#cli/terms.ts';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { addCommand, editCommand, historyCommand, showCommand } from '#cli/kind-commands.ts';

type Shown = Awaited<ReturnType<Client['place']['organisation']>>;

/** `organisation add|edit|show|history`; the list of them is `organisations`. */
export function organisationCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program.command('organisation').description(say('单位', 'an organisation')).helpCommand(false);
  examples(group, context, 'organisation show O1', 'organisation edit --help');
  addCommand(group, context, 'organisation', {
    about: say('手工新增一个单位（可用 undo 撤销）', 'add an organisation by hand (undo takes it back)'),
    examples: ['organisation add O3 --set name=市机关事务中心 --set region=140300'],
    add: (client, asked) => client.place.addOrganisation(asked),
  });
  editCommand(group, context, 'organisation', {
    about: say('手工修改一个或多个单位（可用 undo 撤销）', 'edit one or more organisations by hand (undo takes it back)'),
    examples: ['organisation edit O1 --set uscc=91110000802100433B', 'organisation edit O1 --set parent=O2 --from 2026-07-01'],
    dated: true,
    terms: organisationWords,
    edit: (client, organisations, options) => client.place.editOrganisations({ organisations, ...options }),
  });
  showCommand(group, context, 'organisation', {
    about: say('一个单位的各项信息', 'details of an organisation'),
    examples: ['organisation show O1', 'organisation show O1 --known-at 2026-01-01'],
    show: (client, code, options) => client.place.organisation({ code, ...options }),
    words: showInWords,
  });
  historyCommand(group, context, 'organisation', {
    about: say('单位的修改记录', 'who changed which field of an organisation, and when'),
    examples: ['organisation history O1'],
    history: (client, code) => client.place.organisationHistory({ code }),
    terms: organisationWords,
  });
}

const organisationWords = { fields: organisationFieldTerms, values: { kind: organisationKindTerms } };

function showInWords(told: Shown, say: Say): string {
  return entityIn(say, told, organisationWords);
}
