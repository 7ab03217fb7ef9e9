import { type RowStatus, wordOf } from './status-cells.ts';

const names = /来源|类型|类别|性质|(?<![a-z])(?:source|type|kind|origin)(?![a-z])/u;

/** Values that were not measured, or only as a test. */
const tentative =
  /^(?:预测|预报|测试|试验|模拟|仿真|演示)(?:值|数|数据|记录|用量|电量|读数)?$|^(?:forecast(?:ed)?|predicted|prediction|test(?:ing)?|simulated|simulation|demo|dummy)(?: (?:data|values?|readings?|records?))?$/u;
const real =
  /^(?:实[测际抄绩时]|真实|正式|正常|采集|监测|测量|计量|运行)(?:值|数|数据|记录|用量|电量|读数)?$|^(?:actuals?|measured|real|metered|live|production|observed|normal)(?: (?:data|values?|readings?|records?))?$/u;

/** How the cells of a source column say for which rows nothing was measured, if there are others that were; null if they do not. */
export function sourceReader(heading: string, cells: readonly string[]): ((cell: string) => RowStatus | null) | null {
  if (!names.test(heading) || cells.length > 20) return null;
  const words = cells.map(wordOf);
  const isSource = words.some((word) => tentative.test(word)) && words.some((word) => real.test(word));
  if (!isSource || !words.every((word) => tentative.test(word) || real.test(word))) return null;
  return (cell) => (tentative.test(wordOf(cell)) ? 'void' : null);
}
