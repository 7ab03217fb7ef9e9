import { useCallback } from 'react';
import type { Stretch } from '../../../chart/stretch.ts';
import type { Zoom } from '../../../chart/time-option.ts';
import type { Go } from '../../../ui/address.ts';
import { localDay, marked, opened, zoomText } from './address.ts';
import type { UseAddress } from './address.ts';

/**
 * How the chart of use leads to finer steps, through the address: a step is opened, several marked steps are opened together, a part is
 * zoomed into. A day by quarters of an hour has no finer steps.
 * @param step in which the chart is drawn
 */
export function useWaysIn({ from, to }: UseAddress, step: UseAddress['step'], zone: string, go: Go<UseAddress>) {
  const onPick = useCallback((start: number) => go({ ...opened(step, localDay(start, zone)), zoom: undefined }), [go, step, zone]);
  const onZoom = useCallback((view: Zoom | undefined) => go({ zoom: view && zoomText(view) }, { replace: true }), [go]);
  const onStretch = useCallback(
    ({ first, last }: Stretch) => {
      const next = marked(step, localDay(first, zone), localDay(last, zone));
      if (next.step === step && next.from === from && next.to === to) return false;
      go({ ...next, zoom: undefined });
      return true;
    },
    [go, step, zone, from, to],
  );
  const isFinest = step === '15min' && to <= opened('day', from).to;
  return { onStretch, onZoom, ...(isFinest ? {} : { onPick }) };
}
