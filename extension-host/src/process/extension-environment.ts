const posixNames = ['PATH', 'HOME', 'LANG', 'LANGUAGE', 'TMPDIR', 'TZ', 'USER', 'LOGNAME', 'SHELL'];
const posixPrefixes = ['LC_', 'XDG_'];

/** Without these, programs on Windows cannot find system libraries, temporary files or their user. */
const windowsNames = [
  'PATH',
  'PATHEXT',
  'SYSTEMROOT',
  'SYSTEMDRIVE',
  'WINDIR',
  'COMSPEC',
  'TEMP',
  'TMP',
  'HOMEDRIVE',
  'HOMEPATH',
  'USERPROFILE',
  'USERNAME',
  'USERDOMAIN',
  'APPDATA',
  'LOCALAPPDATA',
  'PROGRAMDATA',
  'PROGRAMFILES',
  'PROGRAMFILES(X86)',
  'PROCESSOR_ARCHITECTURE',
  'NUMBER_OF_PROCESSORS',
  'OS',
];

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment of an extension: what the host's own offers and the allow-list lets through, then what the manifest sets,
 * then what the host adds, which nothing overrides. So no `NODE_OPTIONS`, no `LD_PRELOAD` and no secret of the host leaks.
 */
export function extensionEnvironment(
  inherited: Environment,
  manifest: Readonly<Record<string, string>>,
  added: Readonly<Record<string, string>>,
  platform: NodeJS.Platform = process.platform,
): Record<string, string> {
  const isAllowed = platform === 'win32' ? isAllowedOnWindows : isAllowedOnPosix;
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(inherited)) {
    if (value !== undefined && isAllowed(name)) environment[name] = value;
  }
  for (const [name, value] of Object.entries(manifest)) {
    if (!name.toUpperCase().startsWith('PLUGO_')) environment[name] = value;
  }
  return { ...environment, ...added };
}

function isAllowedOnPosix(name: string): boolean {
  return posixNames.includes(name) || posixPrefixes.some((prefix) => name.startsWith(prefix));
}

function isAllowedOnWindows(name: string): boolean {
  return windowsNames.includes(name.toUpperCase());
}
