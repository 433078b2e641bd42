/** Stands for a secret that is kept and not told, in what user interfaces get and in settings.json. */
export const secretMask = '••••••••';

/** Whether it stands for a secret. */
export function isSecretMask(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith(secretMask);
}
