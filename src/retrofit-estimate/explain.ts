import { type Explanation, type ExplainedInput, unknownFigure } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { Estimate } from './answer.ts';

/** What a package saves, one level down: the measured use of each carrier, its parts, and the share of each measure. */
export function explainEstimate({ building, year, gathered, packages, known, findings }: Estimate, figure: string): Explanation {
  const [told] = packages;
  if (told === undefined) throw unknownFigure(figure);
  const inputs = gathered.carriers.flatMap(({ carrier, unit, measured, figure: of, leaves }): ExplainedInput[] => {
    const fit = { zh: '由计量数据的气温模型分出', en: 'by the model of its metered use by temperature' };
    const parts = leaves?.parts ?? null;
    return [
      { name: carrier, value: measured, unit, source: { zh: '计量所得用量', en: 'metered' }, figure: of },
      ...(parts === null
        ? []
        : (['base', 'heating', 'cooling'] as const).map((name) => ({ name: `${carrier} ${name}`, value: parts[name], unit, source: fit }))),
      ...(leaves?.slices ?? []).map(({ leaf, value }) => ({
        name: leaf,
        value,
        unit,
        source: { zh: '分项计量或设备台账', en: 'sub-meters, or the list of equipment' },
      })),
    ];
  });
  const shares = told.measures.map(({ measure, leaf, share }) => ({
    name: `${measure} (${leaf ?? '—'})`,
    value: share,
    unit: '1',
    source: { zh: '改造措施库', en: 'measures of knowledge' },
  }));
  return {
    figure,
    result: { name: `retrofit ${told.package} ${building} ${year}`, value: told.total.value, unit: told.total.unit },
    formula: {
      zh: '各部分用能 × (1 − Π(1 − 节约比例))，按能源折标准煤求和',
      en: 'of each part its use × (1 − Π(1 − share)), in standard coal, added up',
    },
    clause: null,
    inputs: [...inputs, ...shares],
    meters: [],
    knownAt: formatInstant(known.received / 1000),
    findings,
  };
}
