/** What is advised for the valve of a settlement point (`heat.md` 5). */
export const heatAdvices = ['close', 'open', 'look', 'leave', 'unknown'] as const;

export type HeatAdvice = (typeof heatAdvices)[number];

/** Why a settlement point has no index. */
export const leftOutReasons = ['no-meter', 'not-covered', 'no-area', 'no-degrees', 'season-missing'] as const;

export type LeftOutReason = (typeof leftOutReasons)[number];

/** How the saved heat is priced. */
export const savingPrices = ['supplier', 'metered'] as const;

export type SavingPrice = (typeof savingPrices)[number];

/** The source of the temperature below which a home is cold. */
export const limitSources = ['asked', 'tariff', 'standard'] as const;

export type LimitSource = (typeof limitSources)[number];
