import type { Words } from '#kernel/finding.ts';

/** Messages about connections and channels. */
export const gatewayWords: Words = {
  'no-such-connection': { zh: '没有代码为 {connection} 的连接。', en: 'There is no connection with the code {connection}.' },
  'no-such-protocol': { zh: '没有协议 {protocol}。可用：{known}。', en: 'There is no protocol {protocol}. There are: {known}.' },
  'unknown-channel': {
    zh: '“{channel}”不是连接 {connection} 的通道，写法如 {example}。',
    en: '“{channel}” is not a channel of the connection {connection}; write it like {example}.',
  },
  'unknown-series': { zh: '没有代码为 {value} 的计量点或测点。', en: 'There is no metering point and no point with the code {value}.' },
  'unit-of-other-series': {
    zh: '{series} 不能以 {unit} 读取。',
    en: '{series} cannot be read in {unit}.',
  },
  'no-such-channel': { zh: '通道 {channel} 没有绑定。', en: 'The channel {channel} is not bound.' },
  'nobody-answered': {
    zh: '该地址没有设备应答。请核对地址、端口、从站号，以及设备是否上电联网。',
    en: 'No device answered at this address. Check the address, the port, the device number, and whether it has power and is on the network.',
  },
  'connection-without-channels': {
    zh: '连接 {connection} 没有绑定任何通道，没有可读取的内容。请先绑定通道，或用“查找”看看该地址有什么。',
    en: 'No channel of the connection {connection} is bound, so nothing was read. Bind channels first, or use discovery to see what is at the address.',
  },
  'address-bad': {
    zh: '“{address}”不是可以查找的地址。写法：{hint}',
    en: '“{address}” is not an address that can be searched. Write: {hint}',
  },
  'channel-out-of-range': {
    zh: '换算后 {series} 为 {value} {unit}，超出可能的范围，不会入库。请核对系数、偏移和单位。',
    en: '{series} would be {value} {unit}, which is not possible and would be rejected. Check scale, offset and unit.',
  },
  'channel-implausible': {
    zh: '换算后 {series} 为 {value} {unit}，超出该测点设定的上下限。请核对系数、偏移和单位。',
    en: '{series} would be {value} {unit}, outside the limits of the point. Check scale, offset and unit.',
  },
  'channel-negative': {
    zh: '换算后 {series} 为 {value}，是负数，而它不计反向。请核对系数和接线。',
    en: '{series} would be {value}, below zero, though it does not count both ways. Check the scale and the wiring.',
  },
  'channel-beyond-digits': {
    zh: '换算后 {series} 为 {value}，超过表计的 {digits} 位读数。请核对系数，是否重复乘了倍率。',
    en: '{series} would show {value}, more than the {digits} digits of its register. Check the scale: the multiplier may be applied twice.',
  },
  'channel-over-capacity': {
    zh: '换算后 {series} 相当于平均 {kw} kW，超过容量 {capacity} kW 的 1.2 倍。请核对系数和单位。',
    en: '{series} would be {kw} kW on average, more than 1.2 times its capacity of {capacity} kW. Check scale and unit.',
  },
  'register-over-capacity': {
    zh: '换算后 {series} 自安装以来相当于平均 {kw} kW，超过容量 {capacity} kW 的 1.2 倍。请核对系数和单位。',
    en: '{series} would be {kw} kW on average since it was installed, more than 1.2 times its capacity of {capacity} kW. Check scale and unit.',
  },
  'setting-unknown': { zh: '这个协议没有设置 {setting}。可用：{known}。', en: 'This protocol has no setting {setting}. It has: {known}.' },
  'setting-bad': { zh: '设置 {setting} 不能是“{value}”。', en: 'The setting {setting} cannot be “{value}”.' },
  'setting-missing': { zh: '缺少设置 {setting}。', en: 'The setting {setting} is missing.' },
  'secret-unknown': { zh: '这个协议没有密钥 {secret}。可用：{known}。', en: 'This protocol has no secret {secret}. It has: {known}.' },
  'secret-bad': { zh: '密钥 {secret} 的写法不对。', en: 'The secret {secret} has the wrong format.' },
  'every-bad': {
    zh: '采集周期“{every}”无效，应为 1s 到 1d，如 15min。',
    en: 'The polling interval “{every}” is not valid; it must be from 1s to 1d, such as 15min.',
  },
  'open-door': {
    zh: '连接 {connection} 在本机以外的地址 {host} 上监听，须启用 TLS 加密（tls=yes）或限定允许的地址段（allow=…）。',
    en: 'The connection {connection} would listen at {host}, beyond this machine: set tls=yes or allow=CIDR,….',
  },
  'device-host-refused': {
    zh: '连接 {connection} 的地址 {host} 是链路本地、组播等特殊地址，不会向其查询。请填写设备或网关的实际地址。',
    en: 'The connection {connection} uses {host}, a link-local or other special address, which is not polled. Give the address of the device or gateway.',
  },
  'device-host-bad': {
    zh: '连接 {connection} 的地址“{host}”不是规范的主机地址。请写 IPv4 地址（如 192.168.1.20）、IPv6 地址或域名。',
    en: '“{host}” of the connection {connection} is not a valid host. Write an IPv4 address (192.168.1.20), an IPv6 address or a name.',
  },
  'tls-without-certificate': {
    zh: '连接 {connection} 使用 TLS，须给出证书和私钥（--secret cert=… --secret key=…）。',
    en: 'The connection {connection} uses TLS: give its certificate and key (--secret cert=… --secret key=…).',
  },
  'port-in-use': { zh: '端口 {port} 已被其他程序占用。', en: 'The port {port} is taken by another program.' },
  'port-not-opened': { zh: '不能在 {host} 的端口 {port} 上监听（{said}）。', en: 'The port {port} of {host} cannot be opened ({said}).' },
  'port-shared-otherwise': {
    zh: '端口 {port} 上的连接使用另一协议或加密方式，不能共用。',
    en: 'Connections on port {port} speak another protocol or are encrypted otherwise; they cannot share it.',
  },
  'connection-failed': { zh: '连接未能打开：{why}。', en: 'The connection could not be opened: {why}.' },
  'devices-not-answering': {
    zh: '{host} 的端口 {port} 没有设备应答。请核对地址、端口、网络和设备电源，再在“测试与查找”中读取一次。',
    en: 'Nothing answers at port {port} of {host}. Check address, port, network and power of the device, then run a test.',
  },
  'device-silent': {
    zh: '同一连接上的设备 {device} 自 {since} 起没有应答（{channels} 个通道），其他设备应答正常。请检查该设备的电源和接线，核对站号（表号）以及网关中到该设备的设置。',
    en: 'The device {device} has not answered since {since} ({channels} channels), while others on the connection do. Check its power, wiring and number, and the gateway settings for it.',
  },
  'connection-silent': {
    zh: '自 {since} 起没有收到数据。请检查设备、采集器和网络；补传的数据会按原时间入库。',
    en: 'No data received since {since}. Check the device, the collector and the network; data sent later is stored with its original time.',
  },
  'nothing-bound': {
    zh: '还没有绑定通道，不会采集。请查找设备上的数据并绑定。',
    en: 'No channel is bound, so nothing is polled. Discover the channels of the device and bind them.',
  },
  'values-wait': {
    zh: '有 {count} 个数值等待绑定，保存 30 天。请在“未绑定通道”中绑定。',
    en: '{count} values wait to be bound; they are kept for 30 days. Bind their channels.',
  },
  'clock-skew': {
    zh: '设备时钟与本机相差约 {seconds} 秒。请校准设备时钟；已存数据的时间不变。',
    en: 'The clock of the device is about {seconds} s off. Correct it; the times of data already stored do not change.',
  },
  'frame-refused': {
    zh: '拒收了来自 {address} 的报文：{why}。请核对设备的密钥、地址和协议设置。',
    en: 'A frame from {address} was refused: {why}. Check the secret, the address and the settings of the device.',
  },
  'value-refused': {
    zh: '有数值未能入库：{why}。请核对通道的单位、系数和所绑定的序列。',
    en: 'A value could not be stored: {why}. Check the unit, the scale and the series of its channel.',
  },
  'time-refused': {
    zh: '{channel} 的时间“{text}”无法识别，或早于 2000 年、晚于一年以后；该值未入库。请校准设备时钟，或改用 2026-11-27 08:00:00 这样的写法。',
    en: 'The time “{text}” of {channel} cannot be read, or is before 2000 or more than a year ahead; its value was not taken. Set the clock of the device, or have it write times such as 2026-11-27 08:00:00.',
  },
  'value-unread': {
    zh: '{channel} 的值“{text}”不是普通数字，未入库。请让设备发送不带逗号和单位的数字，如 1234.5。',
    en: 'The value “{text}” of {channel} is not a plain number and was not stored. Set the device to send numbers without commas and units, such as 1234.5.',
  },
  'word-of-quantity': {
    zh: '{channel} 发来的是“{text}”，不是 {series} 的数值，未入库。开关量请绑定到量为“状态”的测点。',
    en: '{channel} sent “{text}”, which is not a value of {series}, and was not stored. Bind a switch to a point of the quantity “State”.',
  },
  'unit-beside-refused': {
    zh: '{channel} 的值旁写的单位“{text}”不认识，或不能用于 {series}，该值未入库。请更正设备的单位，或在通道上写明单位。',
    en: 'The unit “{text}” beside the value of {channel} is not known or does not fit {series}; the value was not stored. Correct it at the device, or set the unit of the channel.',
  },
  'unit-beside-scale': {
    zh: '{channel} 的值旁写有单位“{text}”，通道又有系数 {scale}（偏移 {offset}），无法判断系数是否已经换算单位，该值未入库。请在通道上写明单位。',
    en: 'The value of {channel} comes with the unit “{text}”, and the channel has the scale {scale} (offset {offset}): it is not clear whether the scale already converts the unit, so the value was not stored. Set the unit of the channel.',
  },
  'register-all-ones': {
    zh: '{channel} 的寄存器各位全为 1（{value}），许多型号以此表示没有数值。仍按数值判断；若不是真实读数，请修正该读数并检查设备。',
    en: 'Every bit of the register of {channel} is set ({value}), which in many models means that there is no value. It is treated as a number; if it is not a real reading, correct it and check the device.',
  },
  'polls-lost': {
    zh: '数据库长时间不可用，{count} 个采集值未能保留。',
    en: 'The database was unavailable for too long: {count} polled values could not be kept.',
  },
  'meter-not-made': {
    zh: '未能登记计量点 {meter}：没有建筑 {building}。请导入该建筑；数据先按未绑定通道保存。',
    en: 'The metering point {meter} could not be registered: there is no building {building}. Import it; the values wait until then.',
  },
  'answers-late': {
    zh: '{channel} 在查询后 {seconds} 秒才应答，超过等待时间，该值未采用。请检查表计、网关波特率和线路。',
    en: '{channel} answered only after {seconds} s, longer than the waiting time; that value was not used. Check the meter, the baud rate of the gateway and the line.',
  },
  'no-answer': { zh: '没有应答。', en: 'It did not answer.' },
  'line-broken': {
    zh: '连不上设备或网关。请核对地址、端口和网络。',
    en: 'The device or gateway cannot be reached. Check address, port and network.',
  },
  'gateway-not-here': { zh: '网关尚未拨入，请先启用连接。', en: 'The gateway has not dialled in; turn the connection on first.' },
  'other-address': { zh: '应答来自另一台设备。', en: 'The answer came from another device.' },
  'other-answer': { zh: '应答与所问不符。', en: 'The answer does not match the request.' },
  'other-length': { zh: '应答的长度不对。', en: 'The answer has the wrong length.' },
  'object-out-of-service': { zh: '设备报告该对象故障或停用。', en: 'The device says that the object is faulty or out of service.' },
  'scale-unread': {
    zh: '累加器没有给出比例系数（Scale），表底无法换算，不予采用。',
    en: 'The accumulator gives no Scale, so its count cannot be converted and is not used.',
  },
  'device-error': { zh: '设备答复出错。', en: 'The device answered with an error.' },
  'bad-bcd': { zh: '应答中有不是数字的字节。', en: 'The answer contains bytes that are not digits.' },
  'sign-unclear': {
    zh: '应答数值的最高位为 1，可能是负号，标准原文未核实，不予采用。请对照表计显示值。',
    en: 'The highest bit of the value is set and may be a minus sign; the standard could not be checked, so the value is not used. Compare it with the display of the meter.',
  },
  'unknown-unit-byte': { zh: '不认识应答中的单位。', en: 'The unit in the answer is not known.' },
  'unknown-identifier': { zh: '不认识这个数据标识。', en: 'This data identifier is not known.' },
  'no-value': { zh: '设备没有给出数值。', en: 'The device gave no value.' },
  'not-testable': {
    zh: '连接 {connection} 由设备主动上报，下列为最近收到的值。',
    en: 'Devices of the connection {connection} report by themselves: these are the latest values received.',
  },
};

