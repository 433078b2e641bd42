import type { HostSettings } from '@plugo/extension-host/control';
import { defaultHostSettings } from '@plugo/extension-host/control';
import { texts } from '../../shared/texts/index.js';
import { type SettingField, settingFields } from '../details/setting-schema.js';

/** The host's own settings as the form fields that settings of extensions have. */
export function hostSettingFields(settings: HostSettings): readonly SettingField[] {
  const words = texts.hostSettings;
  const schemas: Record<keyof HostSettings, Readonly<Record<string, unknown>>> = {
    transport: {
      title: words.transport,
      description: words.transportHint,
      enum: ['auto', 'unix', 'tcp'],
      enumItemLabels: words.transportChoices,
      default: defaultHostSettings.transport,
    },
    socketDirectory: {
      title: words.socketDirectory,
      description: words.socketDirectoryHint,
      type: 'string',
      default: defaultHostSettings.socketDirectory,
    },
    encryption: {
      title: words.encryption,
      description: words.encryptionHint,
      enum: ['off', 'tcp', 'always'],
      enumItemLabels: words.encryptionChoices,
      default: defaultHostSettings.encryption,
    },
    encoding: {
      title: words.encoding,
      description: words.encodingHint,
      enum: ['json', 'msgpack'],
      enumItemLabels: words.encodingChoices,
      default: defaultHostSettings.encoding,
    },
    compression: {
      title: words.compression,
      description: words.compressionHint,
      enum: ['none', 'gzip', 'brotli'],
      enumItemLabels: words.compressionChoices,
      default: defaultHostSettings.compression,
    },
    warmSpare: {
      title: words.warmSpare,
      description: words.warmSpareHint,
      type: 'boolean',
      default: defaultHostSettings.warmSpare,
    },
  };
  return settingFields(schemas, { ...settings });
}
