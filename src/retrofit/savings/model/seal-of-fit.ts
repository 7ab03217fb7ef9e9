import { canonicalJson } from '#kernel/canonical-json.ts';
import { hashOfParts, refuseOtherParts } from '#kernel/seen-parts.ts';
import type { Fitted } from './fit.ts';
import { sealedPoints, type Sealed } from './sealed.ts';

/** The content of a fit to seal, with the station that its temperatures come from. */
function sealedOf({ asked, sum, kinds, known, points, model, days, covered }: Fitted, station: string): Sealed {
  if (model === null) throw new Error('nothing is sealed without a fit');
  return {
    boundary: asked.boundary,
    unit: sum.unit,
    zone: sum.zone.name,
    period: asked.period,
    model: { ...asked.model, station, calendar: kinds.calendar },
    knownAt: new Date(known.received).toISOString(),
    days,
    covered,
    points: sealedPoints(points),
    fit: model.fit,
  };
}

/** The parts of a fit that was read: a change is reported by part. */
const partsOf = ({ knownAt: _when, points, fit, days, covered, ...question }: Sealed) => ({
  question,
  points: { points, days, covered },
  fit,
});

/** Names of the parts, in order. */
const partWords = [
  { zh: '建模条件（边界、基期、气象站、日历）', en: 'the question (boundary, period, station, calendar)' },
  { zh: '用量、气温数据', en: 'data of use and temperature' },
  { zh: '模型系数', en: 'coefficients of the model' },
];

/**
 * Hash of a fit: of the question, of its points, and of the model. The time as of which it is known is not included, so that an unchanged
 * fit has the same hash. Null if there is no model.
 */
export function fitHash(found: Fitted): string | null {
  if (found.model === null || found.station === null) return null;
  return hashOfParts(Object.values(partsOf(sealedOf(found, found.station.code))).map((part) => canonicalJson(part)));
}

/** The content to seal of a fit that was read. @throws Problem `seen-not-latest` if it has changed since */
export function sealedAsRead(seen: string | undefined, found: Fitted, station: string): Sealed {
  refuseOtherFit(seen, found);
  return sealedOf(found, station);
}

/** @throws Problem `seen-not-latest`, with what has changed and the current values */
function refuseOtherFit(seen: string | undefined, found: Fitted): void {
  const latest = fitHash(found);
  if (seen === undefined || latest === null || seen === latest) return;
  refuseOtherParts(seen, latest, partWords, figuresOf(found));
}

const figuresOf = ({ use, sum, points, model }: Fitted): string => {
  const cvrmse = model?.fit.cvrmse ?? null;
  const spread = cvrmse === null ? '' : `, CVRMSE ${Number(cvrmse.toPrecision(4))}`;
  return `${Number(use.toPrecision(12))} ${sum.unit}, ${points.points.y.length}${spread}`;
};
