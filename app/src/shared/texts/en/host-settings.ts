export const hostSettings = {
  title: 'Plugo settings',
  transport: 'Connection to extensions',
  transportHint:
    'Automatic takes a Unix socket, and TCP on this computer only where that cannot be made or reached. An extension that names one in its manifest begins with that. In force at its next start.',
  transportChoices: ['Automatic', 'Unix socket', 'TCP'],
  socketDirectory: 'Directory for sockets',
  socketDirectoryHint:
    'Empty: a private directory under the temporary one of the system. Its path must be short. In force at the next start of an extension.',
  encryption: 'Encryption of connections',
  encryptionHint:
    'TLS 1.3 with certificates made for each start. In force at the next start of an extension.',
  encryptionChoices: ['Off', 'TCP only', 'Always, Unix sockets as well'],
  encoding: 'Encoding of messages',
  encodingHint:
    'Extensions that cannot read the one chosen speak JSON. JSON is the faster one for most messages. In force at the next start of an extension.',
  encodingChoices: ['JSON', 'MessagePack'],
  compression: 'Compression of messages',
  compressionHint:
    'Of those of 16 KiB and more, with extensions that can read it. Within one computer it mostly costs more time than it saves. In force at the next start of an extension.',
  compressionChoices: ['None', 'gzip', 'Brotli'],
  warmSpare: 'Keep a process ready',
  warmSpareHint:
    'JavaScript extensions start in a third of the time; it takes about 10 MB of memory. In force at once.',
  inForce: 'Reload starts an extension anew, with the settings of now.',
  openData: 'Open data folder',
  ensured: 'What the system ensures',
  containment: {
    cgroup:
      'What an extension starts ends with it: the system keeps it together in a control group (cgroup v2), which nothing leaves.',
    mark: 'What an extension starts ends with it: it is found by a mark in its environment. A program that empties its environment and leaves the process group is not found.',
    group:
      'What an extension starts ends with it, unless it leaves the process group: this system offers no way to find it.',
  },
  separate: 'Each extension is a process of its own: where one freezes or crashes, the others go on.',
  strangers:
    'Only the process that Plugo started can connect: it proves itself with a token that is used once. TCP is reached from this computer only.',
  notEnsured:
    'Not fenced off: files, network, memory and processor. An extension runs with your rights, so install only what you trust.',
  hostFacts: (version: string, pid: number) => `Host ${version}, process ${pid}`,
};
