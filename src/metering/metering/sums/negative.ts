import type { Finding } from '#kernel/finding.ts';
import type { Summed } from './group.ts';
import type { Weight } from './weigh.ts';

/**
 * Added to a use below zero: whether a meter of the building's own counts both ways. A building that generates nothing cannot have used
 * less than nothing.
 */
export function below(value: number | null, weights: readonly Weight[]): { readonly makes?: boolean } {
  return value === null || value >= 0 ? {} : { makes: weights.some(({ meter, weight }) => weight > 0 && meter.direction === 'both') };
}

const listed = 20;

/** A use below zero of a building that generates nothing: more was taken off, for others, than was measured. */
export function negative(value: number | null, { weights, conversion }: Pick<Summed, 'weights' | 'conversion'>): Finding[] {
  if (below(value, weights).makes !== false) return [];
  const off = weights.filter(({ weight }) => weight < 0).map(({ meter }) => meter.code);
  const meters = off.slice(0, listed).join(', ');
  return [{ code: 'use-negative', severity: 'warning', evidence: { value, unit: conversion.unit, meters } }];
}
