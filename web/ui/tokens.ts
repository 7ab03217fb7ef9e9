/**
 * The colours of both appearances. Every text has a contrast of 4.5:1 or more with its background, every meaningful edge 3:1 (WCAG 2.2 AA);
 * axe checks it on each page.
 */
export type Colours = typeof light;

export const light = {
  primary: '#0b6b57',
  link: '#0a5c9e',
  error: '#c41d2b',
  warning: '#8a5300',
  success: '#1d6b2f',
  errorGround: '#fdeeee',
  warningGround: '#fff6e3',
  successGround: '#eaf5ec',
  infoGround: '#eaf2fa',
  text: '#1f1f1f',
  quiet: '#595959',
  ground: '#f5f6f5',
  panel: '#ffffff',
  raised: '#e8f1ee',
  edge: '#d0d5d3',
  control: '#868b89',
  demo: '#fff1b8',
  demoText: '#5c3b00',
};

export const dark: Colours = {
  primary: '#4fc3a8',
  link: '#7cc0ff',
  error: '#ff8a8a',
  warning: '#ffc966',
  success: '#7fd494',
  errorGround: '#371c1c',
  warningGround: '#33280d',
  successGround: '#172a1c',
  infoGround: '#16283a',
  text: '#ececec',
  quiet: '#b4b8b6',
  ground: '#121413',
  panel: '#1c1f1e',
  raised: '#26332f',
  edge: '#3c4240',
  control: '#838986',
  demo: '#4a3a00',
  demoText: '#ffe9a8',
};

/**
 * The colours of series in charts, distinguishable without red and green: after Okabe and Ito (2008), darkened or lightened for the
 * background.
 */
export const seriesColours = {
  light: ['#0b6b57', '#b45309', '#1d5fa8', '#9b2f7f', '#6b6b00', '#5a4fcf', '#7a3e1d', '#3a3a3a'],
  dark: ['#4fc3a8', '#f0a04b', '#74b3f5', '#e38fcb', '#d6d35e', '#a9a1ff', '#d9a27f', '#d0d0d0'],
};

/** The fonts of the reader's machine for Chinese and Latin letters; nothing is fetched. */
export const fonts = `system-ui, -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif`;
