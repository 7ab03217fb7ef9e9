/** No metering point has a larger power than this (kW): 10 GW (section 4, «Impossible is rejected»). */
export const mostKw = 1e7;

/** Times this close to a clock change (s) are examined with care. */
export const nearChange = 2 * 86_400;
