import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Dictionary } from './fields.ts';
import type { Plan } from './mapping.ts';

/** Headings of days from or until which something in a row is valid. */
const saysValid =
  /(?:生效|失效|执行|有效期|有效|起始|开始|截止|终止|结束|启用|停用|投用|投运|停运|变更|过户|入住|迁入|迁出|搬离|到期|注销|拆除|报废)(?:起|止|至|自|起始|截止)?(?:日期|日|时间)$|有效期[起止至自]?$|(?<![a-z])(?:valid|effective|expir\w*|start|end|since|until|from|to|commission\w*|decommission\w*|terminat\w*)(?:[\s_-]?(?:from|to|until|date|day|on))+$/iu;

/**
 * Columns of validity days that feed no field: reported, because they are not the days of what was read.
 * @throws Problem `status-day-open` if a kind has a state that is valid from a day on and the file gives that day in a column of its own
 */
export function datesIgnored({ unspoken, sources }: Plan, dictionary: Dictionary): Finding[] {
  const left = unspoken.map((heading) => heading.trim());
  const ofState = left.filter((heading) => dictionary.stateDays?.test(heading) === true);
  const [first] = ofState;
  if (first !== undefined) throw new Problem('bad-input', 'status-day-open', { columns: ofState.join(', '), column: first });
  const columns = left.filter((heading) => saysValid.test(heading.normalize('NFKC')));
  if (columns.length === 0) return [];
  const hasFrom = dictionary.fields.some(({ name }) => name === 'from') && !sources.some(({ spec }) => spec.name === 'from');
  return [
    {
      code: hasFrom ? 'dates-ignored-from' : 'dates-ignored',
      severity: 'warning',
      evidence: { columns: columns.join(', '), column: columns[0] as string },
    },
  ];
}
