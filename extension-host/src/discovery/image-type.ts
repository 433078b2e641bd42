/** Media type of a picture by its content, for names of files are not trusted; undefined for what is none. */
export function imageType(bytes: Buffer): string | undefined {
  const start = bytes.subarray(0, 12).toString('hex');
  if (start.startsWith('89504e470d0a1a0a')) return 'image/png';
  if (start.startsWith('ffd8ff')) return 'image/jpeg';
  // Declaration, comments and document type may stand before the root element.
  const root =
    /^\uFEFF?\s*(?:<\?[^>]*\?>\s*|<!--(?:(?!-->)[\s\S])*-->\s*|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?\s*>\s*)*<svg[\s>]/i;
  return root.test(bytes.toString('utf8')) ? 'image/svg+xml' : undefined;
}

/** As {@link imageType}, and the kinds that pages show besides. */
export function pictureType(bytes: Buffer): string | undefined {
  const start = bytes.subarray(0, 12).toString('latin1');
  if (start.startsWith('GIF87a') || start.startsWith('GIF89a')) return 'image/gif';
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return 'image/webp';
  return imageType(bytes);
}
