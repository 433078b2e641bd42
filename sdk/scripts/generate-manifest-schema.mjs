// Writes schema/manifest.schema.json. Needs a build of the extension host.
import { writeFile } from 'node:fs/promises';
import { manifestSchema } from '../../extension-host/dist/model/manifest/schema.js';
import { manifestJsonSchema } from './manifest-json-schema.mjs';

const text = `${JSON.stringify(manifestJsonSchema(manifestSchema), undefined, 2)}\n`;
await writeFile(new URL('../schema/manifest.schema.json', import.meta.url), text);
