import type { Option } from '../../../chart/canvas.ts';

type FlowValue = { readonly value: number | null; readonly unit: string };

export type FlowNode = {
  readonly item: string | null;
  readonly parent: string | null;
  readonly use: FlowValue;
  readonly rest: FlowValue | null;
  readonly coal: FlowValue | null;
  readonly restCoal: FlowValue | null;
};

export type FlowCarrier = { readonly carrier: string; readonly nodes: readonly FlowNode[] };

/** A flow from one node into another; `rest` marks what no item measures. Nodes are named by keys. */
export type Link = { readonly source: string; readonly target: string; readonly value: number; readonly rest: boolean };

/**
 * The flows that can be drawn: from each carrier to its items, from items to those below, and what is left without an item. What is not
 * measured is not drawn, and neither is a rest of 0 or less: both are in the table and in the findings.
 * @param coal in standard coal; otherwise in the carrier's own unit
 */
export function linksOf({ carrier, nodes }: FlowCarrier, coal: boolean): Link[] {
  const keyOf = (item: string | null) => (item === null ? carrier : `${carrier} ${item}`);
  return nodes.flatMap((node): Link[] => {
    const [use, rest] = coal ? [node.coal, node.restCoal] : [node.use, node.rest];
    const into = node.item === null ? [] : drawn(keyOf(node.parent), keyOf(node.item), use, false);
    const below = nodes.some((one) => one.item !== null && one.parent === node.item && one !== node);
    const left = rest ?? (node.item === null && !below ? use : null);
    return [...into, ...drawn(keyOf(node.item), `${keyOf(node.item)} rest`, left, true)];
  });
}

function drawn(source: string, target: string, told: FlowValue | null, rest: boolean): Link[] {
  const value = told?.value ?? null;
  return value === null || value <= 0 ? [] : [{ source, target, value, rest }];
}

/** The option of a flow from supply on the left to use on the right. @param nameOf the words for a node's key */
export function flowOption(links: readonly Link[], nameOf: (key: string) => string, say: (value: number) => string, text: string): Option {
  const keys = [...new Set(links.flatMap(({ source, target }) => [source, target]))];
  const rests = new Set(links.filter(({ rest }) => rest).map(({ target }) => target));
  return {
    legend: { show: false },
    tooltip: {
      trigger: 'item',
      formatter: (shown: unknown) => {
        const { dataType, name, value, data } = shown as { dataType: string; name: string; value: number; data: Link };
        return dataType === 'edge'
          ? `${nameOf(data.source)} → ${nameOf(data.target)}\n${say(data.value)}`
          : `${nameOf(name)}\n${say(value)}`;
      },
    },
    series: [
      {
        type: 'sankey',
        left: 8,
        right: 140,
        top: 12,
        bottom: 12,
        nodeWidth: 14,
        nodeGap: 26,
        draggable: false,
        layoutIterations: 0,
        emphasis: { focus: 'adjacency' },
        lineStyle: { color: 'source', opacity: 0.35 },
        label: { color: text, formatter: ({ name, value }: { name: string; value: number }) => `${nameOf(name)}\n${say(value)}` },
        data: keys.map((name) => (rests.has(name) ? { name, itemStyle: { color: '#8c8c8c' } } : { name })),
        links: links.map(({ source, target, value }) => ({ source, target, value })),
      },
    ],
  };
}
