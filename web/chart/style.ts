import { fonts } from '../ui/tokens.ts';
import type { Colours } from '../ui/tokens.ts';
import type { Option } from './canvas.ts';

type Part = Readonly<Record<string, unknown>>;

/**
 * What all charts have in common: our colours; a tooltip drawn in the canvas (the page's policy refuses an HTML one); no screen-reader text
 * by ECharts (it would overwrite our label); no animation.
 */
export function styled(option: Option, colours: Colours, series: readonly string[]): Option {
  return {
    animation: false,
    color: [...series],
    backgroundColor: 'transparent',
    ...option,
    textStyle: { color: colours.text, fontFamily: fonts },
    aria: { enabled: false },
    tooltip: {
      renderMode: 'richText',
      backgroundColor: colours.panel,
      borderColor: colours.control,
      textStyle: { color: colours.text },
      confine: true,
      ...(option['tooltip'] as Part | undefined),
    },
    legend: { textStyle: { color: colours.text }, ...(option['legend'] as Part | undefined) },
    ...(option['visualMap'] === undefined ? {} : { visualMap: { textStyle: { color: colours.text }, ...(option['visualMap'] as Part) } }),
    xAxis: axes(option['xAxis'], colours),
    yAxis: axes(option['yAxis'], colours),
  };
}

function axes(given: unknown, colours: Colours): unknown {
  if (given === undefined) return undefined;
  if (Array.isArray(given)) return given.map((one) => axis(one as Part, colours));
  return axis(given as Part, colours);
}

function axis(given: Part, colours: Colours): Part {
  return {
    axisLine: { lineStyle: { color: colours.control } },
    nameTextStyle: { color: colours.quiet },
    ...given,
    splitLine: { lineStyle: { color: colours.edge }, ...(given['splitLine'] as Part | undefined) },
    axisLabel: { color: colours.quiet, hideOverlap: true, ...(given['axisLabel'] as Part | undefined) },
  };
}
