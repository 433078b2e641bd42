import type { ConfigurationStore } from '../contributions/configuration-store.js';

type Configuration = Pick<ConfigurationStore, 'secretsOf' | 'onDidChange'>;

/** Milliseconds for which the secrets of an extension are not looked up again: they are asked for with every message. Its schema may change. */
const lookUpEvery = 1_000;

/** The values of the secret settings of each extension. */
export class Secrets {
  private readonly known = new Map<string, { readonly secrets: readonly string[]; readonly until: number }>();

  constructor(private readonly configuration: Configuration) {
    // Heard before the extension is told: its new secret is in that message.
    configuration.onDidChange(({ extensionId }) => this.known.delete(extensionId));
  }

  of(extensionId: string): readonly string[] {
    const known = this.known.get(extensionId);
    const now = performance.now();
    if (known !== undefined && now < known.until) return known.secrets;
    const secrets = this.configuration.secretsOf(extensionId);
    this.known.set(extensionId, { secrets, until: now + lookUpEvery });
    return secrets;
  }
}
