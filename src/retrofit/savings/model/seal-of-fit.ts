import { canonicalJson } from '#kernel/canonical-json.ts';
import { hashOfParts, refuseOtherParts } from '#kernel/seen-parts.ts';
import type { Fitted } from './fit.ts';
import { sealedPoints, type Sealed } from './sealed.ts';

/** What is sealed of a fit, of the station that it took its temperatures of. */
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

/** What was read of a fit falls into these: a change is told by them. */
const partsOf = ({ knownAt: _when, points, fit, days, covered, ...question }: Sealed) => ({
  question,
  points: { points, days, covered },
  fit,
});

/** What the parts are called, in their order. */
const partWords = [
  { zh: '建模条件（边界、基期、气象站、日历）', en: 'the question (boundary, period, station, calendar)' },
  { zh: '用量、气温数据', en: 'data of use and temperature' },
  { zh: '模型系数', en: 'coefficients of the model' },
];

/**
 * What a fit says, as a hash: of the question, of the points that it rests on, and of the model. The time as known is none of it: what did
 * not change since is the same. Null where there is no model.
 */
export function fitHash(found: Fitted): string | null {
  if (found.model === null || found.station === null) return null;
  return hashOfParts(Object.values(partsOf(sealedOf(found, found.station.code))).map((part) => canonicalJson(part)));
}

/** What is sealed of a fit that was read. @throws Problem `seen-not-latest` where it is another by now */
export function sealedAsRead(seen: string | undefined, found: Fitted, station: string): Sealed {
  refuseOtherFit(seen, found);
  return sealedOf(found, station);
}

/** @throws Problem `seen-not-latest`, with what of it is otherwise and what it is now */
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
