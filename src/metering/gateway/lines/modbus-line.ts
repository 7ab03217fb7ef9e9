import {
  modbusCutter,
  encodeModbus,
  type ModbusFrame,
  modbusMisfit,
  modbusReply,
  modbusRequest,
  modbusWords,
} from '../codec/modbus-frame.ts';
import { isAllOnes, modbusChannel, modbusText, modbusTypes, modbusWholeText } from '../codec/modbus-values.ts';
import { dialledBus, type MeterTalk, pollBus, reachBus } from './meter-bus-door.ts';
import { unanswered } from './poll.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { Problem } from '#kernel/problem.ts';
import type { Discovery, LineNeeds, Profiles, Protocol, Tested } from './protocol.ts';

const named = /^(\d{1,3}):([\w.-]+)\/(.+)$/u;

/** The canonical form of a channel: registers, or the name that a model has for them. */
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

function talkOf({ profiles, note }: LineNeeds): MeterTalk<ModbusFrame> {
  let transaction = 0;
  return {
    cutter: modbusCutter,
    async ask(bus, channel, answerMs) {
      const asked = registersOf(channel, profiles);
      if (asked === null) return unanswered(channel, 'unknown-identifier');
      transaction = (transaction + 1) & 0xffff;
      const mine = transaction;
      const request = encodeModbus(modbusRequest(asked, mine));
      const answer = await bus.ask({ channel, request, misfit: (frame) => modbusMisfit(asked, mine, frame) }, answerMs);
      if ('fault' in answer) return unanswered(channel, answer.fault, answer.bytes);
      const value = modbusReply(asked, answer.frame);
      if (typeof value === 'object') return unanswered(channel, value.fault, answer.bytes);
      if (isAllOnes(asked, value)) note({ code: 'register-all-ones', severity: 'warning', evidence: { channel, value } });
      return { channel, value, at: null, problem: null, frame: answer.bytes };
    },
  };
}

/** The maximum number of registers tried in one discovery. */
const mostTried = 200;

const discover: Discovery = {
  hint: {
    zh: '从站号（如 1，逐项读取已知型号），或 1:holding:0-20:float32 试读一段寄存器',
    en: 'the unit, such as 1 (reads what known models have), or 1:holding:0-20:float32 to try a range of registers',
  },
  async ask(needs, address, signal) {
    const tried = triedAt(address, needs.profiles);
    if (tried === null) throw new Problem('bad-input', 'address-bad', { address, hint: discover.hint });
    const told = await dialledBus(
      needs,
      tried.map(({ channel }) => channel),
      signal,
      talkOf(needs),
    );
    return told.flatMap((one, at): Tested[] => {
      const { name, unit } = tried[at] ?? {};
      // a missing register is left out; a missing device is reported
      return one.problem === 'device-error' ? [] : [{ ...one, ...(name && { name }), ...(unit && { unit }) }];
    });
  },
};

type Tried = { readonly channel: string; readonly name?: LocalizedText; readonly unit?: string | null };

/** What is tried at an address: for a unit the registers of the models, for a range each register in it. */
function triedAt(address: string, profiles: Profiles): Tried[] | null {
  const [, unit = '1', profile] = /^(\d{1,3})?(?::([\w.-]+))?$/u.exec(address) ?? [null];
  if (/^(\d{1,3})?(?::[\w.-]+)?$/u.test(address) && Number(unit) <= 247)
    return profiles
      .all()
      .filter((one) => profile === undefined || one.profile === profile)
      .slice(0, mostTried)
      .map(({ profile: model, names, name, unit: told }) => ({
        channel: `${unit}:${model}/${name}`,
        name: { zh: `${names.zh} ${name}`, en: `${names.en} ${name}` },
        unit: told,
      }));
  const [, head = '', from = '', to = '', rest = ''] = /^(\d{1,3}:[a-z]+:)(\d{1,5})-(\d{1,5})((?::\w+)*)$/u.exec(address) ?? [];
  const width = modbusChannel(`${head}${from}${rest}`);
  const step = width === null ? 0 : width.type === null ? 1 : modbusTypes[width.type];
  const count = step === 0 ? 0 : Math.floor((Number(to) - Number(from)) / step) + 1;
  if (!(count >= 1 && count <= mostTried)) return null;
  const channels = Array.from({ length: count }, (_, at) => modbusChannel(`${head}${Number(from) + at * step}${rest}`));
  return channels.flatMap((one) => (one === null ? [] : [{ channel: modbusWholeText(one) }]));
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
    whole: (channel) => {
      const one = modbusChannel(channel);
      return one === null ? channel : modbusWholeText(one);
    },
    channelExample: '1:holding:0:float32:ABCD',
    device: (channel) => channel.slice(0, channel.indexOf(':')),
    open: (needs) => pollBus(needs, talkOf(needs)),
    ask: (needs, channels, signal) => dialledBus(needs, channels, signal, talkOf(needs)),
    reach: (needs) => reachBus(needs, talkOf(needs)),
    discover,
    frameText: modbusWords,
  },
];
