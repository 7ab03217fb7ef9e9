/** The rows of a plan without any number: what is left blank is told as a fault, row by row. */
export const blankPlan = `measuredYear:
rate: {value: , origin: }
lastYears: {value: , origin: }
objective: cost
plots:
  - {code: , use: office, areaM2: , year: , origin: }
supplies:
  - {code: , kind: grid, carrier: electricity, imported: true, yuanPerKw: , years: , yuanPerKwh: , kgPerKwh: , origin: }
  - {code: , kind: network, carrier: heat, imported: true, yuanPerKw: , years: , yuanPerKwh: , kgPerKwh: , origin: }
`;
