import { labels } from '#kernel/label-terms.ts';

/** Terms of photovoltaics on roofs. */
export const solarWords = {
  solarArray: {
    en: 'array',
    zh: labels.zh.solarArray,
    means: {
      en: 'photovoltaic modules with the same orientation: power at standard test conditions, tilt, azimuth, inverter',
      zh: '朝向相同的一组光伏组件：标准测试条件下的功率、倾角、方位角、逆变器',
    },
  },
  solarYield: {
    en: 'yield, performance ratio',
    zh: '发电量、系统效率',
    means: {
      en: 'what an array generates, by hour, month or year; and its ratio to what its modules would generate from the light on their plane',
      zh: '光伏阵列逐时、逐月或全年发出的电量；以及它占组件在阵列面辐照下应发电量的比例',
    },
  },
  roofShare: {
    en: 'roof share',
    zh: labels.zh.roofShare,
    means: {
      en: 'modules in service over the area of a roof; documents promote it for new buildings',
      zh: '在用组件面积与屋顶面积之比；文件推动新建建筑达到一定比例',
    },
  },
  solarSafety: {
    en: 'safety of photovoltaics, duty',
    zh: '光伏安全、待办',
    means: {
      en: 'six items checked on days, a state, and the resulting duties: assess the potential, stop at once, remove',
      zh: '六个检查项（注明检查日期）和状态，以及由此得出的应办事项：补做潜力评估、立即停用、及时拆除',
    },
  },
  placement: {
    en: 'placement, own use',
    zh: '安装姿态、自用电量',
    means: {
      en: 'how modules could be placed (best, level, at the latitude); what a building uses immediately of their generation',
      zh: '组件可以怎样安装（最佳、水平、按纬度），以及建筑即时使用的发电量',
    },
  },
  solarEvaluation: {
    en: 'evaluation (of photovoltaics)',
    zh: '后评估',
    means: {
      en: 'what an array generated compared with the expected generation by the weather of the same hours',
      zh: '光伏阵列实测发电量与同一时段按气象推算的应发电量的比较',
    },
  },
} as const;
