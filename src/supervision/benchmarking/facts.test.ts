import { describe, expect, it } from 'vitest';
import { yearOf } from './facts.ts';
import type { BuildingFacts } from '#registry/registry/facts.ts';

const office = { use: 'office', areaM2: null };

function building(more: Partial<BuildingFacts>): BuildingFacts {
  const floorAreaM2 = [{ from: null, value: 1000 }];
  return {
    id: 1,
    code: 'B1',
    name: 'B1',
    region: '140302',
    zone: 'Asia/Shanghai',
    uses: [{ from: null, value: [office] }],
    floorAreaM2,
    fields: {},
    dated: {},
    ...more,
  };
}

describe('a building in a year', () => {
  it('has its floor area weighted by days', () => {
    // 2025 has 181 days before 1 July and 184 from then on.
    const grown = building({
      floorAreaM2: [
        { from: null, value: 1000 },
        { from: '2025-07-01', value: 2000 },
      ],
    });
    expect(yearOf(grown, 2025).floorAreaM2).toBeCloseTo((1000 * 181 + 2000 * 184) / 365, 9);
    expect(yearOf(grown, 2024).floorAreaM2).toBe(1000);
    expect(yearOf(grown, 2026).floorAreaM2).toBe(2000);
  });

  it('has no floor area if a day of the year has none', () => {
    expect(yearOf(building({ floorAreaM2: [{ from: '2025-01-02', value: 1000 }] }), 2025).floorAreaM2).toBeNull();
    expect(yearOf(building({ floorAreaM2: [{ from: null, value: null }] }), 2025).floorAreaM2).toBeNull();
    expect(
      yearOf(
        building({
          floorAreaM2: [
            { from: null, value: 900 },
            { from: '2025-12-31', value: null },
          ],
        }),
        2025,
      ).floorAreaM2,
    ).toBeNull();
    expect(yearOf(building({ floorAreaM2: [] }), 2025).floorAreaM2).toBeNull();
  });

  it('has the use that it had for most of the year, and of several the largest part', () => {
    const mixed = [
      { use: 'shop', areaM2: 200 },
      { use: 'office', areaM2: 800 },
    ];
    const school = [{ use: 'school', areaM2: null }];
    const turned = building({
      uses: [
        { from: null, value: school },
        { from: '2025-06-01', value: mixed },
      ],
    });
    expect(yearOf(turned, 2025).use).toBe('office');
    expect(yearOf(turned, 2025).parts).toEqual(mixed);
    expect(yearOf(turned, 2024).use).toBe('school');
    expect(yearOf(building({ uses: [] }), 2025).use).toBeNull();
  });

  it('has the main use named by the registry, even if another part is larger', () => {
    const mixed = [
      { use: 'shop', areaM2: 200 },
      { use: 'office', areaM2: 800 },
    ];
    expect(yearOf(building({ uses: [{ from: null, value: mixed }], fields: { use: 'shop' } }), 2025).use).toBe('shop');
    expect(yearOf(building({ uses: [{ from: null, value: mixed }], fields: { use: 'school' } }), 2025).use).toBe('office');
  });
});
