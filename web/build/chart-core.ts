/** Needed only by the rarer kinds of chart; stays in the part that registers them. */
const rarer =
  /echarts\/lib\/(?:component\/visualMap|chart\/(?:heatmap|sankey)\/|chart\/helper\/createGraph|data\/Graph|data\/helper\/linkSeries|coord\/View|component\/helper\/roam|visual\/visualSolution|visual\/VisualMapping|visual\/visualDefault)/u;

/**
 * Keeps what every chart loads in one piece. Otherwise the bundler splits it as soon as another part shares some of it, and two pieces
 * compress worse than one.
 */
export const chartCore = { name: 'chart-core', test: (id: string) => /\/node_modules\/(?:echarts|zrender)\//u.test(id) && !rarer.test(id) };
