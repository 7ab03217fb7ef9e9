import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { pointFieldTerms, pointList } from '#metering/point/vocabulary.ts';
import { inBuildingTerms } from '#registry/in-buildings/vocabulary.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { type DeclaredKind, declaredKindCommands } from '#cli/declared-kind.ts';

/** `point add|edit|show|list|history`. */
export function pointCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('point')
    .description(say('测点：温度、湿度、功率等瞬时值', 'points: instantaneous values such as temperature, humidity, power'))
    .helpCommand(false);
  examples(group, context, 'point list --building B001', 'point show T-301', 'point edit --help');
  declaredKindCommands(group, context, points);
}

const points: DeclaredKind = {
  name: 'point',
  many: 'points',
  fields: { ...pointFieldTerms, ...inBuildingTerms },
  list: pointList,
  columns: ['code', 'quantity', 'building', 'space', 'name', 'hold'],
  filters: {
    quantity: ['quantity', '只看这个量（温度、temperature …）', 'of this quantity (temperature …)'],
    space: ['room', '只看这个房间的', 'of this room'],
    equipment: ['code', '只看这台设备的', 'of this equipment'],
    tag: ['tag', '只看这个标签的', 'with this tag'],
    search: ['text', '名称、代码或房间中的文字', 'a part of name, code or room'],
  },
  inAll: (total) => [`共 ${total} 个测点`, `${total} in all`],
  add: {
    about: ['手工新增一个测点（可用 undo 撤销）', 'add a point by hand (undo takes it back)'],
    examples: ['point add T-302 --set quantity=temperature --set building=B001 --set space=302'],
    ask: (client, asked) => client.point.add(asked),
  },
  edit: {
    about: ['手工修改一个或多个测点（可用 undo 撤销）', 'edit one or more points by hand (undo takes it back)'],
    examples: ['point edit T-301 --set hold=30min --set high=60', 'point edit T-301 T-302 --set tag=zone-air'],
    ask: (client, codes, options) => client.point.edit({ points: codes, ...options }),
  },
  show: {
    about: ['一个测点的各项信息', 'details of a point'],
    examples: ['point show T-301', 'point show T-301 --known-at 2026-01-01'],
    ask: (client, code, options) => client.point.get({ point: code, ...options }),
  },
  listed: {
    about: ['测点清单', 'a list of points'],
    examples: ['point list --building B001 --quantity temperature', 'point list --region 140302 --tag zone-air'],
    ask: (client, options) => client.point.list(options),
    rows: (listed: Awaited<ReturnType<Client['point']['list']>>) => listed.points,
  },
  history: {
    about: ['测点的修改记录', 'who changed which field of a point, and when'],
    examples: ['point history T-301'],
    ask: (client, code) => client.point.history({ point: code }),
  },
};
