import { modbusCutter, encodeModbus, type ModbusFrame, modbusReply, modbusRequest } from '../codec/modbus-frame.ts';
import { modbusChannel, modbusText } from '../codec/modbus-values.ts';
import { dialledBus, type MeterTalk, pollBus } from './meter-bus-door.ts';
import { unanswered } from './poll.ts';
import type { LineNeeds, Profiles, Protocol } from './protocol.ts';

const named = /^(\d{1,3}):([\w.-]+)\/(.+)$/u;

/** A channel as it is written: registers, or the name that a model has for them. */
function written(text: string, profiles: Profiles): string | null {
  const one = modbusChannel(text);
  if (one !== null) return modbusText(one);
  return registersOf(text, profiles) === null ? null : text;
}

function registersOf(text: string, profiles: Profiles) {
  const [, unit = '', profile = '', name = ''] = named.exec(text) ?? [];
  const register = unit === '' ? null : profiles.register(profile, name);
  return modbusChannel(register === null ? text : `${unit}:${register}`);
}

function talkOf({ profiles }: LineNeeds): MeterTalk<ModbusFrame> {
  let transaction = 0;
  return {
    cutter: modbusCutter,
    async ask(bus, channel, answerMs) {
      const asked = registersOf(channel, profiles);
      if (asked === null) return unanswered(channel, 'unknown-identifier');
      transaction = (transaction + 1) & 0xffff;
      const mine = transaction;
      const answer = await bus.ask(encodeModbus(modbusRequest(asked, mine)), (frame) => frame.transaction === mine, answerMs);
      if ('fault' in answer) return unanswered(channel, answer.fault, answer.bytes);
      const value = modbusReply(asked, answer.frame);
      if (typeof value === 'object') return unanswered(channel, value.fault, answer.bytes);
      return { channel, value, at: null, problem: null, frame: answer.bytes };
    },
  };
}

/** Devices of Modbus over TCP, alone or behind a gateway. */
export const protocols: readonly Protocol[] = [
  {
    name: 'modbus-tcp',
    label: { zh: 'Modbus TCP 设备', en: 'Modbus TCP devices' },
    way: 'polls',
    port: 502,
    settings: [],
    secrets: [],
    listens: () => false,
    channel: written,
    channelExample: '1:holding:0:float32:ABCD',
    open: (needs) => pollBus(needs, talkOf(needs)),
    ask: (needs, channels, signal) => dialledBus(needs, channels, signal, talkOf(needs)),
  },
];
