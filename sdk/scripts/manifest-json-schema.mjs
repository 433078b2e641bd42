import { z } from 'zod';

/**
 * The JSON Schema of the manifest, for completion in editors. Written from the code that checks manifests, so the two agree;
 * what JSON Schema cannot say, such as that a range is a valid one, only the host checks.
 * @param {z.ZodType} manifestSchema `manifestSchema` of the extension host.
 */
export function manifestJsonSchema(manifestSchema) {
  const { $schema, ...schema } = z.toJSONSchema(manifestSchema, { io: 'input', target: 'draft-7' });
  return {
    $schema,
    title: 'Plugo extension',
    description: 'The fields of package.json that Plugo reads. docs/manifest.md explains them.',
    ...schema,
    oneOf: [
      { required: ['main'] },
      { required: ['plugo'], properties: { plugo: { type: 'object', required: ['run'] } } },
    ],
  };
}
