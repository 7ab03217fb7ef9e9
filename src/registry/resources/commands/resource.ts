import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { equipmentStateTerms } from '#registry/equipment/vocabulary.ts';
import { hvacModeTerms, mountingTerms, resourceFieldTerms, resourceKindTerms } from '#registry/resources/vocabulary.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { capabilityHoursCommand } from '#flexibility/flexibility/commands/capability-hours.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { listOptions } from '#registry/equipment/commands/equipment.ts';
import { addCommand, editCommand, historyCommand, showCommand } from '#cli/kind-commands.ts';
import { facts, table } from '#cli/table.ts';
import { label, term, termOption, valueIn } from '#cli/terms.ts';

type Resources = Client['resources'];
type Listed = Awaited<ReturnType<Resources['list']>>;
type Shown = Awaited<ReturnType<Resources['get']>>;

const resourceWords = { fields: resourceFieldTerms, values: { kind: resourceKindTerms, mounting: mountingTerms, mode: hvacModeTerms } };

/** `resource add|edit|show|list|history|capability`. */
export function resourceCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program.command('resource').description(say('建筑的可调资源', 'adjustable resources of buildings')).helpCommand(false);
  examples(group, context, 'resource list --building B001', 'resource show PV-01', 'resource edit --help');
  addCommand(group, context, 'resource', {
    about: say('手工新增一项可调资源（可用 undo 撤销）', 'a resource made by hand (undo takes it back)'),
    examples: ['resource add PV-02 --set building=B001 --set kind=pv --set kw=120 --set tilt=30'],
    add: (client, asked) => client.resources.add(asked),
  });
  editCommand(group, context, 'resource', {
    about: say('手工修改一项或多项可调资源（可用 undo 撤销）', 'an edit by hand of one or more resources (undo takes it back)'),
    examples: [
      'resource edit PV-01 --set inverterKw=100 --set mounting=close',
      'resource edit EV-01 EV-02 --set building=B002 --from 2026-07-01',
      'resource edit BA-01 --set removed=2026-05-10',
    ],
    dated: true,
    terms: resourceWords,
    edit: (client, resources, options) => client.resources.edit({ resources, ...options }),
  });
  showCommand(group, context, 'resource', {
    about: say('一项可调资源的各项信息', 'what is known of a resource'),
    examples: ['resource show PV-01', 'resource show PV-01 --known-at 2026-01-01'],
    show: (client, resource, options) => client.resources.get({ resource, ...options }),
    words: showInWords,
  });
  listCommand(group, context);
  historyCommand(group, context, 'resource', {
    about: say('可调资源的修改记录', 'who changed which field of a resource, and when'),
    examples: ['resource history PV-01'],
    terms: resourceWords,
    history: (client, resource) => client.resources.history({ resource }),
  });
  capabilityHoursCommand(group, context);
}

function showInWords(
  { provenance: _provenance, dated: _dated, kind, state, buildingName, mounting, mode, ...rest }: Shown,
  say: Say,
): string {
  return facts([
    ...Object.entries(rest).map(([field, value]) => [term(say, resourceFieldTerms, field), valueIn(say, field, value)] as const),
    [term(say, headingTerms, 'building'), buildingName],
    [term(say, resourceFieldTerms, 'kind'), term(say, resourceKindTerms, kind)],
    [term(say, resourceFieldTerms, 'mounting'), term(say, mountingTerms, mounting)],
    [term(say, resourceFieldTerms, 'mode'), term(say, hvacModeTerms, mode)],
    [label(say, 'state'), term(say, equipmentStateTerms, state)],
  ]);
}

function listCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group.command('list').description(say('可调资源清单', 'a list of resources'));
  listOptions(
    command.addOption(termOption('--kind <kind>', say('只看这类资源（光伏、pv …）', 'of this kind (pv, battery …)'), resourceKindTerms)),
    say,
  );
  examples(command, context, 'resource list --building B001', 'resource list --region 140302 --kind pv --state in-use');
  command.action((options: Parameters<Resources['list']>[0]) =>
    context.within(async ({ client, output }) => answer(output, await client.resources.list(options), listInWords)),
  );
}

function listInWords({ resources, total }: Listed, say: Say): string {
  type Row = Listed['resources'][number];
  const columns = [
    { title: term(say, resourceFieldTerms, 'code'), cell: (row: Row) => row.code },
    { title: term(say, resourceFieldTerms, 'building'), cell: (row: Row) => row.building },
    { title: term(say, resourceFieldTerms, 'kind'), cell: (row: Row) => term(say, resourceKindTerms, row.kind) },
    { title: term(say, resourceFieldTerms, 'name'), cell: (row: Row) => row.name },
    { title: term(say, resourceFieldTerms, 'kw'), cell: (row: Row) => row.kw, number: true },
    { title: term(say, resourceFieldTerms, 'installed'), cell: (row: Row) => row.installed },
    { title: label(say, 'state'), cell: (row: Row) => term(say, equipmentStateTerms, row.state) },
  ];
  return `${table(columns, resources)}\n${say(`共 ${total} 项可调资源`, `${total} in all`)}`;
}
