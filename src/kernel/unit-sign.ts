/** A unit in printed form. @example unitSign('kWh/m2') // 'kWh/m²' */
export function unitSign(unit: string): string {
  return unit.replaceAll('m2', 'm²').replaceAll('m3', 'm³').replaceAll('kgco2', 'kgCO₂').replaceAll('CO2', 'CO₂').replaceAll('degC', '°C');
}
