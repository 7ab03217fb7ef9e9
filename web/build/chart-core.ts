/** What only the rarer kinds of chart need; it stays in the part that registers them. */
const rarer =
  /echarts\/lib\/(?:component\/visualMap|chart\/(?:heatmap|sankey)\/|chart\/helper\/createGraph|data\/Graph|data\/helper\/linkSeries|coord\/View|component\/helper\/roam|visual\/visualSolution|visual\/VisualMapping|visual\/visualDefault)/u;

/**
 * Keeps what every chart loads in one piece. Left alone, the bundler cuts it in two as soon as a part shares some of it, and two pieces
 * squeeze worse than one.
 */
export const chartCore = { name: 'chart-core', test: (id: string) => /\/node_modules\/(?:echarts|zrender)\//u.test(id) && !rarer.test(id) };
