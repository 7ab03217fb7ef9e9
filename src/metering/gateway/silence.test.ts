import { expect, test } from 'vitest';
import { silence, type Standing } from './silence.ts';

const now = Date.parse('2026-03-01T12:00:00Z');
const one = { host: '10.0.0.9', port: 502, everyS: 900 };
const ago = (minutes: number) => new Date(now - minutes * 60_000);
const codes = (way: 'polls' | 'listens', standing: Partial<Standing>) =>
  silence(one, way, { state: 'connected', last: ago(1), bound: 1, waiting: 0, now, ...standing }).map(({ code }) => code);

test('a working connection and a disabled one are not reported', () => {
  expect(codes('polls', {})).toEqual([]);
  expect(codes('polls', { state: 'off', last: ago(9999), bound: 0 })).toEqual([]);
});

test('polls without an answer, three rounds without a value, and nothing bound are reported', () => {
  expect(codes('polls', { state: 'failed' })).toEqual(['devices-not-answering']);
  expect(codes('polls', { last: ago(45) })).toEqual([]);
  expect(codes('polls', { last: ago(46) })).toEqual(['connection-silent']);
  expect(codes('polls', { bound: 0, state: 'waiting' })).toEqual(['nothing-bound']);
});

test('devices that report on their own are silent after a day, and waiting values are reported even if disabled', () => {
  expect(codes('listens', { last: ago(1440), bound: 0 })).toEqual([]);
  expect(codes('listens', { last: ago(1441) })).toEqual(['connection-silent']);
  expect(codes('listens', { state: 'off', waiting: 3 })).toEqual(['values-wait']);
});
