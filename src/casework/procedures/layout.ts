import dagre from '@dagrejs/dagre';

type Point = { readonly x: number; readonly y: number };

/** A state or a step with its position; `x`, `y` of its center, all in pixels. */
export type Placed<T> = T & { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export type Layout<S, T> = {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Placed<S>[];
  readonly lines: readonly (T & { readonly points: readonly Point[]; readonly label: Point })[];
};

type Box = { readonly name: string; readonly text: string };
type Line = { readonly name: string; readonly from: string; readonly to: string; readonly text: string };

const sign = { wide: 14, narrow: 7.5, height: 20 } as const;

/** Approximate width of a text; a Chinese character is twice as wide as a letter. */
export const textWidth = (text: string): number =>
  [...text].reduce((sum, one) => sum + ((one.codePointAt(0) ?? 0) > 0x2e7f ? sign.wide : sign.narrow), 0);

/**
 * The positions of boxes and the lines between them, from the first state down. Same input, same layout.
 * @example layout([{ name: 'a', text: '受理' }, { name: 'b', text: '办结' }], [{ name: 'end', from: 'a', to: 'b', text: '办结' }])
 */
export function layout<S extends Box, T extends Line>(boxes: readonly S[], lines: readonly T[]): Layout<S, T> {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 40, ranksep: 48, edgesep: 24, marginx: 16, marginy: 16 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { name, text } of boxes) graph.setNode(name, { width: textWidth(text) + 32, height: 40 });
  for (const [at, { from, to, text }] of lines.entries())
    graph.setEdge(from, to, { width: textWidth(text) + 8, height: sign.height, labelpos: 'c' }, String(at));
  dagre.layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    boxes: boxes.map((box) => ({ ...box, ...(graph.node(box.name) as Placed<object>) })),
    lines: lines.map((line, at) => {
      // the library's type of a line lacks the label position, which it does return
      const { points, x, y } = graph.edge({ v: line.from, w: line.to, name: String(at) }) as unknown as { points: Point[] } & Point;
      return { ...line, points, label: { x, y } };
    }),
  };
}