/** Why a frame was refused, and other codes named in findings. */
export const gatewayValues: Words = {
  'why=frame-too-long': { zh: '超过 1 MiB', en: 'it is longer than 1 MiB' },
  'why=frame-length': { zh: '长度不对', en: 'its length is wrong' },
  'why=frame-tail': { zh: '帧尾不对', en: 'its end is wrong' },
  'why=frame-check': { zh: '校验不符', en: 'its checksum is wrong' },
  'why=not-decrypted': { zh: '密钥不符，无法解密', en: 'it cannot be decrypted with the key' },
  'why=text-broken': { zh: '不是可读的文本', en: 'it is not readable text' },
  'why=xml-broken': { zh: 'XML 不完整', en: 'its XML is broken' },
  'why=xml-doctype': { zh: 'XML 含文档类型声明', en: 'its XML declares a document type' },
  'why=xml-too-deep': { zh: 'XML 嵌套过深', en: 'its XML is nested too deep' },
  'why=message-without-sender': { zh: '没有建筑、采集器或类型', en: 'it names no building, collector or type' },
  'why=message-without-body': { zh: '没有内容', en: 'it has no body' },
  'why=unknown-collector': { zh: '不是登记的采集器', en: 'no connection is for this collector' },
  'why=identity-wrong': { zh: '身份认证未通过', en: 'it failed authentication' },
  'why=unknown-gateway': { zh: '不是登记的网关', en: 'no connection is for this gateway' },
  'why=not-mqtt': { zh: '不是 MQTT 报文', en: 'it is not MQTT' },
  'why=payload-twice': { zh: '同一个对象里有名称出现两次', en: 'a duplicated name in one object' },
  'why=payload-name-invalid': {
    zh: '主题或名称里有看不见的控制字符、改变书写方向的字符或无效字符',
    en: 'its topic or a name contains control characters, characters that change the text direction, or invalid characters',
  },
  'why=payload-broken': { zh: '不是 JSON', en: 'it is not JSON' },
  'why=payload-too-large': { zh: '数值太多或嵌套过深', en: 'it holds too many values, or nests too deep' },
  'why=no-identity': { zh: '30 秒内未表明身份', en: 'it did not identify itself within 30 s' },
  'why=address-not-allowed': { zh: '地址不在允许范围', en: 'its address is not allowed' },
  'why=identity-held-off': {
    zh: '该身份密码错误过多，十分钟内不再接受；同一地址的其他设备不受影响',
    en: 'its identity failed too often and is blocked for ten minutes; others at its address are not affected',
  },
  'why=address-held-off': { zh: '该地址失败过多，暂不接受', en: 'its address failed too often and is blocked for now' },
};
