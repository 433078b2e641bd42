/** ELF machine numbers of the architectures Node runs on. */
const elfMachines: Readonly<Record<number, string>> = {
  3: 'ia32',
  21: 'ppc64',
  22: 's390x',
  40: 'arm',
  62: 'x64',
  183: 'arm64',
  243: 'riscv64',
  258: 'loong64',
};

/**
 * For what other machine a program was made, told from at least its first 20 bytes, such as `linux-arm64` or `Windows`; undefined when it
 * may run here (a script, this machine's format, or one we do not know).
 */
export function foreignFormat(head: Buffer, platform: NodeJS.Platform, arch: string): string | undefined {
  if (head.length < 4) return undefined;
  if (isElf(head)) {
    if (platform === 'win32' || platform === 'darwin') return 'Linux';
    const machine = elfMachine(head);
    // A 64-bit Intel machine also runs 32-bit programs, an ARM one mostly.
    const runsHere = machine === undefined || machine === arch || is32BitOf(machine, arch);
    return runsHere ? undefined : `linux-${machine}`;
  }
  if (isMachO(head)) return platform === 'darwin' ? undefined : 'macOS';
  if (head[0] === 0x4d && head[1] === 0x5a) return platform === 'win32' ? undefined : 'Windows';
  return undefined;
}

function isElf(head: Buffer): boolean {
  return head.length >= 20 && head.readUInt32BE(0) === 0x7f454c46;
}

function elfMachine(head: Buffer): string | undefined {
  const isBigEndian = head[5] === 2;
  return elfMachines[isBigEndian ? head.readUInt16BE(18) : head.readUInt16LE(18)];
}

function is32BitOf(machine: string, arch: string): boolean {
  return (machine === 'ia32' && arch === 'x64') || (machine === 'arm' && arch === 'arm64');
}

/** Mach-O for one or several architectures. `0xcafebabe` is also a Java class file, which is no program either. */
function isMachO(head: Buffer): boolean {
  return [0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe, 0xcafebabe].includes(head.readUInt32BE(0));
}
