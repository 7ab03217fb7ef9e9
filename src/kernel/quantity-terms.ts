import type { PointQuantity } from './quantity.ts';
import type { Term } from './vocabulary.ts';

/** The quantities that points measure (`live.md` 2). */
export const quantityTerms: Readonly<Record<PointQuantity, Term>> = {
  temperature: { zh: '温度', en: 'Temperature' },
  setpoint: { zh: '设定温度', en: 'Set point' },
  humidity: { zh: '相对湿度', en: 'Relative humidity' },
  co2: { zh: '二氧化碳浓度', en: 'Carbon dioxide' },
  pm25: { zh: 'PM2.5 浓度', en: 'PM2.5' },
  power: { zh: '功率', en: 'Power' },
  flow: { zh: '流量', en: 'Flow' },
  pressure: { zh: '压力', en: 'Pressure' },
  state: { zh: '运行状态', en: 'State' },
  position: { zh: '开度', en: 'Position' },
};
