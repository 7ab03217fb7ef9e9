import { Problem } from '#kernel/problem.ts';
import {
  dlt645Cutter,
  type Dlt645Frame,
  dlt645Misfit,
  dlt645Words,
  encodeDlt645,
  formatOf,
  readRequest,
  replyValue,
} from '../codec/dlt645.ts';
import { askBus, meterBus, type MeterTalk, pollBus, reachBus } from './meter-bus-door.ts';
import { unanswered } from './poll.ts';
import type { Discovery, Protocol } from './protocol.ts';

const partsOf = (channel: string) => {
  const [address = '', identifier = ''] = channel.split(':');
  return { address, identifier };
};

const talk: MeterTalk<Dlt645Frame> = {
  cutter: dlt645Cutter,
  async ask(bus, channel, answerMs) {
    const asked = partsOf(channel);
    const request = encodeDlt645(readRequest(asked.address, asked.identifier));
    const answer = await bus.ask({ channel, request, misfit: (frame) => dlt645Misfit(asked, frame) }, answerMs);
    if ('fault' in answer) return unanswered(channel, answer.fault, answer.bytes);
    const value = replyValue(asked, answer.frame);
    if (typeof value !== 'string') return unanswered(channel, value.fault, answer.bytes);
    return { channel, value, at: null, problem: null, frame: answer.bytes };
  },
};

/** What meters of each edition usually provide: total energy, each tariff's, reverse, power, voltage and current of each phase. */
const usual = ['00010000', '00010100', '00010200', '00010300', '00010400', '00020000', '02030000', '02010100', '02020100', '9010', '9020'];

const discover: Discovery = {
  hint: {
    zh: '表号（最多 12 位数字）：逐项读取常用数据',
    en: 'the meter number, up to 12 digits: the usual values are read',
  },
  async ask(needs, address, signal) {
    if (!/^\d{1,12}$/u.test(address)) throw new Problem('bad-input', 'address-bad', { address, hint: discover.hint });
    const told = await askBus(
      needs,
      usual.map((identifier) => `${address.padStart(12, '0')}:${identifier}`),
      signal,
      talk,
    );
    return told.some(({ problem }) => problem === null) ? told.filter(({ problem }) => problem === null) : told.slice(0, 1);
  },
};

/** Electricity meters of DL/T 645, of 2007 and 1997, behind a gateway. */
export const protocols: readonly Protocol[] = [
  {
    ...meterBus,
    name: 'dlt645',
    label: { zh: 'DL/T 645 电能表', en: 'Electricity meters, DL/T 645' },
    port: 8001,
    channel: (text) => {
      const [, address = '', identifier = ''] = /^(\d{1,12}):([0-9A-F]{8}|[0-9A-F]{4})$/iu.exec(text) ?? [];
      const known = formatOf(identifier.toUpperCase()) !== null;
      return known ? `${address.padStart(12, '0')}:${identifier.toUpperCase()}` : null;
    },
    channelExample: '000000000161:00010000',
    device: (channel) => partsOf(channel).address,
    open: (needs) => pollBus(needs, talk),
    ask: (needs, channels, signal) => askBus(needs, channels, signal, talk),
    reach: (needs) => reachBus(needs, talk),
    discover,
    frameText: dlt645Words,
  },
];
