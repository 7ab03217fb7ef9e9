import { Problem } from '#kernel/problem.ts';
import {
  cjt188Cutter,
  type Cjt188Frame,
  cjt188Misfit,
  cjt188Words,
  encodeCjt188,
  heatValue,
  type HeatValue,
  heatValues,
  meterRequest,
} from '../codec/cjt188.ts';
import { askBus, meterBus, type MeterTalk, pollBus, reachBus } from './meter-bus-door.ts';
import { unanswered } from './poll.ts';
import type { Discovery, Protocol } from './protocol.ts';

const partsOf = (channel: string) => {
  const [type = '', address = '', what = ''] = channel.split(':');
  return { type, address, what: what as HeatValue };
};

const talk: MeterTalk<Cjt188Frame> = {
  cutter: cjt188Cutter,
  async ask(bus, channel, answerMs) {
    const asked = partsOf(channel);
    const request = encodeCjt188(meterRequest(asked.type, asked.address));
    const answer = await bus.ask({ channel, request, misfit: (frame) => cjt188Misfit(asked, frame) }, answerMs);
    if ('fault' in answer) return unanswered(channel, answer.fault, answer.bytes);
    const value = heatValue(asked, answer.frame);
    if ('fault' in value) return unanswered(channel, value.fault, answer.bytes);
    return { channel, value: value.text, unit: value.unit, at: null, problem: null, frame: answer.bytes };
  },
};

const discover: Discovery = {
  hint: {
    zh: '表号（最多 14 位数字），或 20:表号；20 为热量表，21 为冷量表',
    en: 'the number of a meter, up to 14 digits, or 20:NUMBER; 20 is heat, 21 cooling',
  },
  async ask(needs, address, signal) {
    const [, type = '20', number = ''] = /^(?:(20|21):)?(\d{1,14})$/u.exec(address) ?? [];
    if (number === '') throw new Problem('bad-input', 'address-bad', { address, hint: discover.hint });
    return askBus(
      needs,
      heatValues.map((what) => `${type}:${number.padStart(14, '0')}:${what}`),
      signal,
      talk,
    );
  },
};

/** Heat meters of CJ/T 188 behind a gateway. */
export const protocols: readonly Protocol[] = [
  {
    ...meterBus,
    name: 'cjt188',
    label: { zh: 'CJ/T 188 热量表', en: 'Heat meters, CJ/T 188' },
    port: 8002,
    channel: (text) => {
      const [, type = '', address = '', what = ''] = /^(20|21):(\d{1,14}):(heat|volume|supply|return)$/u.exec(text) ?? [];
      return type === '' ? null : `${type}:${address.padStart(14, '0')}:${what}`;
    },
    channelExample: '20:00000040314132:heat',
    device: (channel) => channel.slice(0, channel.lastIndexOf(':')),
    open: (needs) => pollBus(needs, talk),
    ask: (needs, channels, signal) => askBus(needs, channels, signal, talk),
    reach: (needs) => reachBus(needs, talk),
    discover,
    frameText: cjt188Words,
  },
];
