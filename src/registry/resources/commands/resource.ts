import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { resourceFieldTerms, resourceList } from '#registry/resources/vocabulary.ts';
import { capabilityHoursCommand } from '#flexibility/flexibility/commands/capability-hours.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { inBuildingTerms } from '#registry/in-buildings/vocabulary.ts';
import { type DeclaredKind, declaredKindCommands } from '#cli/declared-kind.ts';

/** `resource add|edit|show|list|history|capability`. */
export function resourceCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program.command('resource').description(say('建筑的可调资源', 'adjustable resources of buildings')).helpCommand(false);
  examples(group, context, 'resource list --building B001', 'resource show PV-01', 'resource edit --help');
  declaredKindCommands(group, context, resources);
  capabilityHoursCommand(group, context);
}

const resources: DeclaredKind = {
  name: 'resource',
  fields: { ...resourceFieldTerms, ...inBuildingTerms },
  list: resourceList,
  columns: ['code', 'building', 'kind', 'name', 'kw', 'installed', 'state'],
  dated: true,
  filters: {
    kind: ['kind', '只看这类资源（光伏、pv …）', 'of this kind (pv, battery …)'],
    state: ['state', '在用的、已拆除的，或所在建筑已拆除的', 'in use, removed, or in a building that was demolished'],
  },
  inAll: (total) => [`共 ${total} 项可调资源`, `${total} in all`],
  add: {
    about: ['手工新增一项可调资源（可用 undo 撤销）', 'add a resource by hand (undo takes it back)'],
    examples: ['resource add PV-02 --set building=B001 --set kind=pv --set kw=120 --set tilt=30'],
    ask: (client, asked) => client.resources.add(asked),
  },
  edit: {
    about: ['手工修改一项或多项可调资源（可用 undo 撤销）', 'edit one or more resources by hand (undo takes it back)'],
    examples: [
      'resource edit PV-01 --set inverterKw=100 --set mounting=close',
      'resource edit EV-01 EV-02 --set building=B002 --from 2026-07-01',
      'resource edit BA-01 --set removed=2026-05-10',
    ],
    ask: (client, codes, options) => client.resources.edit({ resources: codes, ...options }),
  },
  show: {
    about: ['一项可调资源的各项信息', 'details of a resource'],
    examples: ['resource show PV-01', 'resource show PV-01 --known-at 2026-01-01'],
    ask: (client, code, options) => client.resources.get({ resource: code, ...options }),
  },
  listed: {
    about: ['可调资源清单', 'a list of resources'],
    examples: ['resource list --building B001', 'resource list --region 140302 --kind pv --state in-use'],
    ask: (client, options) => client.resources.list(options),
    rows: (listed: Awaited<ReturnType<Client['resources']['list']>>) => listed.resources,
  },
  history: {
    about: ['可调资源的修改记录', 'who changed which field of a resource, and when'],
    examples: ['resource history PV-01'],
    ask: (client, code) => client.resources.history({ resource: code }),
  },
};
