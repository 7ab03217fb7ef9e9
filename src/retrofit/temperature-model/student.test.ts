import { describe, expect, it } from 'vitest';
import { normalQuantile, normalShare, studentQuantile, upperTail } from './student.ts';

describe("Student's t", () => {
  // closed forms: ν = 1 is tan(π(p − ½)), ν = 2 is (2p − 1)·√(2 ÷ (1 − (2p − 1)²))
  it.each([0.6, 0.75, 0.9, 0.95, 0.975, 0.995])('of one and two degrees of freedom is its closed form at %s', (p) => {
    const u = 2 * p - 1;
    expect(studentQuantile(p, 1) / Math.tan(Math.PI * (p - 0.5))).toBeCloseTo(1, 11);
    expect(studentQuantile(p, 2) / (u * Math.sqrt(2 / (1 - u * u)))).toBeCloseTo(1, 11);
  });

  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2
  it.each([
    [0.95, 5, 2.015],
    [0.95, 30, 1.697],
    [0.975, 10, 2.228],
    [0.975, 100, 1.984],
    [0.9, 60, 1.296],
    [0.99, 20, 2.528],
  ])('has at %s with %s degrees of freedom the value of the tables', (p, nu, value) => {
    expect(studentQuantile(p, nu)).toBeCloseTo(value, 3);
  });

  it('lies between its neighbours where degrees of freedom are not whole, and is the inverse of its own tail', () => {
    for (const nu of [1.3, 2.5, 7.25, 33.1, 181.9, 360.4]) {
      const t = studentQuantile(0.95, nu);
      expect(t).toBeLessThan(studentQuantile(0.95, Math.floor(nu)));
      expect(t).toBeGreaterThan(studentQuantile(0.95, Math.ceil(nu)));
      expect(upperTail(t, nu)).toBeCloseTo(0.05, 12);
    }
  });

  it('nears the normal distribution', () => {
    expect(normalQuantile(0.95)).toBeCloseTo(1.644853626951473, 12);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
    expect(normalShare(1)).toBeCloseTo(0.8413447460685429, 13);
    expect(studentQuantile(0.95, 1e5)).toBeCloseTo(normalQuantile(0.95), 4);
  });
});
