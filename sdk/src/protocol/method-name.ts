/**
 * Whether a name can be an exported method or a command: parts of letters, digits, `_`, `$` or `-`, joined by dots, at least
 * two of them. Protocol methods never look like this (`initialize`, `log/write`), so the two cannot collide.
 */
export function isExportedMethodName(name: string): boolean {
  return name.length <= 200 && /^[A-Za-z_][\w$-]*(\.[A-Za-z_$][\w$-]*)+$/.test(name);
}
