/** A starting plan: what was measured in a place, to a later year, with two measures to change. Shares and savings are made up. */
export const planToBeginWith = (
  region: string,
  base: number,
  words: Readonly<Record<'head' | 'madeUp' | 'led' | 'heatPump', string>>,
): string =>
  `# ${words.head}
region: '${region}'
base: ${base}
to: 2060
stock: measured
growth: []
measures:
  # ${words.madeUp}
  - {id: ${words.led}, uses: [office, hotel, mall], years: [${base + 1}, 2035], share: 0.05, saving: {electricity: 0.1}}
  - {id: ${words.heatPump}, uses: [office, hotel], years: [${base + 2}, 2040], share: 0.03, shift: {from: gas, to: electricity, ratio: 3}}
limits: []
`;
