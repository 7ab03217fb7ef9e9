import { expect, test } from 'vitest';
import { dark, light, seriesColours } from '../ui/tokens.ts';
import { styled } from './style.ts';

test.each([
  ['light', light, seriesColours.light],
  ['dark', dark, seriesColours.dark],
] as const)('grid lines are subdued in %s: the colour of edges, never that of text', (_, colours, series) => {
  const { xAxis, yAxis } = styled({ xAxis: { type: 'time' }, yAxis: [{ type: 'value' }, { type: 'value' }] }, colours, series) as {
    xAxis: { splitLine: unknown };
    yAxis: { splitLine: unknown }[];
  };
  for (const axis of [xAxis, ...yAxis]) expect(axis.splitLine).toEqual({ lineStyle: { color: colours.edge } });
  expect(colours.edge).not.toBe(colours.text);
});

test.each([
  ['light', light, seriesColours.light],
  ['dark', dark, seriesColours.dark],
] as const)(
  'the ends of a scale of colours are written in the colour of text in %s; a chart without a scale gets none',
  (_, colours, series) => {
    const { visualMap } = styled({ visualMap: { min: 0, max: 1 } }, colours, series);
    expect(visualMap).toEqual({ textStyle: { color: colours.text }, min: 0, max: 1 });
    expect(styled({}, colours, series)).not.toHaveProperty('visualMap');
  },
);
