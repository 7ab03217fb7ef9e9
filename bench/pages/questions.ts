const city = 'region=140300&year=2025';

/**
 * What the pages query: the list filtered and sorted as people do, the overview part by part, reports, findings and their counts, the
 * to-dos. `{building}` stands for the first of the ranked offices.
 */
export const questions: readonly { readonly name: string; readonly path: string }[] = [
  { name: 'list, by code', path: '/buildings?limit=50' },
  { name: 'list, by pinyin', path: '/buildings?limit=50&sort=name' },
  { name: 'offices of a county by pinyin', path: '/buildings?limit=50&sort=name&use=office&region=140302' },
  { name: 'the same, the last first', path: '/buildings?limit=50&sort=name&descending=true&use=office&region=140302' },
  { name: 'above 5,000 m2, the largest first', path: '/buildings?limit=50&sort=floorArea&descending=true&areaFrom=5000' },
  { name: 'with a word in the name, by pinyin', path: '/buildings?limit=50&sort=name&search=%E5%AD%A6%E6%A0%A1' },
  { name: 'the middle of the list by pinyin', path: '/buildings?limit=50&sort=name&offset=1000' },
  { name: 'search, Chinese words', path: '/search?text=%E5%AD%A6%E6%A0%A1' },
  { name: 'search, pinyin by initials', path: '/search?text=xx' },
  { name: 'search, full pinyin', path: '/search?text=xuexiao' },
  { name: 'buildings of a year, by name', path: `/stock/buildings?${city}&sort=name` },
  { name: 'buildings of a year, the highest intensity first', path: `/stock/buildings?${city}&sort=intensity&descending=true` },
  { name: 'totals above that list', path: `/stock/totals?${city}` },
  { name: 'overview', path: `/city?${city}` },
  { name: 'overview, findings to decide', path: `/city/tiles?${city}` },
  { name: 'overview, months', path: `/city/months?${city}` },
  { name: 'overview, days', path: '/city/days?region=140300&from=2025-01-01&to=2026-01-01' },
  { name: 'report of the place, a year', path: '/regions/140300/energy-report?period=2025' },
  { name: 'report of the place, a month', path: '/regions/140300/energy-report?period=2025-11' },
  { name: 'the same year as a Word file', path: '/exports/energy-report?region=140300&period=2025' },
  { name: 'report of a building, a year', path: '/buildings/{building}/energy-report?period=2025' },
  { name: 'report of a building, a month', path: '/buildings/{building}/energy-report?period=2025-11' },
  { name: 'ranking of offices', path: '/rank?region=140300&year=2025&use=office&limit=50' },
  { name: 'findings, counted', path: '/findings/counts?region=140300' },
  { name: 'what waits', path: '/todo' },
];
