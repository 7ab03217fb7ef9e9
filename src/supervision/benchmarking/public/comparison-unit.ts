import { carrierUnit, type Carrier } from '#kernel/carrier.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import { alikeOf, type Measure } from './assess.ts';
import type { YearUse } from '../facts.ts';
import { dayOfJudgement, sourceOf, type KnowledgeOf } from './known-rules.ts';

type Compared = { readonly measure: Measure; readonly year: number; readonly known: AsOf };

/**
 * The unit of a comparison without its `/m2`. Gas is in kWh if one building counts it as energy: then the others are converted, with the
 * coefficient stated.
 */
export function comparisonUnit(knowledge: KnowledgeOf, { measure, year, known }: Compared, uses: readonly YearUse[]) {
  if (measure === 'total') return { unit: 'kgce', alike: null, findings: [] };
  const calorific = knowledge.find('coefficient', 'calorific-value/gas', { on: dayOfJudgement(year), ...known });
  const alike = alikeOf(measure, uses, calorific?.value ?? null);
  const findings: Finding[] = [];
  if (alike && calorific)
    findings.push({
      code: 'gas-converted',
      severity: 'info',
      evidence: { value: calorific.value, unit: calorific.unit, source: sourceOf(calorific) },
    });
  return { unit: alike?.unit ?? unitIn(measure, uses), alike, findings };
}

function unitIn(carrier: Carrier, uses: readonly YearUse[]): string {
  return uses.find((use) => use.carrier === carrier && use.meters > 0)?.unit ?? carrierUnit(carrier);
}
