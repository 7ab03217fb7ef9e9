import { dlt645Cutter, type Dlt645Frame, encodeDlt645, formatOf, readRequest, replyValue } from '../codec/dlt645.ts';
import { askBus, meterBus, type MeterTalk, pollBus } from './meter-bus-door.ts';
import { unanswered } from './poll.ts';
import type { Protocol } from './protocol.ts';

const partsOf = (channel: string) => {
  const [address = '', identifier = ''] = channel.split(':');
  return { address, identifier };
};

const talk: MeterTalk<Dlt645Frame> = {
  cutter: dlt645Cutter,
  async ask(bus, channel, answerMs) {
    const asked = partsOf(channel);
    const answer = await bus.ask(
      encodeDlt645(readRequest(asked.address, asked.identifier)),
      ({ control }) => (control & 0x80) !== 0,
      answerMs,
    );
    if ('fault' in answer) return unanswered(channel, answer.fault, answer.bytes);
    const value = replyValue(asked, answer.frame);
    if (typeof value !== 'string') return unanswered(channel, value.fault, answer.bytes);
    return { channel, value, at: null, problem: null, frame: answer.bytes };
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
    open: (needs) => pollBus(needs, talk),
    ask: (needs, channels, signal) => askBus(needs, channels, signal, talk),
  },
];
